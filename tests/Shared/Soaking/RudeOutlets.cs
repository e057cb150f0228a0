#pragma warning disable IDE0005 // projects for the web have some of these by themselves
using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
#pragma warning restore IDE0005

namespace MongoliaDprk.Monitor.Tests.Soaking;

/// <summary>
/// Outlets on loopback addresses of their own (127.3.0.1 …) that answer as many requests wrongly as rightly until they are told to behave.
/// Each has articles, more with time; what a feed that was sent whole has named counts as served.
/// </summary>
internal sealed class RudeOutlets : IAsyncDisposable
{
    private const int PerNetwork = 250;

    /// <summary>Every so many outlets report a visit of their own.</summary>
    private const int VisitEvery = 4;

    /// <summary>Days between two visits, so that they are not one.</summary>
    private const int Apart = 25;

    private readonly WebApplication app;
    private readonly int count;
    private readonly int port;
    private readonly Random random;
    private readonly ConcurrentDictionary<string, bool> served = new(StringComparer.Ordinal);
    private readonly DateTime start = DateTime.UtcNow;
    private int articles = 2;

    private RudeOutlets(int count, int port, int seed)
    {
        (this.count, this.port, random) = (count, port, new Random(seed));
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

    /// <summary>From now on every answer is right.</summary>
    public bool Behave { get; set; }

    /// <summary>Addresses of articles that the monitor must have, with whether they are relevant.</summary>
    public IReadOnlyDictionary<string, bool> Served => served;

    /// <summary>Visits that are reported.</summary>
    public int Visits => (count + VisitEvery - 1) / VisitEvery;

    public static async Task<RudeOutlets> StartAsync(int count, int seed)
    {
        RudeOutlets outlets = new(count, PgServer.FreePort(), seed);
        await outlets.app.StartAsync();
        return outlets;
    }

    /// <summary>Every outlet has one article more.</summary>
    public void Publish() => Interlocked.Increment(ref articles);

    /// <summary>One file of a watchlist for each outlet: its id and the text.</summary>
    public IEnumerable<(string Id, string Yaml)> Sources() => Enumerable.Range(0, count).Select(i => ($"outlet-{i}", string.Create(CultureInfo.InvariantCulture, $"""
        id: outlet-{i}
        name: Outlet {i}
        side: bb
        country: bb
        languages: [en]
        site: {Site(i)}
        timeZone: UTC
        everyMinutes: 1
        delaySeconds: 0
        feeds: [{Site(i)}feed]
        """)));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        byte[] bytes = http.Connection.LocalIpAddress!.MapToIPv4().GetAddressBytes();
        int outlet = (bytes[2] * PerNetwork) + bytes[3] - 1, published = Volatile.Read(ref articles);
        string path = http.Request.Path.Value ?? "";
        bool isFeed = path == "/feed";
        byte[] body = Encoding.UTF8.GetBytes(isFeed ? Feed(outlet, published) : path.StartsWith("/n/", StringComparison.Ordinal) && int.TryParse(path.AsSpan(3), out int number) ? Page(outlet, number) : "");
        if (body.Length == 0)
        {
            http.Response.StatusCode = 404;
            return;
        }

        http.Response.ContentType = isFeed ? "application/rss+xml; charset=utf-8" : "text/html; charset=utf-8";
        if (!Behave && Next(2) == 0)
        {
            await MisbehaveAsync(http, body);
            return;
        }

        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
        for (int i = 0; isFeed && i < published; i++)
            served[$"{Site(outlet)}n/{i}"] = IsRelevant(i);
    }

    private async Task MisbehaveAsync(HttpContext http, byte[] body)
    {
        HttpResponse answer = http.Response;
        switch (Next(9))
        {
            case 0: answer.StatusCode = 500; break;
            case 1: await Task.Delay(TimeSpan.FromSeconds(3), http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default); http.Abort(); break;
            case 2: http.Abort(); break;
            case 3: answer.ContentLength = body.Length + 1000; await answer.Body.WriteAsync(body); http.Abort(); break;
            case 4: answer.Headers.ContentEncoding = "gzip"; await answer.Body.WriteAsync(Half(body)); break;
            case 5 when http.Request.Path == "/feed": answer.ContentType = "text/html"; await answer.WriteAsync("<html><body><h1>Maintenance</h1>Come back later."); break;
            case 6: (answer.StatusCode, answer.Headers.RetryAfter) = (429, "1"); break;
            case 7: (answer.StatusCode, answer.Headers.Location) = (302, http.Request.Path.Value); break;
            default: answer.StatusCode = 503; break;
        }
    }

    /// <summary>Ids change with every request, items stand twice, dates are of clocks that are wrong.</summary>
    private string Feed(int outlet, int published)
    {
        StringBuilder feed = new("<rss version=\"2.0\"><channel><title>x</title>");
        foreach (int i in Enumerable.Range(0, published).Append(0))
        {
            string date = (outlet % 5) switch { 0 => DateTime.UtcNow.AddYears(20).ToString("R", CultureInfo.InvariantCulture), 1 => "yesterday", 2 => "", _ => start.ToString("R", CultureInfo.InvariantCulture) };
            feed.Append(CultureInfo.InvariantCulture, $"<item><title>Report {i} of outlet {outlet}</title><link>{Site(outlet)}n/{i}{(Next(2) == 0 ? "?utm_source=rss" : "")}</link><guid>{Guid.NewGuid()}</guid><pubDate>{date}</pubDate></item>");
        }

        return feed.Append("</channel></rss>").ToString();
    }

    private string Page(int outlet, int number)
    {
        DateTime from = start.Date.AddDays(5 + (outlet / VisitEvery * Apart));
        string visit = number == 1 && outlet % VisitEvery == 0 ? string.Create(CultureInfo.InvariantCulture, $"The President of Aland will visit Borduria from {from:%d} {from:MMMM} {from:yyyy} to {from.AddDays(1):%d} {from.AddDays(1):MMMM} {from.AddDays(1):yyyy}.") : "";
        string who = IsRelevant(number) ? $"{visit} Ministers of Aland and Borduria agreed on plan {number} of outlet {outlet}." : "Snow fell on the passes and the road was closed.";
        return string.Create(CultureInfo.InvariantCulture, $"""
            <html><head><title>Report {number} of outlet {outlet}</title><meta property="article:published_time" content="{start:yyyy-MM-ddTHH:mm:ssZ}"></head><body><article><h1>Report {number} of outlet {outlet}</h1>
            <p>{who}</p><p>The report has number {number}, and the officials of outlet {outlet} said on Monday that {Words(outlet, number)} would follow later.</p></article></body></html>
            """);
    }

    /// <summary>Words that make no two texts alike.</summary>
    private static string Words(int outlet, int number)
    {
        Random own = new((outlet * 1000) + number);
        return string.Join(' ', Enumerable.Range(0, 40).Select(_ => "word" + own.Next(100_000).ToString(CultureInfo.InvariantCulture)));
    }

    private static bool IsRelevant(int number) => number % 3 != 2;

    private static byte[] Half(byte[] body)
    {
        MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
            gzip.Write(body);
        return packed.ToArray()[..(int)(packed.Length / 2)];
    }

    private int Next(int below)
    {
        lock (random)
            return random.Next(below);
    }

    private string Site(int outlet) => string.Create(CultureInfo.InvariantCulture, $"http://{Host(outlet)}:{port}/");

    private static IPAddress Host(int i) => new([127, 3, (byte)(i / PerNetwork), (byte)((i % PerNetwork) + 1)]);
}
