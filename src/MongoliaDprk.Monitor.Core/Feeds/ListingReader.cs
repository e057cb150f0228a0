using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Finds the article links of a listing (section, home) page.</summary>
public static class ListingReader
{
    /// <summary>Links in page order, each address once.</summary>
    public static IReadOnlyList<Link> Read(FetchedPage page, ListingPage listing) => throw new NotImplementedException();
}
