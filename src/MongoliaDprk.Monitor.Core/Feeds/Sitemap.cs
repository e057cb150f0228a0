namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>What a sitemap lists: articles, or further sitemaps when it is an index.</summary>
public sealed record Sitemap(IReadOnlyList<Link> Links, IReadOnlyList<InnerSitemap> Sitemaps)
{
    /// <summary>Entries of articles that were read; an address that stands there again is no further link.</summary>
    public int Entries { get; init; }

    /// <summary>Entries without an address on the web.</summary>
    public int WithoutAddress { get; init; }

    /// <summary>The sitemaps that may name something new or changed since then (UTC): a day's slack, because some state only the day.</summary>
    public IEnumerable<InnerSitemap> ChangedSince(DateTime since) => Sitemaps.Where(s => s.Modified is not { } at || at >= since.AddDays(-1));
}

/// <summary>A sitemap that an index names.</summary>
/// <param name="Modified">Its last change (lastmod) in UTC, or null when the index does not tell.</param>
public sealed record InnerSitemap(Uri Address, DateTime? Modified);
