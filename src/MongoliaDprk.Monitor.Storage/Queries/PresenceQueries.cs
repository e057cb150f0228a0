using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>First and last mention, and the longest silence between.</summary>
public sealed class PresenceQueries(MonitorDatabase database)
{
    /// <summary>One entry per key that meets the filter, the one named last first.</summary>
    /// <param name="keys">Only these; null = all.</param>
    public async Task<IReadOnlyList<Presence>> ListAsync(TrendBy by, MentionFilter filter, IReadOnlyList<string>? keys, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        IEnumerable<Presence> found = filter is { From: null, To: null, FirstOnly: false } && KeptTrend.Of(by, filter) is { ByDay: true } kept
            ? await OfMonthsAsync(context, kept.Totals(context, keys), cancellationToken)
            : (await TrendQueries.StepsAsync(context, by, TrendPer.Day, filter, keys, cancellationToken))
                .GroupBy(d => d.Key, StringComparer.Ordinal).Select(g => Presence.Of(g.Key, g.Select(d => d.Day)) with { Articles = g.Sum(d => d.Articles) });
        return [.. found.OrderByDescending(p => p.Last).ThenBy(p => p.Key, StringComparer.Ordinal)];
    }

    /// <summary>The months of many keys over many years are many rows: PostgreSQL sends them as one row of each key.</summary>
    private static async Task<IEnumerable<Presence>> OfMonthsAsync(MonitorDbContext context, IQueryable<MonthTotalRow> totals, CancellationToken cancellationToken)
    {
        if (context is PostgresMonitorDbContext)
        {
            var rows = await totals.GroupBy(t => t.Key).Select(g => new
            {
                g.Key,
                Months = EF.Functions.ArrayAgg(g.Select(t => t.Month)),
                Days = EF.Functions.ArrayAgg(g.Select(t => t.Days)),
                Articles = g.Sum(t => t.Articles),
            }).ToListAsync(cancellationToken);
            return rows.Select(r => Presence.OfMonths(r.Key, r.Months.Zip(r.Days)) with { Articles = r.Articles });
        }

        return (await totals.Select(t => new { t.Key, t.Month, t.Days, t.Articles }).ToListAsync(cancellationToken))
            .GroupBy(t => t.Key, StringComparer.Ordinal).Select(g => Presence.OfMonths(g.Key, g.Select(t => (t.Month, t.Days))) with { Articles = g.Sum(t => t.Articles) });
    }
}
