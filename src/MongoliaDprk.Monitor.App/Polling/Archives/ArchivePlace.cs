using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Polling.Archives;

/// <summary>A place of a source as the beginning of an archive.</summary>
/// <param name="IsPaged">It goes on page by page, newest first; a sitemap does not.</param>
/// <param name="Read">What one page of it gives, and where it goes on.</param>
internal sealed record ArchivePlace(Uri Address, bool IsPaged, Func<FetchedPage, ArchiveLinks> Read)
{
    /// <summary>All places of a source; those that give whole archives at once come first.</summary>
    /// <param name="since">Sitemaps that have not changed since are left out.</param>
    public static IEnumerable<ArchivePlace> Of(Source source, DateOnly since) =>
    [
        .. source.Sitemaps.Select(s => new ArchivePlace(s, false, page => ReadSitemap(source, since, page))),
        .. source.Listings.Select(l => new ArchivePlace(l.Address, true, page => ReadListing(source, l, page))),
        .. source.Feeds.Select(f => new ArchivePlace(f, true, page => ReadFeed(source, page))),
    ];

    private static ArchiveLinks ReadSitemap(Source source, DateOnly since, FetchedPage page)
    {
        Sitemap sitemap = SitemapReader.Read(page, source.TimeZone);
        Link[] own = Own(source, sitemap.Links);
        return new ArchiveLinks(
            own, [.. sitemap.ChangedSince(since.ToDateTime(TimeOnly.MinValue)).Select(s => s.Address)],
            LeftOutLinks.Of(sitemap.Entries, sitemap.WithoutAddress, sitemap.Links.Count, own.Length));
    }

    private static ArchiveLinks ReadListing(Source source, ListingPage listing, FetchedPage page)
    {
        IReadOnlyList<Link> all = ListingReader.Read(page, listing, source.TimeZone);
        Link[] own = Own(source, all);
        return new ArchiveLinks(own, NextPage.Of(page) is { } next ? [next] : [], LeftOutLinks.Of(all.Count, 0, all.Count, own.Length));
    }

    private static ArchiveLinks ReadFeed(Source source, FetchedPage page)
    {
        Feed feed = FeedReader.Read(page.Body, page.ContentType, page.Address, source.TimeZone);
        IReadOnlyList<Link> links = FeedReader.Links(feed);
        return new ArchiveLinks(
            links, feed.Next is { } next ? [next] : [], LeftOutLinks.Of(feed.Items.Count, FeedReader.WithoutAddress(feed), links.Count, links.Count));
    }

    private static Link[] Own(Source source, IReadOnlyList<Link> links) => [.. links.Where(l => SourceHosts.Has(source, l.Address))];
}

/// <summary>What one page of an archive gives.</summary>
/// <param name="Next">Where it goes on.</param>
/// <param name="LeftOut">What else stands there, and why it is left out.</param>
internal sealed record ArchiveLinks(IReadOnlyList<Link> Links, IReadOnlyList<Uri> Next, FunnelTally LeftOut);
