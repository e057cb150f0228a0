namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>One of the keys counted most.</summary>
/// <param name="Count">In the period asked for.</param>
/// <param name="Before">In the period of as many days that ends the day before it; null = the filter names no first and last day.</param>
public sealed record TopKey(string Key, int Count, int? Before)
{
    /// <summary>More than before, or less; null where there is no before.</summary>
    public int? Change => Count - Before;

    /// <summary>Change as a part of before: 0.5 = half as many more; null where before is unknown or nothing.</summary>
    public double? ChangeShare => Before is > 0 ? (double)(Count - Before.Value) / Before.Value : null;
}

/// <summary>The period before a period, as long.</summary>
public static class PeriodBefore
{
    /// <summary>The filter of the period before; null where the filter has no first and last day, or the calendar does not reach so far back.</summary>
    public static MentionFilter? Of(MentionFilter filter) =>
        filter is { From: { } from, To: { } to } && to >= from && from.DayNumber - (to.DayNumber - from.DayNumber + 1) is >= 0 and var first
            ? filter with { From = DateOnly.FromDayNumber(first), To = from.AddDays(-1) }
            : null;
}
