using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core;

/// <summary>The whole analysis of one article: decode and extract, find mentions, decide relevance, detect visits. Built once per watchlist; thread-safe.</summary>
public sealed class ArticleAnalyzer(Watchlist watchlist)
{
    /// <summary>Raised whenever the same article could be analysed differently; stored with each analysis.</summary>
    public const int Version = 6;

    private readonly MentionFinder mentionFinder = new(watchlist);
    private readonly VisitDetector visitDetector = new(watchlist);

    /// <summary>From bytes to findings.</summary>
    /// <param name="page">The page as fetched.</param>
    /// <param name="source">Its outlet, or null when it is none of the watchlist's.</param>
    /// <param name="link">What the feed said of it, or null.</param>
    public Analysis Analyze(FetchedPage page, Source? source, Link? link) =>
        Analyze(ArticleExtractor.Extract(page, source, link), source?.Side);

    /// <summary>From an article's text to findings; what a re-analysis of stored texts runs.</summary>
    /// <param name="article">The article.</param>
    /// <param name="sourceSide">Side the outlet speaks for, or null.</param>
    public Analysis Analyze(Article article, string? sourceSide)
    {
        IReadOnlyList<Mention> mentions = mentionFinder.Find(article, article.Published?.Day, sourceSide);
        string[] countries = [.. mentions.Select(m => m.Actor.Side).Distinct()];
        bool related = NamesTheRelationship(countries, sourceSide);
        IReadOnlyList<VisitReport> visits = related ? visitDetector.Detect(article, mentions, sourceSide) : [];
        bool relevant = related && (watchlist.OtherSide(sourceSide) is not null || visits.Any(IsBetweenSides) || !CountryList.Is(article, mentions, watchlist.Sides));
        return new Analysis(
            article,
            relevant,
            countries,
            relevant ? mentionFinder.Topics(article) : [],
            mentions,
            relevant ? visits : [])
        {
            Reason = relevant ? RelevanceReason.Of(mentions, watchlist, sourceSide) : null,
        };
    }

    /// <summary>Both sides are named, or the outlet is of one side and the other is named.</summary>
    private bool NamesTheRelationship(string[] countries, string? sourceSide) =>
        watchlist.OtherSide(sourceSide) is { } other
            ? countries.Contains(other)
            : watchlist.Sides.All(countries.Contains);

    private bool IsBetweenSides(VisitReport visit) => visit.From is { } from && visit.To is { } to && watchlist.OtherSide(from) == to;
}
