namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>One number with what a journalist quotes beside it.</summary>
/// <param name="Step">First day of the step; null = the whole period.</param>
/// <param name="Count">Length of the list for this key and step.</param>
/// <param name="First">Day of the first counted item.</param>
/// <param name="Last">Day of the last one.</param>
/// <param name="Actors">Who was named, by number of items (an item with two actors counts for both), most first.</param>
public sealed record CountRow(DateOnly? Step, string Key, int Count, DateOnly First, DateOnly Last, IReadOnlyList<CountShare> Actors);

/// <summary>How many of a row's items name one actor.</summary>
public sealed record CountShare(string Actor, int Count);

/// <summary>Adds up a list of counted things.</summary>
public static class CountTable
{
    /// <param name="per">Null = one row per key for the whole period, highest count first; else rows by step, highest first within it.</param>
    public static IReadOnlyList<CountRow> Of(IEnumerable<CountedItem> items, TrendPer? per) =>
    [
        .. items.GroupBy(i => (Step: per is { } p ? (DateOnly?)TrendCalendar.FirstDay(i.Day, p) : null, i.Key))
            .Select(g => new CountRow(g.Key.Step, g.Key.Key, g.Count(), g.Min(i => i.Day), g.Max(i => i.Day), Shares(g)))
            .OrderBy(r => r.Step).ThenByDescending(r => r.Count).ThenBy(r => r.Key, StringComparer.Ordinal),
    ];

    private static IReadOnlyList<CountShare> Shares(IEnumerable<CountedItem> items) =>
    [
        .. items.SelectMany(i => i.Actors).GroupBy(a => a, StringComparer.Ordinal)
            .Select(g => new CountShare(g.Key, g.Count()))
            .OrderByDescending(s => s.Count).ThenBy(s => s.Actor, StringComparer.Ordinal),
    ];
}
