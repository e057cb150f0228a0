using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>Reads title, body, date, author and language from the bytes of a news page.</summary>
public static class ArticleExtractor
{
    /// <param name="page">Any bytes; what is no article gives an article with empty text, never an exception.</param>
    /// <param name="source">Its outlet (zone, calendar, selectors), or null.</param>
    /// <param name="link">What the feed said of it, or null.</param>
    public static Article Extract(FetchedPage page, Source? source = null, Link? link = null) => throw new NotImplementedException();
}
