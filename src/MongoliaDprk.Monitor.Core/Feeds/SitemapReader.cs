using System.IO.Compression;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Reads XML sitemaps, news sitemaps and sitemap indexes (sitemaps.org protocol 0.9), also gzipped.</summary>
public static class SitemapReader
{
    /// <summary>The protocol's own bound on an uncompressed sitemap, 50 MiB, with room for those who overstep it.</summary>
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The protocol's bound on entries: those beyond it are not read.</summary>
    public const int MaxEntries = 50_000;

    /// <param name="zone">Zone of dates that name none; null = UTC.</param>
    /// <exception cref="FeedException">The bytes are no sitemap, or more than is read.</exception>
    public static Sitemap Read(FetchedPage page, TimeZoneInfo? zone = null)
    {
        ReadOnlyMemory<byte> body = IsGzip(page.Body.Span) ? Inflate(page.Body) : page.Body;
        if (body.Length > MaxBytes)
            throw new FeedException($"the sitemap has {body.Length} bytes, more than the {MaxBytes} that are read");
        FeedElement document = FeedTree.Build(CharsetDecoder.Decode(body.Span, page.ContentType));
        FeedElement? root = document.Children.FirstOrDefault(e => Bare(e) is "urlset" or "sitemapindex");
        return root is null ? throw new FeedException("the document is no sitemap: it has neither <urlset> nor <sitemapindex>")
            : Bare(root) is "urlset" ? Articles(root, page.Address, zone)
            : new Sitemap([], [.. Entries(root, "sitemap").Select(e => Inner(e, page.Address)).OfType<InnerSitemap>().DistinctBy(s => s.Address.AbsoluteUri)]);
    }

    private static Sitemap Articles(FeedElement root, Uri from, TimeZoneInfo? zone)
    {
        List<Link> links = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        int entries = 0, withoutAddress = 0;
        foreach (FeedElement entry in Entries(root, "url"))
        {
            entries++;
            if (Address(entry, from) is not { } address)
            {
                withoutAddress++;
                continue;
            }

            if (!seen.Add(address.AbsoluteUri))
                continue;
            FeedElement? news = entry.Children.FirstOrDefault(e => Bare(e) is "news");
            FeedMoment? published = FeedDate.Read(Value(news, "publication_date"), zone);
            // lastmod is when the page changed, not when the article appeared: it is no publication date
            links.Add(new Link(address, FeedText.Plain(Value(news, "title")), published?.At)
            {
                DateFrom = LinkDate.NewsSitemap,
                DayOnly = published?.DayOnly ?? false,
                Modified = FeedDate.Parse(Value(entry, "lastmod"), zone),
            });
        }

        return new Sitemap(links, []) { Entries = entries, WithoutAddress = withoutAddress };
    }

    private static InnerSitemap? Inner(FeedElement entry, Uri from) =>
        Address(entry, from) is { } address ? new InnerSitemap(address, FeedDate.Parse(Value(entry, "lastmod"))) : null;

    private static IEnumerable<FeedElement> Entries(FeedElement root, string name) =>
        root.Children.Where(e => Bare(e).Equals(name, StringComparison.Ordinal)).Take(MaxEntries);

    private static Uri? Address(FeedElement entry, Uri from) =>
        Value(entry, "loc") is { } text && Uri.TryCreate(from, text, out Uri? address) && address.Scheme is "http" or "https" ? address : null;

    private static string? Value(FeedElement? parent, string name) =>
        FeedFields.Text(parent?.Children.FirstOrDefault(e => Bare(e).Equals(name, StringComparison.Ordinal)));

    /// <summary>Name without prefix: sitemaps are met under many namespaces and under none.</summary>
    private static string Bare(FeedElement element) => element.Name[(element.Name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static bool IsGzip(ReadOnlySpan<byte> body) => body is [0x1F, 0x8B, ..];

    private static byte[] Inflate(ReadOnlyMemory<byte> packed)
    {
        using MemoryStream source = new(packed.ToArray(), writable: false);
        using GZipStream gzip = new(source, CompressionMode.Decompress);
        using MemoryStream plain = new();
        byte[] buffer = new byte[81920];
        try
        {
            for (int read = gzip.Read(buffer); read > 0; read = gzip.Read(buffer))
            {
                if (plain.Length + read > MaxBytes)
                    throw new FeedException($"the sitemap unpacks to more than the {MaxBytes} bytes that are read");
                plain.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException broken)
        {
            throw new FeedException("the sitemap is not whole: its gzip data is damaged", broken);
        }

        return plain.ToArray();
    }
}
