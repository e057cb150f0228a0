using System.Numerics;
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
        IEnumerable<(string Key, DateOnly Day)> days = filter is { From: null, To: null, FirstOnly: false } && KeptTrend.Of(by, filter) is { ByDay: true } kept
            ? (await kept.Totals(context, keys).Select(t => new { t.Key, t.Month, t.Days }).ToListAsync(cancellationToken)).SelectMany(t => Days(t.Month, t.Days).Select(d => (t.Key, d)))
            : (await TrendQueries.StepsAsync(context, by, TrendPer.Day, filter, keys, cancellationToken)).Select(d => (d.Key, d.Day));
        return
        [
            .. days.GroupBy(d => d.Key, d => d.Day, StringComparer.Ordinal).Select(g => Presence.Of(g.Key, g))
                .OrderByDescending(p => p.Last).ThenBy(p => p.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>The days of a month whose bits are set.</summary>
    private static IEnumerable<DateOnly> Days(DateOnly month, int bits)
    {
        for (int rest = bits; rest != 0; rest &= rest - 1)
            yield return month.AddDays(BitOperations.TrailingZeroCount(rest));
    }
}
