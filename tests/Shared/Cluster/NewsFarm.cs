#pragma warning disable IDE0005 // projects for the web have some of these by themselves
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
#pragma warning restore IDE0005

namespace MongoliaDprk.Monitor.Tests.Cluster;

/// <summary>
/// Outlets on loopback hosts (127.1.0.1, 127.1.0.2 …) that publish articles while they are watched. A tenth of them share the host of another one, so that
/// several nodes want the same host. Remembers what it has shown and how it was asked.
/// </summary>
internal sealed class NewsFarm : IAsyncDisposable
{
    /// <summary>Every so many articles one announces a visit.</summary>
    public const int VisitEvery = 7;

    private const int PerNetwork = 250;
    private const int PerFeed = 20;

    private readonly WebApplication app;
    private readonly int port;
    private readonly int[] published;
    private readonly int[] shown;
    private readonly HostLog[] hosts;
    private readonly Lock sync = new();
    private readonly HashSet<int> asked = [];

    private NewsFarm(int sources, int port)
    {
        this.port = port;
        published = new int[sources];
        shown = new int[sources];
        hosts = [.. Enumerable.Range(0, Math.Max(1, sources - (sources / 10))).Select(_ => new HostLog())];
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o =>
        {
            for (int i = 0; i < hosts.Length; i++)
                o.Listen(Host(i), port);
        });
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public int Sources => published.Length;

    /// <summary>Sources whose feed was asked for since the last call of <see cref="Forget"/>.</summary>
    public int Asked
    {
        get
        {
            lock (sync)
                return asked.Count;
        }
    }

    /// <summary>Requests of all hosts.</summary>
    public int Requests => hosts.Sum(h => h.Requests);

    /// <summary>All articles were shown in a feed that was sent whole.</summary>
    public bool IsAllShown => published.Select((p, i) => Volatile.Read(ref shown[i]) >= Volatile.Read(ref published[i])).All(x => x);

    /// <summary>Shortest time between the end of an answer and the next request to the same host; negative = two at once.</summary>
    public TimeSpan ShortestPause => hosts.Min(h => h.Shortest);

    /// <summary>Addresses of the articles that were shown.</summary>
    public IReadOnlyList<string> Shown => [.. Enumerable.Range(0, Sources).SelectMany(i => Enumerable.Range(0, Volatile.Read(ref shown[i])).Select(n => Article(i, n)))];

    public static async Task<NewsFarm> StartAsync(int sources)
    {
        NewsFarm farm = new(sources, PgServer.FreePort());
        await farm.app.StartAsync();
        return farm;
    }

    public string Site(int source) => $"http://{Host(HostOf(source))}:{port}/{source}/";

    /// <summary>One more article of an outlet.</summary>
    public void Publish(int source) => Interlocked.Increment(ref published[source]);

    /// <summary>Begins the count of <see cref="Asked"/> anew.</summary>
    public void Forget()
    {
        lock (sync)
            asked.Clear();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        byte[] local = http.Connection.LocalIpAddress!.MapToIPv4().GetAddressBytes();
        HostLog host = hosts[(local[2] * PerNetwork) + local[3] - 1];
        host.Begin();
        try
        {
            if (http.Request.Path.Value!.Split('/') is not ["", var number, .. var rest] || !int.TryParse(number, CultureInfo.InvariantCulture, out int source) || source >= Sources)
                http.Response.StatusCode = 404;
            else if (rest is ["feed.xml"])
                await FeedAsync(http, source);
            else if (rest is ["news", var article])
                await SendAsync(http, "text/html; charset=utf-8", NewsPages.Article(source, int.Parse(article, CultureInfo.InvariantCulture)));
            else
                http.Response.StatusCode = 404;
        }
        finally
        {
            host.End();
        }
    }

    private async Task FeedAsync(HttpContext http, int source)
    {
        lock (sync)
            asked.Add(source);
        int count = Volatile.Read(ref published[source]);
        string tag = $"\"{count}\"";
        http.Response.Headers.ETag = tag;
        if (http.Request.Headers.IfNoneMatch == tag)
        {
            http.Response.StatusCode = 304;
            return;
        }

        StringBuilder feed = new("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>News</title>");
        for (int n = Math.Max(0, count - PerFeed); n < count; n++)
            feed.Append(CultureInfo.InvariantCulture, $"<item><title>{NewsPages.Title(source, n)}</title><link>{Article(source, n)}</link></item>");
        await SendAsync(http, "application/rss+xml; charset=utf-8", feed.Append("</channel></rss>").ToString());
        lock (sync)
            shown[source] = Math.Max(shown[source], count);
    }

    private static async Task SendAsync(HttpContext http, string type, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        http.Response.ContentType = type;
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private string Article(int source, int number) => string.Create(CultureInfo.InvariantCulture, $"{Site(source)}news/{number}");

    private int HostOf(int source) => source % hosts.Length;

    private static IPAddress Host(int i) => new([127, 1, (byte)(i / PerNetwork), (byte)((i % PerNetwork) + 1)]);
}
