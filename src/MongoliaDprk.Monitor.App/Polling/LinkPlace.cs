using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Polling;

/// <summary>A feed, listing page or sitemap of a source.</summary>
/// <param name="Read">What stands in it.</param>
/// <param name="Inner">It was named by another place (an index, a page) and may not name further ones.</param>
internal sealed record LinkPlace(Uri Address, Func<FetchedPage, FoundLinks> Read, bool Inner = false)
{
    /// <summary>All places of a source: feeds, then listing pages, then sitemaps.</summary>
    /// <param name="notBefore">Sitemap entries dated before this instant (UTC) are the outlet's archive and left out.</param>
    public static IEnumerable<LinkPlace> Of(Source source, DateTime notBefore) =>
    [
        .. source.Feeds.Select(f => new LinkPlace(f, page => ReadFeed(source, page))),
        .. source.Listings.Select(l => new LinkPlace(l.Address, page => ReadListing(source, l, page))),
        .. source.Sitemaps.Select(s => new LinkPlace(s, page => ReadSitemap(source, notBefore, page))),
    ];

    private static FoundLinks ReadFeed(Source source, FetchedPage page)
    {
        try
        {
            return ReadInnerFeed(source, page);
        }
        catch (FeedException) when (FeedDiscovery.Find(page) is { } named)
        {
            return new FoundLinks([], [new LinkPlace(named, inner => ReadInnerFeed(source, inner), Inner: true)]);
        }
    }

    private static FoundLinks ReadInnerFeed(Source source, FetchedPage page) =>
        new(FeedReader.Links(FeedReader.Read(page.Body, page.ContentType, page.Address, source.TimeZone)), []);

    /// <summary>No link at all: the page was rebuilt, which must be told from an outlet that is silent.</summary>
    private static FoundLinks ReadListing(Source source, ListingPage listing, FetchedPage page)
    {
        IReadOnlyList<Link> links = OwnHost(source, ListingReader.Read(page, listing, source.TimeZone));
        return links.Count > 0 ? new FoundLinks(links, []) : FoundLinks.None("no link of an article was found on the page", layout: true);
    }

    private static FoundLinks ReadSitemap(Source source, DateTime notBefore, FetchedPage page)
    {
        Sitemap sitemap = SitemapReader.Read(page, source.TimeZone);
        return new FoundLinks(
            [.. OwnHost(source, sitemap.Links).Where(l => l.Published is not { } at || at >= notBefore)],
            [.. sitemap.ChangedSince(notBefore).Select(s => new LinkPlace(s.Address, inner => ReadSitemap(source, notBefore, inner), Inner: true))]);
    }

    /// <summary>Listing pages and sitemaps also name other outlets, advertisers and social networks; a feed names only articles.</summary>
    private static IReadOnlyList<Link> OwnHost(Source source, IReadOnlyList<Link> links) =>
        [.. links.Where(l => SourceHosts.Has(source, l.Address))];
}

/// <summary>What one place gave.</summary>
/// <param name="Places">Further places it names: the feed of a page, the sitemaps of an index.</param>
/// <param name="Problem">Why nothing can be found in it, one line; null = it was read.</param>
/// <param name="Layout">The problem is that the page was probably rebuilt.</param>
internal sealed record FoundLinks(IReadOnlyList<Link> Links, IReadOnlyList<LinkPlace> Places, string? Problem = null, bool Layout = false)
{
    public static FoundLinks None(string problem, bool layout = false) => new([], [], problem, layout);
}
