namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>One key over every step of a period, with a value for steps without an article too.</summary>
/// <param name="Values">One per step, in its order.</param>
public sealed record TrendLine(string Key, IReadOnlyList<int> Values)
{
    /// <summary>The lines of a trend, highest sum first.</summary>
    /// <param name="steps">Ascending; points outside them are left out.</param>
    public static IReadOnlyList<TrendLine> Of(IEnumerable<TrendPoint> points, IReadOnlyList<DateOnly> steps, CountUnit unit)
    {
        Dictionary<DateOnly, int> places = steps.Select((s, i) => (s, i)).ToDictionary(s => s.s, s => s.i);
        return
        [
            .. points.GroupBy(p => p.Key, StringComparer.Ordinal).Select(g =>
            {
                int[] values = new int[steps.Count];
                foreach (TrendPoint point in g.Where(p => places.ContainsKey(p.Step)))
                    values[places[point.Step]] += point.In(unit);
                return new TrendLine(g.Key, values);
            }).OrderByDescending(l => l.Values.Sum(v => (long)v)).ThenBy(l => l.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The moving average that ends at each step: the mean of it and the <paramref name="width"/> − 1 steps before; null where so many
    /// steps do not lie before it, because the mean of fewer looks the same and means less.
    /// </summary>
    public IReadOnlyList<double?> MovingAverage(int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var averages = new double?[Values.Count];
        long sum = 0;
        for (int i = 0; i < Values.Count; i++)
        {
            sum += Values[i] - (i >= width ? Values[i - width] : 0);
            averages[i] = i >= width - 1 ? (double)sum / width : null;
        }

        return averages;
    }

    /// <summary>
    /// The value of the same step a year before: of the same day (29 February: the 28th), month, quarter or year of that year; of the
    /// week 52 weeks before. Null where that step is not among the steps.
    /// </summary>
    /// <param name="steps">The steps that the values stand for.</param>
    public IReadOnlyList<int?> YearBefore(IReadOnlyList<DateOnly> steps, TrendPer per)
    {
        Dictionary<DateOnly, int> values = steps.Zip(Values).ToDictionary(s => s.First, s => s.Second);
        return [.. steps.Select(s => YearBefore(s, per) is { } before && values.TryGetValue(before, out int value) ? value : (int?)null)];
    }

    /// <summary>The step a year before; null = the calendar does not reach so far back.</summary>
    public static DateOnly? YearBefore(DateOnly step, TrendPer per) =>
        per == TrendPer.Week ? step.DayNumber < 364 ? null : step.AddDays(-364) : step.Year == 1 ? null : step.AddYears(-1);
}
