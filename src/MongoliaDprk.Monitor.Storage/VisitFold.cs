using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Makes a visit of what its reports say.</summary>
internal sealed class VisitFold(Watchlist watchlist)
{
    private readonly HashSet<string> countries = [.. watchlist.Actors.Where(a => a.Kind == ActorKind.Country).Select(a => a.Name)];
    private readonly HashSet<string> actors = [.. watchlist.Actors.Select(a => a.Id)];

    /// <summary>The visit as its first report tells it; nothing of what the row was stays but its number.</summary>
    public static void Begin(VisitRow visit, VisitReport report, DateOnly day)
    {
        visit.Visitors = [.. report.Visitors.Select(StoredText.Clean)];
        visit.FromSide = report.From;
        visit.ToSide = report.To;
        visit.Place = StoredText.CleanOrNull(report.Place);
        visit.Start = report.Start;
        visit.End = report.End;
        visit.Stage = report.Stage;
        visit.FirstReported = visit.LastReported = day;
        visit.Confidence = report.Confidence;
    }

    /// <summary>One more report of it.</summary>
    public void Add(VisitRow visit, VisitReport report, DateOnly day)
    {
        bool moved = visit.Stage == VisitStage.Postponed || report.Stage == VisitStage.Postponed;
        visit.Stage = VisitMerger.NextStage(VisitLedger.ToLedger(visit), report, day);
        string[] all = [.. visit.Visitors.Union(report.Visitors.Select(StoredText.Clean), StringComparer.Ordinal)];
        // words stand in for a visitor only as long as no article names one that the watchlist knows
        visit.Visitors = all.Any(actors.Contains) ? [.. all.Where(actors.Contains)] : [.. all];
        visit.FromSide ??= report.From;
        visit.ToSide ??= report.To;
        if (visit.Place is null || (report.Place is not null && countries.Contains(visit.Place)))
            visit.Place = StoredText.CleanOrNull(report.Place);
        // reports come in any order: what they say together must not depend on it
        visit.Start = moved ? report.Start ?? visit.Start : IsoDay.Earlier(visit.Start, report.Start);
        visit.End = moved ? report.End ?? visit.End : IsoDay.Later(visit.End, report.End);
        visit.FirstReported = day < visit.FirstReported ? day : visit.FirstReported;
        visit.LastReported = day > visit.LastReported ? day : visit.LastReported;
        visit.Confidence = Math.Max(visit.Confidence, report.Confidence);
    }

    /// <summary>The visit anew from its reports; background makes no visit.</summary>
    /// <param name="reports">All that are left; none of them partial.</param>
    /// <returns>False = none of them is news: nothing is left to make a visit of.</returns>
    public bool Rebuild(VisitRow visit, IEnumerable<VisitReportRow> reports)
    {
        bool begun = false;
        foreach (VisitReportRow row in reports.Where(r => r.IsNew).OrderBy(r => r.Day).ThenBy(r => r.Id))
        {
            if (begun)
                Add(visit, ReportRows.ToReport(row), row.Day);
            else
                Begin(visit, ReportRows.ToReport(row), row.Day);
            begun = true;
        }

        return begun;
    }
}
