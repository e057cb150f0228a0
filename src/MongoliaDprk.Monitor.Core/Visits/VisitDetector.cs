using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Reads from an article's sentences which visits between the watchlist's two sides it reports. Visits of and to third countries
/// are not reported. Built once per watchlist; thread-safe.</summary>
public sealed class VisitDetector(Watchlist watchlist)
{
    private readonly Dictionary<string, VisitWords> words = watchlist.Languages
        .Where(l => l.Visits is not null)
        .ToDictionary(l => l.Code, l => new VisitWords(l.Visits!), StringComparer.Ordinal);

    /// <param name="article">The text; its publication date anchors relative dates.</param>
    /// <param name="mentions">What <see cref="MentionFinder"/> found in it.</param>
    /// <param name="sourceSide">Side of the outlet, or null.</param>
    public IReadOnlyList<VisitReport> Detect(Article article, IReadOnlyList<Mention> mentions, string? sourceSide)
    {
        if (mentions.Count == 0 || WordsFor(article) is not { } language)
            return [];
        VisitScene scene = VisitScene.Of(article, Sentences.Split(article.FullText), SideHit.Of(mentions), language, watchlist, sourceSide);
        VisitGrammar grammar = new(scene);
        return ArticleVisits.Merge([.. Enumerable.Range(0, scene.Sentences.Count).SelectMany(grammar.Read)]);
    }

    /// <summary>The article's language, or when it has no words or is unknown, the one whose words stand in the text most often.</summary>
    private VisitWords? WordsFor(Article article)
    {
        if (article.Language is { } code && words.TryGetValue(code, out VisitWords? own))
            return own;
        return words.Values
            .Select(w => (Words: w, Count: w.Find(article.FullText, 0, article.FullText.Length).Count))
            .Where(w => w.Count > 0)
            .OrderByDescending(w => w.Count)
            .Select(w => w.Words)
            .FirstOrDefault();
    }
}
