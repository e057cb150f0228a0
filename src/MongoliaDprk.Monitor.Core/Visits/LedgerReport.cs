namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>A report as the ledger holds it.</summary>
/// <param name="Id">Tells it from others; says nothing of order.</param>
/// <param name="Day">The day it is news of, at the outlet.</param>
/// <param name="Side">Side the outlet speaks for; null = of neither side, or not known.</param>
/// <param name="At">When it was public, UTC; null = only <paramref name="Day"/> is known.</param>
public sealed record LedgerReport(long Id, long ArticleId, DateOnly Day, VisitReport Report, string? Side = null, DateTime? At = null)
{
    /// <summary>Day by day and, within a day, along the life of a visit: an order that does not depend on when reports came in.</summary>
    public static IEnumerable<LedgerReport> Sort(IEnumerable<LedgerReport> reports) => reports
        .OrderBy(r => r.Day).ThenBy(r => r.Report.Stage).ThenBy(r => r.At ?? DateTime.MaxValue)
        .ThenByDescending(r => r.Report.Confidence)
        .ThenBy(r => r.Report.Start, StringComparer.Ordinal).ThenBy(r => r.Report.End, StringComparer.Ordinal)
        .ThenBy(r => r.Report.Place, StringComparer.Ordinal).ThenBy(r => string.Join('\n', r.Report.Visitors), StringComparer.Ordinal)
        .ThenBy(r => r.Report.Sentence, StringComparer.Ordinal).ThenBy(r => r.Id);
}
