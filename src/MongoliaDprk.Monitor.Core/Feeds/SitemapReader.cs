namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Reads XML sitemaps, news sitemaps and sitemap indexes (sitemaps.org protocol 0.9), also gzipped.</summary>
public static class SitemapReader
{
    /// <exception cref="FeedException">The bytes are no sitemap.</exception>
    public static Sitemap Read(FetchedPage page) => throw new NotImplementedException();
}

/// <summary>What a sitemap lists: articles, or further sitemaps when it is an index.</summary>
public sealed record Sitemap(IReadOnlyList<Link> Links, IReadOnlyList<Uri> Sitemaps);
