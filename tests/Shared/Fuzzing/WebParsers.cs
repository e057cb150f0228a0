using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Links;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;
using static MongoliaDprk.Monitor.Tests.Fuzzing.FuzzFaultException;

namespace MongoliaDprk.Monitor.Tests.Fuzzing;

/// <summary>Readers of what the web sends.</summary>
internal static class WebParsers
{
    private const int MostUnpacked = 1_000_000;

    private static readonly DateTime FetchedAt = new(2026, 3, 3, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Uri Address = new("http://paper.test/news/story");
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");
    private static readonly Lazy<ArticleAnalyzer> Analyzer = new(() => new ArticleAnalyzer(WatchlistReader.Read([.. FuzzSeeds.Watchlist.Select(f => new WatchlistFile(f.Path, f.Text))])));

    public static IEnumerable<FuzzParser> All { get; } =
    [
        new("feed", Bytes(FuzzSeeds.Feeds), FuzzSeeds.FeedWords, Feed, typeof(FeedException)),
        new("page", Bytes(FuzzSeeds.Pages), FuzzSeeds.PageWords, Page),
        new("analysis", Bytes(FuzzSeeds.Pages), FuzzSeeds.PageWords, Analysis),
        new("listing", Bytes(FuzzSeeds.Pages), FuzzSeeds.PageWords, Listing),
        new("sitemap", Bytes(FuzzSeeds.Sitemaps), FuzzSeeds.FeedWords, Sitemap, typeof(FeedException)),
        new("charset", Charsets(), ["charset=", "utf-16", "iso-2022-kr", "\u001b$)C", "euc-kr", "gb18030", "shift_jis", "<meta charset=", "encoding="], Charset),
        new("coding", Packed(), [], Coding, typeof(InvalidDataException)),
        FuzzParser.OfText("robots", FuzzSeeds.Robots, FuzzSeeds.RobotsWords, Robots),
        FuzzParser.OfText("link", Links(), ["utm_source=x", "%", "%2", "%2e%2e", "..", "//", ";jsessionid=0", "#!", "?", "&", "xn--", "@", ":99999", "[::1]", "amp", "index.html", "url=http", "http://", "\uD800", "é", "мон"], Link),
    ];

    private static void Feed(byte[] body)
    {
        Feed feed = FeedReader.Read(body, null, Address, Zone);
        foreach (FeedItem item in feed.Items)
        {
            Unless(item.Published is not { Kind: not DateTimeKind.Utc }, "a date that is not UTC");
            Unless(item.Published is not { Year: < 1800 or > 2200 }, "a date out of bounds");
        }

        foreach (Link link in FeedReader.Links(feed))
        {
            Unless(link.Address.Scheme is "http" or "https", "a link that is not of the web");
            UnlessText(link.Address.AbsoluteUri, "an address");
        }

        Unless(Same(feed, FeedReader.Read(body, null, Address, Zone)), "another feed the second time");
    }

    private static void Page(byte[] body)
    {
        Article article = ArticleExtractor.Extract(new FetchedPage(Address, body, "text/html", FetchedAt));
        UnlessText(article.Title, "the title");
        UnlessText(article.Text, "the text");
        UnlessText(article.Author, "the author");
        Unless(article.Published is not { } published || (published.At.Year >= 1800 && published.At.UtcDateTime <= FetchedAt.AddDays(2)), "a date out of bounds");
        Unless(article.CanonicalAddress is null || article.CanonicalAddress.Scheme is "http" or "https", "a canonical address that is not of the web");
        Unless(Same(article, ArticleExtractor.Extract(new FetchedPage(Address, body, "text/html", FetchedAt))), "another article the second time");
    }

    private static void Analysis(byte[] body)
    {
        Analysis analysis = Analyzer.Value.Analyze(new FetchedPage(Address, body, "text/html", FetchedAt), null, null);
        string text = analysis.Article.FullText;
        foreach (Hit hit in analysis.Mentions.SelectMany(m => m.Hits))
            Unless(hit.Start >= 0 && hit.Start + hit.Length <= text.Length && text.Substring(hit.Start, hit.Length) == hit.Surface, "a hit that is not in the text");
        foreach (var visit in analysis.Visits)
        {
            Unless(visit.Confidence is >= 0 and <= 1, "confidence out of bounds");
            UnlessText(visit.Sentence, "a sentence");
        }
    }

    private static void Listing(byte[] body)
    {
        FetchedPage page = new(Address, body, "text/html", FetchedAt);
        foreach (Link link in ListingReader.Read(page, new ListingPage(Address, null), Zone))
            Unless(link.Address.Scheme is "http" or "https" && link.Published is not { Year: < 1800 or > 2200 }, "a link that is not of the web, or of no time");
    }

    private static void Sitemap(byte[] body)
    {
        Sitemap sitemap = SitemapReader.Read(new FetchedPage(Address, body, "application/xml", FetchedAt), Zone);
        Unless(sitemap.Links.All(l => l.Address.Scheme is "http" or "https"), "a link that is not of the web");
    }

    private static void Charset(byte[] body)
    {
        string text = CharsetDecoder.Decode(body, null);
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else
                Unless(!char.IsSurrogate(text[i]), "half of a surrogate pair");
        }

        Unless(CharsetDecoder.Name(body, null).Length > 0 && text == CharsetDecoder.Decode(body, null), "another text the second time");
    }

