using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Replay;

/// <summary>What a back-test showed.</summary>
/// <param name="First">Day of the first relevant text.</param>
/// <param name="Last">Day of the last one.</param>
/// <param name="KnownBefore">Visits of the ledger that were over or begun on the first day, and so were known to the monitor beforehand.</param>
internal sealed record ReplayReport(ReplayInput Input, IReadOnlyList<RelevantText> Relevant, ReplayRecord Record, LedgerScore Score, DateOnly First, DateOnly Last, int KnownBefore)
{
    private const double DaysOfYear = 365.25;

    /// <summary>Years from the first relevant text to the last, both included.</summary>
    public double Years => (Last.DayNumber - First.DayNumber + 1) / DaysOfYear;

    public double FalseAlarmsPerYear => Score.FalseAlarms.Count / Years;

    /// <summary>A ledger divided into what a monitor of that time knew and what it had to find.</summary>
    public static (IReadOnlyList<KnownVisit> Before, IReadOnlyList<KnownVisit> Ahead) Divide(IReadOnlyList<KnownVisit> ledger, DateOnly first)
    {
        ILookup<bool, KnownVisit> ahead = ledger.ToLookup(v => IsoDay.Last(v.Start) >= first);
        return ([.. ahead[false]], [.. ahead[true]]);
    }

    /// <param name="relevant">By their days, at least one.</param>
    public static ReplayReport Of(ReplayInput input, IReadOnlyList<RelevantText> relevant, ReplayRecord record, IReadOnlyList<KnownVisit> ledger)
    {
        DateOnly first = relevant[0].Day, last = relevant[^1].Day;
        Dictionary<long, VisitItem> visits = record.Visits.ToDictionary(v => v.Id);
        ToldVisit[] told = [.. record.Alerts.Where(a => a.VisitId is { } id && visits.ContainsKey(id)).GroupBy(a => a.VisitId!.Value).Select(g => new ToldVisit(visits[g.Key], g.First()))];
        (IReadOnlyList<KnownVisit> before, IReadOnlyList<KnownVisit> ahead) = Divide(ledger, first);
        return new ReplayReport(input, relevant, record, LedgerComparison.Of(told, ahead, last, relevant), first, last, before.Count);
    }
}
