using System.Globalization;
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

    /// <summary>How many visits of the filter there are per year, direction and stage; the years newest first. Together they are as many as the list is long.</summary>
    public async Task<IReadOnlyList<VisitYear>> YearsAsync(VisitFilter filter, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        var groups = await filter.Apply(context.Visits)
            .GroupBy(v => new { Begin = (v.Start ?? v.End)!.Substring(0, 4), Reported = v.FirstReported.Year, v.FromSide, v.ToSide, v.Stage })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return
        [
            .. groups.GroupBy(g => (Year: g.Key.Begin is { } year ? int.Parse(year, CultureInfo.InvariantCulture) : g.Key.Reported, g.Key.FromSide, g.Key.ToSide, g.Key.Stage))
                .Select(g => new VisitYear(g.Key.Year, g.Key.FromSide, g.Key.ToSide, g.Key.Stage, g.Sum(x => x.Count)))
                .OrderByDescending(y => y.Year).ThenBy(y => y.From, StringComparer.Ordinal).ThenBy(y => y.To, StringComparer.Ordinal).ThenBy(y => y.Stage),
        ];
    }

    /// <summary>Visits that another one may turn out to be: of its direction or of none known, those reported nearest to it first.</summary>
    public async Task<IReadOnlyList<VisitItem>> LikeAsync(VisitItem visit, int most, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        IQueryable<VisitRow> others = new VisitFilter(WithHistorical: true).Apply(context.Visits)
            .Where(v => v.Id != visit.Id && (v.FromSide == null || visit.From == null || v.FromSide == visit.From) && (v.ToSide == null || visit.To == null || v.ToSide == visit.To));
        List<VisitItem> before = await others.Where(v => v.FirstReported <= visit.FirstReported).OrderByDescending(v => v.FirstReported).ThenByDescending(v => v.Id).Take(most)
            .Select(v => VisitRecords.Item(v, v.Reports.Count)).ToListAsync(cancellationToken);
        List<VisitItem> after = await others.Where(v => v.FirstReported > visit.FirstReported).OrderBy(v => v.FirstReported).ThenBy(v => v.Id).Take(most)
            .Select(v => VisitRecords.Item(v, v.Reports.Count)).ToListAsync(cancellationToken);
        return [.. before.Concat(after).OrderBy(v => Math.Abs(v.FirstReported.DayNumber - visit.FirstReported.DayNumber)).ThenBy(v => v.Id).Take(most)];
    }

    /// <summary>What analysts decided about any visit, newest first, those taken back among them.</summary>
    public async Task<VisitDecisionPage> DecisionsAsync(int skip, int take, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        int count = await context.VisitDecisions.CountAsync(cancellationToken);
        List<VisitDecisionRow> rows = await context.VisitDecisions.OrderByDescending(d => d.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);
        long[] ids = [.. rows.Select(d => d.Id)];
        Dictionary<long, long> undone = await context.VisitDecisions.Where(d => d.UndoesId != null && ids.Contains(d.UndoesId.Value))
            .ToDictionaryAsync(d => d.UndoesId!.Value, d => d.Id, cancellationToken);
        return new VisitDecisionPage([.. rows.Select(d => VisitRecords.Item(d, undone))], count);
    }
}