    private static void Coding(byte[] body)
    {
        string coding = new[] { "gzip", "deflate", "br", "x-gzip", "identity" }[body.Length == 0 ? 0 : body[^1] % 5];
        Unless(ContentCoding.Undo(body, coding, MostUnpacked) is not { Length: > MostUnpacked } || coding == "identity", "more than was allowed");
    }

    private static void Robots(string text)
    {
        RobotsRules rules = RobotsReader.Read(text, "MongoliaDprk-Monitor");
        rules.Allows(Address);
        rules.Allows(new Uri("http://paper.test/" + new string('a', 200) + "?q=%00"));
        Unless(rules.CrawlDelay is not { Ticks: < 0 }, "a negative pause");
    }

    private static void Link(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address))
            return;
        Uri once = LinkAddress.Canonical(address);
        Unless(once.AbsoluteUri == LinkAddress.Canonical(once).AbsoluteUri, "canonical of the canonical address is another");
        Unless(LinkAddress.Key(address) == LinkAddress.Key(once), "the canonical address has another key");
    }

    private static byte[][] Bytes(string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static byte[][] Charsets()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return
        [
            Encoding.GetEncoding("euc-kr").GetBytes("<meta charset=euc-kr><p>몽골 대표단이 평양에 도착하였다"), Encoding.GetEncoding("gb18030").GetBytes("<?xml version='1.0' encoding='gb2312'?><p>蒙古国代表团抵达"),
            Encoding.GetEncoding("shift_jis").GetBytes("<p>モンゴル代表団が到着した"), Encoding.GetEncoding("windows-1251").GetBytes("<p>Делегация Монголии прибыла"), Encoding.Unicode.GetBytes("\uFEFFmarked"),
            Encoding.GetEncoding("iso-2022-jp").GetBytes("<p>モンゴル"), Encoding.UTF8.GetBytes("<p>Монгол 몽골 蒙古 😀"), Encoding.BigEndianUnicode.GetBytes("<html>no mark"),
        ];
    }

    private static byte[][] Packed()
    {
        byte[] plain = Encoding.UTF8.GetBytes(FuzzSeeds.Pages[0]);
        return [Pack(s => new GZipStream(s, CompressionLevel.Fastest), plain), Pack(s => new ZLibStream(s, CompressionLevel.Fastest), plain), Pack(s => new DeflateStream(s, CompressionLevel.Fastest), plain), Pack(s => new BrotliStream(s, CompressionLevel.Fastest), plain), plain];
    }

    private static byte[] Pack(Func<Stream, Stream> open, byte[] plain)
    {
        MemoryStream packed = new();
        using (Stream stream = open(packed))
            stream.Write(plain);
        return packed.ToArray();
    }

    private static string[] Links() =>
    [
        "http://Paper.test:80/a/../b/./c?utm_source=x&b=2&a=1#frag", "https://www.paper.test/index.html;jsessionid=ABC?PHPSESSID=1#!/route", "http://m.paper.test/amp/story/", "https://news.google.com/rss/articles/CBMiAA?oc=5",
        "http://r.test/?url=http%3A%2F%2Fx.test%2F1", "http://монгол.test/мэдээ?я=ю", "http://user:pass@[::1]:8080/x%zz%2e%41",
    ];

    private static bool Same<T>(T one, T other) => JsonSerializer.Serialize(one) == JsonSerializer.Serialize(other);
}
