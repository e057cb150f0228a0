namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Decides which visit of the ledger a report belongs to, so that one visit is one entry however many outlets report it.</summary>
public static class VisitMerger
{
    /// <summary>The visit <paramref name="report"/> belongs to, or null = a visit the ledger does not have.</summary>
    /// <param name="reportedOn">The day of the report.</param>
    public static LedgerVisit? Match(VisitReport report, DateOnly reportedOn, IReadOnlyList<LedgerVisit> ledger) => throw new NotImplementedException();

    /// <summary>The stage after <paramref name="reported"/>: stages only move forward, except that a postponed visit may be announced again.</summary>
    public static VisitStage NextStage(VisitStage current, VisitStage reported) => throw new NotImplementedException();
}
