namespace MongoliaDprk.Monitor.Core.Trends.Anomalies;

/// <summary>Counts of one series day by day, with how much was collected that could have been counted.</summary>
public sealed class DailyCounts
{
    private readonly int[] countsBefore;

    /// <param name="first">The day of the first entries.</param>
    /// <param name="counts">One entry per day, 0 or more.</param>
    /// <param name="exposure">
    /// One entry per day: 0 = its sources were not collected on that day, so that its count means nothing and is not used; else how much of
    /// what could be counted was collected, in any unit.
    /// </param>
    /// <exception cref="ArgumentException">The two are not equally long.</exception>
    public DailyCounts(DateOnly first, IReadOnlyList<int> counts, IReadOnlyList<double> exposure)
    {
        if (counts.Count != exposure.Count)
            throw new ArgumentException("one entry per day in both", nameof(exposure));
        First = first;
        Exposures = [.. exposure];
        Counts = [.. counts.Select((c, i) => Exposures[i] > 0 ? c : 0)];
        countsBefore = new int[Counts.Length + 1];
        for (int i = 0; i < Counts.Length; i++)
            countsBefore[i + 1] = countsBefore[i] + Counts[i];
    }

    public DateOnly First { get; }

    public int Length => Counts.Length;

    internal int[] Counts { get; }

    internal double[] Exposures { get; }

    /// <summary>Sum of the collected days from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Count(DateOnly from, DateOnly to)
    {
        int begin = Math.Clamp(Index(from), 0, Length), end = Math.Clamp(Index(to) + 1, 0, Length);
        return end <= begin ? 0 : countsBefore[end] - countsBefore[begin];
    }

    /// <summary>Place of a day, which may lie outside.</summary>
    internal int Index(DateOnly day) => day.DayNumber - First.DayNumber;
}
