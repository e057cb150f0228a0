using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>
/// Counts over time. The database counts per day; days are added up to longer steps here: an article has one day, so its steps are
/// disjoint, and no two databases have to agree on when a week begins. The list behind every number: <see cref="CountQueries"/>.
/// </summary>
public sealed class TrendQueries(MonitorDatabase database)
{
    /// <summary>Points ordered by step, then by key; steps without any article are absent.</summary>
    public async Task<IReadOnlyList<TrendPoint>> CountAsync(TrendQuery query, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        List<DayCount> days = await PerDay(context, query.By, query.Filter).ToListAsync(cancellationToken);
        return
        [
            .. days.GroupBy(d => (Step: TrendCalendar.FirstDay(d.Day, query.Per), d.Key))
                .Select(g => new TrendPoint(
                    g.Key.Step, g.Key.Key, g.Sum(d => d.Articles), g.Sum(d => d.Headlines), g.Sum(d => d.Mentions), g.Sum(d => d.Hits)))
                .OrderBy(p => p.Step).ThenBy(p => p.Key, StringComparer.Ordinal),
        ];
    }

    internal static IQueryable<DayCount> PerDay(MonitorDbContext context, TrendBy by, MentionFilter filter)
    {
        IQueryable<MentionRow> mentions = FilteredMentions.Of(context, filter);
        return by switch
        {
            // one actor is mentioned once in an article, so that nothing has to be made distinct
            TrendBy.Actor => mentions.GroupBy(m => new { m.Day, Key = m.ActorId }).Select(g => new DayCount(
                g.Key.Day, g.Key.Key, g.Count(), g.Count(m => m.Salience == Salience.Headline), g.Count(), g.Sum(m => m.Count))),
            TrendBy.Source => Distinct(mentions.Select(m => new Named
            {
                Day = m.Day,
                Key = m.SourceId,
                ArticleId = m.ArticleId,
                Headline = m.Salience == Salience.Headline,
                Hits = m.Count,
            })),
            TrendBy.Country => Distinct(mentions.Select(m => new Named
            {
                Day = m.Day,
                Key = m.Side,
                ArticleId = m.ArticleId,
                Headline = m.Salience == Salience.Headline,
                Hits = m.Count,
            })),
            TrendBy.Topic => Distinct(mentions.Join(context.Topics, m => m.ArticleId, t => t.ArticleId, (m, t) => new Named
            {
                Day = m.Day,
                Key = t.Topic,
                ArticleId = m.ArticleId,
                Headline = m.Salience == Salience.Headline,
                Hits = m.Count,
            })),
            _ => Distinct(mentions.Join(Offices(context, filter), m => m.Id, o => o.MentionId, (m, o) => new Named
            {
                Day = m.Day,
                Key = o.OfficeId,
                ArticleId = m.ArticleId,
                Headline = o.Headline,
                Hits = o.Hits,
            })),
        };
    }

    /// <summary>With a filter for one office a count by offices is of that office alone, not of the others its holder had.</summary>
    internal static IQueryable<MentionOfficeRow> Offices(MonitorDbContext context, MentionFilter filter) =>
        filter.Office is { } office ? context.MentionOffices.Where(o => o.OfficeId == office) : context.MentionOffices;

    private static IQueryable<DayCount> Distinct(IQueryable<Named> named) =>
        named.GroupBy(n => new { n.Day, n.Key }).Select(g => new DayCount(
            g.Key.Day, g.Key.Key, g.Select(n => n.ArticleId).Distinct().Count(), g.Where(n => n.Headline).Select(n => n.ArticleId).Distinct().Count(),
            g.Count(), g.Sum(n => n.Hits)));

    internal sealed record DayCount(DateOnly Day, string Key, int Articles, int Headlines, int Mentions, int Hits);

    /// <summary>What one mention gives to one key.</summary>
    private sealed class Named
    {
        public DateOnly Day { get; init; }
        public required string Key { get; init; }
        public long ArticleId { get; init; }
        public bool Headline { get; init; }
        public int Hits { get; init; }
    }
}
