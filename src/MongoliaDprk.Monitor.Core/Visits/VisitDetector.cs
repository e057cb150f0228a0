using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Reads from an article's sentences which visits it reports. Built once per watchlist; thread-safe.</summary>
public sealed class VisitDetector(Watchlist watchlist)
{
    /// <param name="article">The text; its publication date anchors relative dates.</param>
    /// <param name="mentions">What <see cref="MentionFinder"/> found in it.</param>
    /// <param name="sourceSide">Side of the outlet, or null.</param>
    public IReadOnlyList<VisitReport> Detect(Article article, IReadOnlyList<Mention> mentions, string? sourceSide) =>
        throw new NotImplementedException(watchlist.Name);
}
