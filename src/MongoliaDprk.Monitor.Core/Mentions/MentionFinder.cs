using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>Finds every actor of a watchlist in a text, in one pass. Built once per watchlist; thread-safe.</summary>
public sealed class MentionFinder(Watchlist watchlist)
{
    /// <summary>The mentions in order of first hit.</summary>
    /// <param name="article">Offsets count in its <see cref="Article.FullText"/>.</param>
    /// <param name="day">The article's day, by which offices are resolved; null = offices are not resolved to a person.</param>
    public IReadOnlyList<Mention> Find(Article article, DateOnly? day) => throw new NotImplementedException(watchlist.Name);

    /// <summary>Topic ids whose phrases stand in the text, alphabetical.</summary>
    public IReadOnlyList<string> Topics(Article article) => throw new NotImplementedException();
}
