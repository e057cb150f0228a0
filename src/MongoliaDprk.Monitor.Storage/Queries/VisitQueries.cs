using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>Reads the ledger of visits.</summary>
public sealed class VisitQueries(MonitorDatabase database, Watchlist watchlist)
{
    private readonly VisitRecords records = new(watchlist);

    /// <summary>Visits with their evidence, stages, confirmation and decisions, latest reported first: so many queries, however long the page.</summary>
    public async Task<VisitPage> PageAsync(VisitFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        IQueryable<VisitRow> visits = filter.Apply(context.Visits);
        int count = await visits.CountAsync(cancellationToken);
        List<VisitRow> page = await visits.OrderByDescending(v => v.LastReported).ThenByDescending(v => v.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);
        return new VisitPage(await records.ReadAsync(context, page, cancellationToken), count);
    }

    /// <summary>One visit by its number, also a rejected or merged one; null = there is none.</summary>
    public async Task<VisitRecord?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        List<VisitRow> found = await context.Visits.Where(v => v.Id == id).ToListAsync(cancellationToken);
        return (await records.ReadAsync(context, found, cancellationToken)).FirstOrDefault();
    }

    /// <summary>What an analyst should look at: visits that nobody has confirmed or rejected and that rest on little, the least certain first.</summary>
    /// <param name="below">Only visits of less confidence than this, 0 to 1; above 1 = all that are unreviewed.</param>
    public async Task<VisitPage> UnreviewedAsync(double below, int skip, int take, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        IQueryable<VisitRow> visits = new VisitFilter(Unreviewed: true, Below: below).Apply(context.Visits);
        int count = await visits.CountAsync(cancellationToken);
        List<VisitRow> page = await visits.OrderBy(v => v.Confidence).ThenByDescending(v => v.LastReported).ThenByDescending(v => v.Id)
            .Skip(skip).Take(take).ToListAsync(cancellationToken);
        return new VisitPage(await records.ReadAsync(context, page, cancellationToken), count);
    }

    /// <summary>Visits without their evidence, latest reported first; without those that only the watchlist knows unless asked for.</summary>
    public async Task<IReadOnlyList<VisitItem>> ListAsync(bool withHistorical, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await new VisitFilter(WithHistorical: withHistorical).Apply(context.Visits)
            .OrderByDescending(v => v.LastReported).ThenByDescending(v => v.Id)
            .Select(v => VisitRecords.Item(v, v.Reports.Count))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The reports of one visit, in order of their day.</summary>
    public async Task<IReadOnlyList<VisitReportItem>> ReportsAsync(long visitId, CancellationToken cancellationToken) =>
        await FindAsync(visitId, cancellationToken) is { } record ? record.Reports : [];
}
