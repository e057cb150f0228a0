using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>Why a stored article is relevant, told from what is stored of it.</summary>
internal static class StoredReason
{
    private static readonly Dictionary<string, IReadOnlyList<string>> None = [];

    /// <summary>Null when a side that must be named is not: the article is kept without findings, or was found under another watchlist.</summary>
    /// <param name="sourceSide">Side the outlet speaks for, or null.</param>
    public static string? Of(IReadOnlyList<ArticleMention> mentions, Watchlist watchlist, string? sourceSide)
    {
        bool bySource = watchlist.OtherSide(sourceSide) is not null;
        return watchlist.Sides.Where(s => !bySource || s != sourceSide).All(s => mentions.Any(m => m.Side == s && m.Hits.Count > 0))
            ? RelevanceReason.Of([.. mentions.Where(m => m.Hits.Count > 0).Select(Mention)], watchlist, sourceSide)
            : null;
    }

    private static Mention Mention(ArticleMention m) =>
        new(new Actor(m.ActorId, default, m.Side, m.ActorName, None, None, []), m.Salience, m.Hits, m.Evidence);
}
