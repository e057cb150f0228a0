using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>
/// Many feeds, each on a host of its own (loopback addresses 127.1.0.1, 127.1.0.2 …). Of ten feeds six send ETag and Last-Modified, one only
/// Last-Modified, one only ETag, one nothing, and one lies: it sends both, and a new ETag with the same whole feed each time.
/// </summary>
internal sealed class FeedFarm : IAsyncDisposable
{
    private const int PerNetwork = 250;
    private const string Modified = "Sun, 01 Mar 2026 00:00:00 GMT";

    private readonly WebApplication app;
    private readonly byte[][] feeds;
    private readonly string[] tags;
    private readonly Lock sync = new();
    private FarmCounts counts = new();

    private FeedFarm(int count, int port)
    {
        Port = port;
        feeds = [.. Enumerable.Range(0, count).Select(i => Encoding.UTF8.GetBytes(Feed(i)))];
        tags = [.. feeds.Select(f => $"\"{Convert.ToHexStringLower(SHA256.HashData(f).AsSpan(0, 8))}\"")];
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o =>
        {
            for (int i = 0; i < count; i++)
                o.Listen(Host(i), port);
        });
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public int Port { get; }

    /// <summary>Addresses of all feeds.</summary>
    public IEnumerable<string> Addresses => feeds.Select((_, i) => $"http://{Host(i)}:{Port}/feed.xml");

    public static async Task<FeedFarm> StartAsync(int count, int port)
    {
        FeedFarm farm = new(count, port);
        await farm.app.StartAsync();
        return farm;
    }

    /// <summary>What was asked for since the last call.</summary>
    public FarmCounts TakeCounts()
    {
        lock (sync)
        {
            FarmCounts taken = counts;
            counts = new FarmCounts();
            return taken;
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        IPAddress host = http.Connection.LocalIpAddress!.MapToIPv4();
        byte[] bytes = host.GetAddressBytes();
        int i = (bytes[2] * PerNetwork) + bytes[3] - 1;
        if (http.Request.Path != "/feed.xml")
        {
            http.Response.StatusCode = 404;
            Count(c => http.Request.Path == "/robots.txt" ? c with { Robots = c.Robots + 1 } : c with { Others = c.Others + 1 });
            return;
        }

        (string? tag, string? modified) = Validators(i);
        if (tag is not null)
            http.Response.Headers.ETag = tag;
        if (modified is not null)
            http.Response.Headers.LastModified = modified;
        bool same = tag is not null && http.Request.Headers.IfNoneMatch.Count > 0
            ? http.Request.Headers.IfNoneMatch == tag
            : modified is not null && http.Request.Headers.IfModifiedSince == modified;
        if (same)
        {
            http.Response.StatusCode = 304;
            Count(c => c with { NotModified = c.NotModified + 1 });
            return;
        }

        http.Response.ContentType = "application/rss+xml; charset=utf-8";
        http.Response.ContentLength = feeds[i].Length;
        Count(c => c with { Whole = c.Whole + 1, Bytes = c.Bytes + feeds[i].Length });
        await http.Response.Body.WriteAsync(feeds[i], http.RequestAborted);
    }

    private (string? ETag, string? LastModified) Validators(int i) => (i % 10) switch
    {
        0 => (null, null),
        1 => ($"\"{Guid.NewGuid():N}\"", Modified),
        2 => (null, Modified),
        3 => (tags[i], null),
        _ => (tags[i], Modified),
    };

    private void Count(Func<FarmCounts, FarmCounts> change)
    {
        lock (sync)
            counts = change(counts);
    }

    private static IPAddress Host(int i) => new([127, 1, (byte)(i / PerNetwork), (byte)((i % PerNetwork) + 1)]);

    /// <summary>Twenty items with a paragraph each, always the same for the same number.</summary>
    private string Feed(int number)
    {
        Random random = new(number);
        StringBuilder feed = new(FormattableString.Invariant($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>Feed {number}</title><link>http://{Host(number)}:{Port}/</link><description>Made up</description>"));
        for (int item = 0; item < 20; item++)
        {
            string date = new DateTime(2026, 2, 28, 12, 0, 0, DateTimeKind.Utc).AddHours(-item).ToString("R", CultureInfo.InvariantCulture);
            string words = string.Join(' ', Enumerable.Range(0, 60).Select(_ => "word" + random.Next(1000).ToString(CultureInfo.InvariantCulture)));
            feed.Append(CultureInfo.InvariantCulture, $"<item><title>Item {item} of feed {number}</title><link>http://{Host(number)}:{Port}/news/{item}</link><guid>{number}-{item}</guid><pubDate>{date}</pubDate><description>{words}</description></item>");
        }

        return feed.Append("</channel></rss>").ToString();
    }
}

/// <summary>Requests by what was answered.</summary>
/// <param name="Bytes">Of feeds sent whole.</param>
internal sealed record FarmCounts(int Robots = 0, int Whole = 0, int NotModified = 0, int Others = 0, long Bytes = 0);
