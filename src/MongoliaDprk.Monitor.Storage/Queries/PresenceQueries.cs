using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;

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
            ? (await kept.Totals(context, keys).Select(t => new { t.Key, t.Month, t.Days, t.Articles }).ToListAsync(cancellationToken))
                .GroupBy(t => t.Key, StringComparer.Ordinal).Select(g => Presence.OfMonths(g.Key, g.Select(t => (t.Month, t.Days))) with { Articles = g.Sum(t => t.Articles) })
            : (await TrendQueries.StepsAsync(context, by, TrendPer.Day, filter, keys, cancellationToken))
                .GroupBy(d => d.Key, StringComparer.Ordinal).Select(g => Presence.Of(g.Key, g.Select(d => d.Day)) with { Articles = g.Sum(d => d.Articles) });
        return [.. found.OrderByDescending(p => p.Last).ThenBy(p => p.Key, StringComparer.Ordinal)];
    }
}
