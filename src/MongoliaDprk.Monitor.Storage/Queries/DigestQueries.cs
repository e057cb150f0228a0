using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>Reads one day for the digest.</summary>
public sealed class DigestQueries(MonitorDatabase database, Watchlist watchlist)
{
    private readonly WatchlistNames names = new(watchlist);

    /// <summary>The articles whose stored day is <paramref name="day"/>, with everything the digest shows.</summary>
    /// <remarks>Visits are those that an article or edit of the day reports as news; background on older visits is left to their own page.</remarks>
    public async Task<Digest> ForDayAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        List<ArticleRow> articles = await context.Articles.Where(a => a.Day == day && a.Relevant)
            .Include(a => a.Mentions).Include(a => a.Topics).AsSplitQuery().ToListAsync(cancellationToken);
        List<VisitReportRow> reports = await context.VisitReports.Where(r => r.Day == day && r.IsNew && r.VisitId != null)
            .Include(r => r.Visit).Include(r => r.Article).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        List<SourceStateRow> states = await context.SourceStates.ToListAsync(cancellationToken);
        List<CollectedDayRow> collected = await context.CollectedDays.Where(c => c.Day == day).ToListAsync(cancellationToken);
        return new Digest(
            day,
            watchlist.Name,
            [.. articles.Select(Article).OrderBy(a => a.Salience).ThenBy(a => a.Id)],
            Actors(articles),
            [.. reports.GroupBy(r => r.VisitId).Select(g => Visit(day, g)).OrderByDescending(v => v.IsNew).ThenBy(v => v.Id)],
            Sources(states, collected),
            await SourceNewsAsync(context, day, cancellationToken));
    }

    private static async Task<IReadOnlyList<DigestNews>> SourceNewsAsync(MonitorDbContext context, DateOnly day, CancellationToken cancellationToken)
    {
        DateTime from = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), to = from.AddDays(1);
        return await context.Alerts
            .Where(a => a.CreatedAt >= from && a.CreatedAt < to && (a.Key.StartsWith(SourceAlerts.OfSource) || a.Key.StartsWith(SourceAlerts.OfCollection)))
            .OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).Select(a => new DigestNews(a.Title, a.Text)).ToListAsync(cancellationToken);
    }

    private DigestArticle Article(ArticleRow article)
    {
        MentionRow? decisive = Decisive(article);
        return new DigestArticle(
            article.Id, article.Title, article.Address, names.Source(article.SourceId), article.Language, article.Published,
            decisive?.Salience ?? default,
            [.. article.Mentions.OrderBy(m => m.Salience).ThenBy(m => m.Id).Select(m => m.ActorName)],
            [.. article.Topics.Select(t => t.Topic).Order(StringComparer.Ordinal)],
            decisive?.Evidence ?? "");
    }

    /// <summary>
    /// The mention that says how prominent the relationship is in the article. That an outlet names its own side in the headline says
    /// nothing, so: the most prominent mention of each other watched side, and of these the least prominent.
    /// </summary>
    private MentionRow? Decisive(ArticleRow article) =>
        article.Mentions.Where(m => m.Side != article.SourceSide && watchlist.Sides.Contains(m.Side))
            .GroupBy(m => m.Side).Select(g => g.OrderBy(m => m.Salience).ThenBy(m => m.Id).First())
            .OrderByDescending(m => m.Salience).ThenBy(m => m.Id).FirstOrDefault()
        ?? article.Mentions.OrderBy(m => m.Salience).ThenBy(m => m.Id).FirstOrDefault();

    private static IReadOnlyList<DigestActor> Actors(List<ArticleRow> articles) =>
    [
        .. articles.SelectMany(a => a.Mentions).GroupBy(m => m.ActorId, StringComparer.Ordinal)
            .Select(g => new DigestActor(g.Key, g.Last().ActorName, g.Last().Side, g.Count(), g.Sum(m => m.Count)))
            .OrderByDescending(a => a.Articles).ThenByDescending(a => a.Hits).ThenBy(a => a.Id, StringComparer.Ordinal),
    ];

    private DigestVisit Visit(DateOnly day, IEnumerable<VisitReportRow> reports)
    {
        VisitReportRow best = reports.MaxBy(r => r.Confidence)!;
        VisitRow visit = best.Visit!;
        ArticleRow article = best.Article!;
        return new DigestVisit(
            visit.Id, [.. visit.Visitors.Select(names.Actor)], visit.FromSide, visit.ToSide, visit.Place, visit.Start, visit.End, visit.Stage,
            visit.FirstReported == day, best.Sentence, article.Address, names.Source(article.SourceId), visit.Confidence);
    }

    /// <summary>Every source that is polled or gave something, so that silence shows.</summary>
    private IReadOnlyList<DigestSource> Sources(List<SourceStateRow> states, List<CollectedDayRow> collected)
    {
        Dictionary<string, SourceStateRow> state = states.ToDictionary(s => s.SourceId, StringComparer.Ordinal);
        Dictionary<string, CollectedDayRow> counted = collected.ToDictionary(c => c.SourceId, StringComparer.Ordinal);
        return
        [
            .. watchlist.Sources.Where(s => s.Enabled).Select(s => s.Id).Union(counted.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(id => new DigestSource(
                    id, names.Source(id), counted.GetValueOrDefault(id)?.Collected ?? 0, counted.GetValueOrDefault(id)?.Relevant ?? 0,
                    state.GetValueOrDefault(id)?.LastSuccess, state.GetValueOrDefault(id)?.LastError)),
        ];
    }
}
