using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>
/// Counts over time. The database counts per day; days are added up to longer steps here: an article has one day, so its steps are
/// disjoint, and no two databases have to agree on when a week begins.
/// </summary>
public sealed class TrendQueries(MonitorDatabase database)
{
    private sealed record DayCount(DateOnly Day, string Key, int Articles, int Hits);

    /// <summary>Points ordered by step, then by key; steps without any article are absent.</summary>
    public async Task<IReadOnlyList<TrendPoint>> CountAsync(TrendQuery query, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        List<DayCount> days = await PerDay(context, query).ToListAsync(cancellationToken);
        return
        [
            .. days.GroupBy(d => (Step: FirstDay(d.Day, query.Per), d.Key))
                .Select(g => new TrendPoint(g.Key.Step, g.Key.Key, g.Sum(d => d.Articles), g.Sum(d => d.Hits)))
                .OrderBy(p => p.Step).ThenBy(p => p.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>The first day of the step that <paramref name="day"/> lies in.</summary>
    internal static DateOnly FirstDay(DateOnly day, TrendPer per) => per switch
    {
        TrendPer.Week => DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - ((int)day.DayOfWeek + 6) % 7)),
        TrendPer.Month => new DateOnly(day.Year, day.Month, 1),
        TrendPer.Year => new DateOnly(day.Year, 1, 1),
        _ => day,
    };

    private static IQueryable<DayCount> PerDay(MonitorDbContext context, TrendQuery query)
    {
        IQueryable<MentionRow> mentions = Filtered(context, query);
        return query.By switch
        {
            TrendBy.Actor => mentions.GroupBy(m => new { m.Day, Key = m.ActorId })
                .Select(g => new DayCount(g.Key.Day, g.Key.Key, g.Count(), g.Sum(m => m.Count))),
            TrendBy.Source => mentions.GroupBy(m => new { m.Day, Key = m.SourceId })
                .Select(g => new DayCount(g.Key.Day, g.Key.Key, g.Select(m => m.ArticleId).Distinct().Count(), g.Sum(m => m.Count))),
            TrendBy.Country => mentions.GroupBy(m => new { m.Day, Key = m.Side })
                .Select(g => new DayCount(g.Key.Day, g.Key.Key, g.Select(m => m.ArticleId).Distinct().Count(), g.Sum(m => m.Count))),
            _ => context.Topics.Where(t => mentions.Any(m => m.ArticleId == t.ArticleId)).GroupBy(t => new { t.Day, t.Topic })
                .Select(g => new DayCount(g.Key.Day, g.Key.Topic, g.Count(), g.Count())),
        };
    }

    private static IQueryable<MentionRow> Filtered(MonitorDbContext context, TrendQuery query)
    {
        IQueryable<MentionRow> mentions = context.Mentions.Between(query.From, query.To);
        if (query.Source is { } source)
            mentions = mentions.Where(m => m.SourceId == source);
        if (query.Actor is { } actor)
            mentions = mentions.Where(m => m.ActorId == actor);
        if (query.Salience is { } salience)
            mentions = mentions.Where(m => m.Salience == salience);
        return mentions;
    }
}
