using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>The articles of a digest and who they name.</summary>
internal static class DigestArticles
{
    /// <summary>Without their texts: a digest shows a sentence of each.</summary>
    public static async Task<List<FoundArticle>> ReadAsync(MonitorDbContext context, IQueryable<ArticleRow> articles, CancellationToken cancellationToken)
    {
        List<FoundArticle> found = await articles.AsSplitQuery().Select(a => new FoundArticle(
            a.Id, a.Title, a.Address, a.SourceId, a.SourceSide, a.Language, a.Published, a.Day, a.CollectedAt, a.StoryId, a.IsFirst)
        {
            Mentions = a.Mentions.Select(m => new FoundMention(m.Id, m.ActorId, m.ActorName, m.Side, m.Salience, m.Count, m.Evidence)).ToList(),
            Topics = a.Topics.Select(t => t.Topic).ToList(),
        }).ToListAsync(cancellationToken);
        await CountCopiesAsync(context, found, cancellationToken);
        return found;
    }

    /// <summary>The digest's list, most prominent first, of equally prominent ones the one stored first.</summary>
    public static IReadOnlyList<DigestArticle> Articles(List<FoundArticle> articles, IReadOnlyList<string> sides, ReaderNames names) =>
        [.. articles.Select(a => Article(a, sides, names)).OrderBy(a => a.Salience).ThenBy(a => a.Id)];

    public static IReadOnlyList<DigestActor> Actors(List<FoundArticle> articles, ReaderNames names) =>
    [
        .. articles.SelectMany(a => a.Mentions).GroupBy(m => m.ActorId, StringComparer.Ordinal)
            .Select(g => new DigestActor(g.Key, names.Actor(g.Key, g.Last().ActorName), g.Last().Side, g.Count(), g.Sum(m => m.Count)))
            .OrderByDescending(a => a.Articles).ThenByDescending(a => a.Hits).ThenBy(a => a.Id, StringComparer.Ordinal),
    ];

    private static DigestArticle Article(FoundArticle article, IReadOnlyList<string> sides, ReaderNames names)
    {
        FoundMention? decisive = Decisive(article, sides);
        return new DigestArticle(
            article.Id, article.Title, article.Address, names.Source(article.SourceId), article.Language, article.Published,
            decisive?.Salience ?? default,
            [.. article.Mentions.OrderBy(m => m.Salience).ThenBy(m => m.Id).Select(m => names.Actor(m.ActorId, m.ActorName))],
            [.. article.Topics.Order(StringComparer.Ordinal)],
            Sentence(article, decisive))
        {
            Day = article.Day,
            FoundAt = article.CollectedAt,
            StoryId = article.StoryId,
            IsFirst = article.IsFirst,
            OtherCopies = article.OtherCopies,
        };
    }

    /// <summary>
    /// The mention that says how prominent the relationship is in the article. That an outlet names its own side in the headline says
    /// nothing, so: the most prominent mention of each other watched side, and of these the least prominent.
    /// </summary>
    private static FoundMention? Decisive(FoundArticle article, IReadOnlyList<string> sides) =>
        article.Mentions.Where(m => m.Side != article.SourceSide && sides.Contains(m.Side))
            .GroupBy(m => m.Side).Select(g => g.OrderBy(m => m.Salience).ThenBy(m => m.Id).First())
            .OrderByDescending(m => m.Salience).ThenBy(m => m.Id).FirstOrDefault()
        ?? article.Mentions.OrderBy(m => m.Salience).ThenBy(m => m.Id).FirstOrDefault();

    /// <summary>The decisive mention's; one that only repeats the headline says less than that of the next mention.</summary>
    private static string Sentence(FoundArticle article, FoundMention? decisive) =>
        article.Mentions.OrderByDescending(m => m == decisive).ThenBy(m => m.Salience).ThenBy(m => m.Id).Select(m => m.Evidence).FirstOrDefault(e => e != article.Title)
        ?? decisive?.Evidence ?? "";

    /// <summary>How many copies of each text were stored before and are not of this digest.</summary>
    private static async Task CountCopiesAsync(MonitorDbContext context, List<FoundArticle> articles, CancellationToken cancellationToken)
    {
        if (articles.Count == 0)
            return;
        long[] stories = [.. articles.Select(a => a.StoryId).Distinct()], own = [.. articles.Select(a => a.Id)];
        DateTime before = articles.Max(a => a.CollectedAt);
        Dictionary<long, int> others = await context.Articles
            .Where(a => stories.Contains(a.StoryId) && !own.Contains(a.Id) && a.Relevant && a.CollectedAt <= before)
            .GroupBy(a => a.StoryId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        foreach (FoundArticle article in articles)
            article.OtherCopies = others.GetValueOrDefault(article.StoryId);
    }
}

/// <summary>An article as far as a digest shows it.</summary>
internal sealed record FoundArticle(
    long Id, string Title, string Address, string SourceId, string? SourceSide, string? Language, string? Published, DateOnly Day, DateTime CollectedAt,
    long StoryId, bool IsFirst)
{
    public required List<FoundMention> Mentions { get; init; }

    public required List<string> Topics { get; init; }

    /// <summary>See <see cref="DigestArticle.OtherCopies"/>.</summary>
    public int OtherCopies { get; set; }
}

/// <summary>A mention as far as a digest shows it.</summary>
internal sealed record FoundMention(long Id, string ActorId, string ActorName, string Side, Salience Salience, int Count, string Evidence);
