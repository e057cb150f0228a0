using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>A visit at a new stage.</summary>
/// <param name="Day">The day of the report that says so.</param>
/// <param name="Evidence">That report.</param>
public sealed record StageChange(VisitStage Stage, DateOnly Day, LedgerReport Evidence);

/// <summary>A visit and how it came to its stage, oldest first.</summary>
public sealed record VisitHistory(LedgerVisit Visit, IReadOnlyList<StageChange> Stages);

/// <summary>Makes a visit of what its reports say: the same in whatever order they came in.</summary>
public sealed class VisitFold(Watchlist watchlist)
{
    private readonly HashSet<string> countries = [.. watchlist.Actors.Where(a => a.Kind == ActorKind.Country).Select(a => a.Name)];
    private readonly HashSet<string> actors = [.. watchlist.Actors.Select(a => a.Id)];

    /// <summary>The visit <paramref name="id"/> and its stages; null = none of the reports is news, and background makes no visit.</summary>
    public VisitHistory? Fold(long id, IEnumerable<LedgerReport> reports)
    {
        LedgerVisit? visit = null;
        List<StageChange> stages = [];
        HashSet<string> givenUp = [];
        foreach (LedgerReport report in LedgerReport.Sort(reports.Where(r => r.Report.IsNew)))
        {
            VisitStage? before = visit?.Stage;
            visit = visit is null ? Begin(id, report.Report, report.Day) : Add(visit, report.Report, report.Day, givenUp);
            if (visit.Stage != before)
                stages.Add(new StageChange(visit.Stage, report.Day, report));
        }

        return visit is null ? null : new VisitHistory(visit, stages);
    }

    /// <summary>The visit as its first report tells it.</summary>
    public static LedgerVisit Begin(long id, VisitReport report, DateOnly day) => new(
        id, report.Visitors, report.From, report.To, report.Start, report.End, VisitMerger.Said(report, null, day), day, day, Historical: false, report.Place, report.Confidence);

    /// <summary>The visit with one more report, which must not be older than those it has.</summary>
    /// <param name="givenUp">First days that the visit was moved away from: nobody who still names them moves it back.</param>
    public LedgerVisit Add(LedgerVisit visit, VisitReport report, DateOnly day, HashSet<string> givenUp)
    {
        VisitStage stage = VisitMerger.NextStage(visit, report, day);
        bool moved = report.Stage == VisitStage.Postponed || (IsOff(visit.Stage) && stage != visit.Stage);
        string? start = report.Start is { } named && givenUp.Contains(named) ? null : report.Start;
        if (moved && start is not null && visit.Start is { } old && old != start)
            givenUp.Add(old);
        return visit with
        {
            Stage = stage,
            Visitors = Union(visit.Visitors, report.Visitors),
            Place = Place(visit.Place, report.Place),
            Start = moved ? start ?? visit.Start : IsoDay.Earlier(visit.Start, start),
            End = moved && start is not null ? report.End : moved ? report.End ?? visit.End : start is null && report.Start is not null ? visit.End : IsoDay.Later(visit.End, report.End),
            FirstReported = day < visit.FirstReported ? day : visit.FirstReported,
            LastReported = day > visit.LastReported ? day : visit.LastReported,
            Confidence = Math.Max(visit.Confidence, report.Confidence),
        };
    }

    /// <summary>Its dates no longer hold.</summary>
    private static bool IsOff(VisitStage stage) => stage is VisitStage.Postponed or VisitStage.Cancelled or VisitStage.Denied;

    /// <summary>Words stand in for a visitor only as long as no article names one that the watchlist knows.</summary>
    private List<string> Union(IReadOnlyList<string> known, IReadOnlyList<string> reported)
    {
        string[] all = [.. known.Union(reported, StringComparer.Ordinal)];
        return all.Any(actors.Contains) ? [.. all.Where(actors.Contains)] : [.. all];
    }

    /// <summary>A city says more than its country.</summary>
    private string? Place(string? known, string? reported) =>
        known is null || (reported is not null && countries.Contains(known)) ? reported : known;
}
