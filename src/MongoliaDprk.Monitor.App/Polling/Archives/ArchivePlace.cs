using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Polling.Archives;

/// <summary>A place of a source as the beginning of an archive.</summary>
/// <param name="IsPaged">It goes on page by page, newest first; a sitemap does not.</param>
/// <param name="Read">What one page of it gives, and where it goes on.</param>
internal sealed record ArchivePlace(Uri Address, bool IsPaged, Func<FetchedPage, (IReadOnlyList<Link> Links, IReadOnlyList<Uri> Next)> Read)
{
    /// <summary>All places of a source; those that give whole archives at once come first.</summary>
    /// <param name="since">Sitemaps that have not changed since are left out.</param>
    public static IEnumerable<ArchivePlace> Of(Source source, DateOnly since) =>
    [
        .. source.Sitemaps.Select(s => new ArchivePlace(s, false, page => ReadSitemap(source, since, page))),
        .. source.Listings.Select(l => new ArchivePlace(l.Address, true, page => ReadListing(source, l, page))),
        .. source.Feeds.Select(f => new ArchivePlace(f, true, page => ReadFeed(source, page))),
    ];

    private static (IReadOnlyList<Link>, IReadOnlyList<Uri>) ReadSitemap(Source source, DateOnly since, FetchedPage page)
    {
        Sitemap sitemap = SitemapReader.Read(page, source.TimeZone);
        return (Own(source, sitemap.Links), [.. sitemap.ChangedSince(since.ToDateTime(TimeOnly.MinValue)).Select(s => s.Address)]);
    }

    private static (IReadOnlyList<Link>, IReadOnlyList<Uri>) ReadListing(Source source, ListingPage listing, FetchedPage page) =>
        (Own(source, ListingReader.Read(page, listing, source.TimeZone)), NextPage.Of(page) is { } next ? [next] : []);

    private static (IReadOnlyList<Link>, IReadOnlyList<Uri>) ReadFeed(Source source, FetchedPage page)
    {
        Feed feed = FeedReader.Read(page.Body, page.ContentType, page.Address, source.TimeZone);
        return (FeedReader.Links(feed), feed.Next is { } next ? [next] : []);
    }

    private static IReadOnlyList<Link> Own(Source source, IReadOnlyList<Link> links) => [.. links.Where(l => SourceHosts.Has(source, l.Address))];
}
