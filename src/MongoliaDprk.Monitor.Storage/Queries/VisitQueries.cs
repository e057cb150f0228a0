using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>One visit of the ledger with the newest report as evidence.</summary>
/// <param name="Historical">From the watchlist's known visits.</param>
/// <param name="Reports">Number of articles that report it; equals the length of <see cref="VisitQueries.ReportsAsync"/>.</param>
public sealed record VisitItem(
    long Id, IReadOnlyList<string> Visitors, string? From, string? To, string? Place, string? Start, string? End, VisitStage Stage,
    bool Historical, DateOnly FirstReported, DateOnly LastReported, int Reports, double Confidence);

/// <summary>One report of a visit.</summary>
public sealed record VisitReportItem(
    long ArticleId, DateOnly Day, string SourceId, string Title, string Address, VisitStage Stage, bool IsNew, string Sentence, double Confidence);

/// <summary>Reads the ledger of visits.</summary>
public sealed class VisitQueries(MonitorDatabase database)
{
    /// <summary>Visits, latest reported first; without those that only the watchlist knows unless asked for.</summary>
    public async Task<IReadOnlyList<VisitItem>> ListAsync(bool withHistorical, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await context.Visits
            .Where(v => withHistorical || !v.Historical || v.Reports.Count > 0)
            .OrderByDescending(v => v.LastReported).ThenByDescending(v => v.Id)
            .Select(v => new VisitItem(
                v.Id, v.Visitors, v.FromSide, v.ToSide, v.Place, v.Start, v.End, v.Stage, v.Historical,
                v.FirstReported, v.LastReported, v.Reports.Count, v.Confidence))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The reports of one visit, in order of their day.</summary>
    public async Task<IReadOnlyList<VisitReportItem>> ReportsAsync(long visitId, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await context.VisitReports.Where(r => r.VisitId == visitId)
            .OrderBy(r => r.Day).ThenBy(r => r.Id)
            .Select(r => new VisitReportItem(
                r.ArticleId, r.Day, r.Article!.SourceId, r.Article.Title, r.Article.Address, r.Stage, r.IsNew, r.Sentence, r.Confidence))
            .ToListAsync(cancellationToken);
    }
}
