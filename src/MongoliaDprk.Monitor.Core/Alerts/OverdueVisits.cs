using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Core.Alerts;

/// <summary>What is to be said of a planned visit whose first day has come.</summary>
public enum OverdueState
{
    /// <summary>Nothing: its day has not come, it was reported, or it is too long ago.</summary>
    No,

    /// <summary>Its outlets were read, and none reports it.</summary>
    Overdue,

    /// <summary>Nobody reports it, but the outlets of a side could not be read.</summary>
    Blind,
}

/// <summary>One source of a side concerned.</summary>
/// <param name="Read">It has been read since the visit was due.</param>
public sealed record SourceWatch(string SourceId, string Side, bool Read);

/// <summary>Judges planned visits that nobody reports any more.</summary>
public static class OverdueVisits
{
    /// <summary>Days after the first day of a visit until its silence is told: state media report a day late.</summary>
    public const int GraceDays = 2;

    /// <summary>Days after which it is no news any more.</summary>
    public const int LatestDays = 21;

    /// <summary>The last day on which the visit may begin and still be as announced; null = it is not planned, or nobody said when.</summary>
    public static DateOnly? Due(LedgerVisit visit) => visit is { Stage: VisitStage.Announced, Historical: false } ? IsoDay.Last(visit.Start) : null;

    /// <param name="sources">Of both sides of the visit.</param>
    public static OverdueState Judge(LedgerVisit visit, DateOnly today, IReadOnlyList<SourceWatch> sources)
    {
        if (Due(visit) is not { } due || today < due.AddDays(GraceDays) || today > due.AddDays(LatestDays) || visit.LastReported >= due)
            return OverdueState.No;
        return sources.Count > 0 && sources.GroupBy(s => s.Side, StringComparer.Ordinal).All(side => side.Any(s => s.Read)) ? OverdueState.Overdue : OverdueState.Blind;
    }
}
