using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Reads from an article's sentences which visits between the watchlist's two sides it reports. Visits of and to third countries
/// are not reported. Built once per watchlist; thread-safe.</summary>
public sealed class VisitDetector(Watchlist watchlist)
{
    private const int OwnWeight = 2;

    /// <summary>
    /// In characters; the longest sentences of news agencies have about a thousand. Everything in one is weighed against everything else in it, so
    /// a page without full stops would take minutes.
    /// </summary>
    private const int LongestSentence = 1200;

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
        VisitScene scene = VisitScene.Of(article, Sentences.Split(article.FullText, LongestSentence), SideHit.Of(mentions), language, watchlist, sourceSide);
        VisitGrammar grammar = new(scene);
        return ArticleVisits.Merge([.. Enumerable.Range(0, scene.Sentences.Count).SelectMany(grammar.Read)], watchlist, scene.Published);
    }

    /// <summary>The article's language, unless it is unknown or another language's words stand in the text twice as often: short texts are
    /// easily taken for a neighbouring language.</summary>
    private VisitWords? WordsFor(Article article)
    {
        VisitWords? own = article.Language is { } code ? words.GetValueOrDefault(code) : null;
        return words.Values
            .Select(w => (Words: w, Weight: w.Find(article.FullText).Count * (w == own ? OwnWeight : 1)))
            .Where(w => w.Weight > 0)
            .OrderByDescending(w => w.Weight)
            .Select(w => w.Words)
            .FirstOrDefault();
    }
}
