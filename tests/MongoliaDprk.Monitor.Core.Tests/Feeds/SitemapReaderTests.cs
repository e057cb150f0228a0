using System.IO.Compression;
using System.Text;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Feeds;

namespace MongoliaDprk.Monitor.Tests.Feeds;

public sealed class SitemapReaderTests
{
    private const string News = """
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
        <url><loc> https://o.test/1 </loc><lastmod>2024-06-01</lastmod><n:news><n:publication><n:name>O</n:name></n:publication>
        <n:publication_date>2024-05-28T13:05:30+09:00</n:publication_date><n:title>Гэрээ &amp; хэлэлцээ</n:title></n:news></url>
        <url><loc>https://o.test/2</loc><lastmod>2024-06-01</lastmod></url><url><loc>https://o.test/1</loc></url><url><loc>ftp://o.test/3</loc></url></urlset>
        """;

    [Fact]
    public void A_news_sitemap_gives_title_and_date_and_never_takes_a_change_for_a_publication()
    {
        Sitemap sitemap = Read(Encoding.UTF8.GetBytes(News));
        Assert.Equal(["https://o.test/1", "https://o.test/2"], sitemap.Links.Select(l => l.Address.AbsoluteUri));
        Assert.Equal(("Гэрээ & хэлэлцээ", new DateTime(2024, 5, 28, 4, 5, 30)), (sitemap.Links[0].Title, sitemap.Links[0].Published!.Value));
        Assert.Equal((null, new DateTime(2024, 6, 1)), (sitemap.Links[1].Published, sitemap.Links[1].Modified!.Value));
        Assert.Equal(LinkDate.NewsSitemap, sitemap.Links[0].DateFrom);
        Assert.Empty(sitemap.Sitemaps);
    }

    [Fact]
    public void An_index_gives_further_sitemaps()
    {
        Sitemap index = Read(Encoding.UTF8.GetBytes("<sitemapindex><sitemap><loc>https://o.test/a.xml.gz</loc></sitemap></sitemapindex>"));
        Assert.Equal(["https://o.test/a.xml.gz"], index.Sitemaps.Select(s => s.Address.AbsoluteUri));
        Assert.Empty(index.Links);
    }

    [Fact]
    public void Sitemaps_that_cannot_hold_anything_new_are_told_by_their_last_change()
    {
        Sitemap index = Read(Encoding.UTF8.GetBytes("""
            <sitemapindex><sitemap><loc>https://o.test/new.xml</loc><lastmod>2024-05-28T13:05:30+09:00</lastmod></sitemap>
            <sitemap><loc>https://o.test/day.xml</loc><lastmod>2024-05-28</lastmod></sitemap>
            <sitemap><loc>https://o.test/old.xml</loc><lastmod>2019-01-01</lastmod></sitemap><sitemap><loc>https://o.test/unsaid.xml</loc></sitemap></sitemapindex>
            """));
        Assert.Equal(new DateTime(2024, 5, 28, 4, 5, 30), index.Sitemaps[0].Modified);
        Assert.Equal(["new", "day", "unsaid"], index.ChangedSince(new DateTime(2024, 5, 28, 12, 0, 0, DateTimeKind.Utc)).Select(s => s.Address.Segments[^1][..^4]));
    }

    [Fact]
    public void A_gzipped_sitemap_is_unpacked_and_a_bomb_is_refused()
    {
        Assert.Equal(2, Read(Pack(Encoding.UTF8.GetBytes(News))).Links.Count);
        Assert.Contains("unpacks to more", Assert.Throws<FeedException>(() => Read(Pack(new byte[80_000_000]))).Message, StringComparison.Ordinal);
        Assert.Throws<FeedException>(() => Read([0x1F, 0x8B, 1, 2, 3]));
    }

    [Fact]
    public void What_is_no_sitemap_is_refused() => Assert.Throws<FeedException>(() => Read(Encoding.UTF8.GetBytes("<html><body/></html>")));

    private static Sitemap Read(byte[] body) => SitemapReader.Read(new FetchedPage(new Uri("https://o.test/sitemap.xml"), body, null, default));

    private static byte[] Pack(byte[] plain)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
            gzip.Write(plain);
        return packed.ToArray();
    }
}
