using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>The whole months of a period, which numbers kept by month tell, and the days before and after them, which they do not.</summary>
/// <param name="First">First day of the first month.</param>
/// <param name="Last">Last day of the last month.</param>
/// <param name="Edges">None, one or two.</param>
internal sealed record WholeMonths(DateOnly First, DateOnly Last, IReadOnlyList<(DateOnly From, DateOnly To)> Edges)
{
    /// <param name="from">Null = from the beginning.</param>
    /// <param name="to">Null = until the end.</param>
    /// <returns>Null = there is no whole month.</returns>
    public static WholeMonths? Of(DateOnly? from, DateOnly? to)
    {
        DateOnly? first = from is not { } begin ? DateOnly.MinValue : begin.Day == 1 ? begin : TrendCalendar.Next(TrendCalendar.FirstDay(begin, TrendPer.Month), TrendPer.Month);
        DateOnly? last = to is not { } end ? DateOnly.MaxValue : end == TrendCalendar.LastDay(TrendCalendar.FirstDay(end, TrendPer.Month), TrendPer.Month) ? end : LastOfBefore(end);
        return first is { } one && last is { } other && one < other
            ? new WholeMonths(one, other, [.. from < one ? [(from.Value, one.AddDays(-1))] : None, .. to > other ? [(other.AddDays(1), to.Value)] : None])
            : null;
    }

    private static (DateOnly, DateOnly)[] None => [];

    private static DateOnly? LastOfBefore(DateOnly day) => day is { Year: 1, Month: 1 } ? null : new DateOnly(day.Year, day.Month, 1).AddDays(-1);
}
