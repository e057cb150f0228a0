using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Sources;
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
        ReadItems(FeedReader.Read(page.Body, page.ContentType, page.Address, source.TimeZone));

    private static FoundLinks ReadItems(Feed feed)
    {
        IReadOnlyList<Link> links = FeedReader.Links(feed);
        return new FoundLinks(links, []) { LeftOut = LeftOutLinks.Of(feed.Items.Count, FeedReader.WithoutAddress(feed), links.Count, links.Count), IsCut = feed.Items.Count >= FeedReader.MaxItems };
    }

    /// <summary>No link at all: the page was rebuilt, which must be told from an outlet that is silent.</summary>
    private static FoundLinks ReadListing(Source source, ListingPage listing, FetchedPage page)
    {
        IReadOnlyList<Link> all = ListingReader.Read(page, listing, source.TimeZone);
        IReadOnlyList<Link> links = OwnHost(source, all);
        return links.Count > 0
            ? new FoundLinks(links, []) { LeftOut = LeftOutLinks.Of(all.Count, 0, all.Count, links.Count), IsCut = all.Count >= ListingReader.MaxLinks }
            : FoundLinks.None("no link of an article was found on the page", layout: true);
    }

    private static FoundLinks ReadSitemap(Source source, DateTime notBefore, FetchedPage page)
    {
        Sitemap sitemap = SitemapReader.Read(page, source.TimeZone);
        IReadOnlyList<Link> own = OwnHost(source, sitemap.Links);
        Link[] young = [.. own.Where(l => l.Published is not { } at || at >= notBefore)];
        LinkPlace[] inner = [.. sitemap.ChangedSince(notBefore).Select(s => new LinkPlace(s.Address, page => ReadSitemap(source, notBefore, page), Inner: true))];
        FunnelTally leftOut = LeftOutLinks.Of(sitemap.Entries, sitemap.WithoutAddress, sitemap.Links.Count, own.Count);
        LeftOutLinks.Add(leftOut, FunnelStep.LinkOld, own.Count - young.Length);
        leftOut.Add(FunnelStep.SitemapOld, sitemap.Sitemaps.Count - inner.Length);
        return new FoundLinks(young, inner) { LeftOut = leftOut, IsCut = sitemap.Entries >= SitemapReader.MaxEntries };
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
    /// <summary>What else stands there, and why it is left out.</summary>
    public FunnelTally LeftOut { get; init; } = new();

    /// <summary>More stands there than is read.</summary>
    public bool IsCut { get; init; }

    public static FoundLinks None(string problem, bool layout = false) => new([], [], problem, layout);
}
