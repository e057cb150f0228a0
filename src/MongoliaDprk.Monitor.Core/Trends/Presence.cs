namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>Since when and until when a key was named, and its longest silence between.</summary>
/// <param name="First">Day of the first counted article.</param>
/// <param name="Last">Day of the last one.</param>
/// <param name="Days">Days with at least one.</param>
/// <param name="Longest">The longest silence between two of these days, the earlier one of equals; null = fewer than two days, or no gap.</param>
public sealed record Presence(string Key, DateOnly First, DateOnly Last, int Days, Silence? Longest)
{
    /// <summary>What the days with an article say.</summary>
    /// <param name="days">At least one, in any order.</param>
    public static Presence Of(string key, IEnumerable<DateOnly> days)
    {
        DateOnly[] sorted = [.. days];
        Array.Sort(sorted);
        int different = 1;
        Silence? longest = null;
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] != sorted[i - 1])
                different++;
            if (sorted[i].DayNumber - sorted[i - 1].DayNumber - 1 is > 0 and var gap && gap > (longest?.Days ?? 0))
                longest = new Silence(sorted[i - 1].AddDays(1), sorted[i].AddDays(-1));
        }

        return new Presence(key, sorted[0], sorted[^1], different, longest);
    }

    /// <summary>The silence from the last article until a day, that day included; null = there is none.</summary>
    public Silence? Until(DateOnly day) => day > Last ? new Silence(Last.AddDays(1), day) : null;
}

/// <summary>Days in a row without an article for a key.</summary>
/// <param name="From">First silent day.</param>
/// <param name="To">Last silent day.</param>
public sealed record Silence(DateOnly From, DateOnly To)
{
    /// <summary>How many days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;
}
