using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MongoliaDprk.Monitor.App;
using MongoliaDprk.Monitor.App.Dashboard;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>The dashboard over the made data, on a loopback port, on the last of its days: time to the first byte of each page, and every query it asks.</summary>
internal sealed class TrendPages : IAsyncDisposable
{
    private const int Actors = 150;

    /// <summary>Pages, lists of the API and feeds, with the filters that read most.</summary>
    public static readonly IReadOnlyList<string> Addresses =
    [
        "/", "/?day=2020-06-01",
        "/mentions", "/mentions?page=10000", "/mentions?unit=article", "/mentions?unit=article&page=4000", "/mentions?unit=headline", "/mentions?unit=hit", "/mentions?unit=hit&page=5000",
        $"/mentions?unit=article&actor={TrendData.Actor(60)}", $"/mentions?unit=article&actor={TrendData.Actor(0)}", $"/mentions?unit=article&actor={TrendData.Actor(0)}&page=2000",
        $"/mentions?unit=article&source={TrendData.Source(0)}", "/mentions?unit=article&topic=mediation", "/mentions?unit=article&language=mn&from=2025-10-01",
        .. TrendData.Words.SelectMany(w => new[] { $"/mentions?unit=article&text={Uri.EscapeDataString(w.Rare)}", $"/mentions?unit=article&text={Uri.EscapeDataString(w.Common)}" }),
        $"/mentions?text={TrendData.Words[^1].Common}", $"/mentions?text={TrendData.Words[^1].Rare}",
        "/trends", "/trends?by=source", "/trends?by=topic", "/trends?by=office", "/trends?by=country&average=4&year=true", "/trends?by=language", "/trends?by=salience", "/trends?by=side",
        "/trends?per=month&from=2001-01-01", "/trends?by=source&per=quarter&from=2001-01-01", "/trends?by=topic&per=year&from=2001-01-01&measure=share",
        $"/trends?by=source&per=year&from=2001-01-01&actor={TrendData.Actor(0)}", $"/trends?by=actor&per=month&from=2001-01-01&source={TrendData.Source(0)}",
        "/trends?by=actor&per=month&from=2001-01-01&language=ko", "/trends?by=country&per=year&from=2001-01-01&sourceSide=aa", "/trends?by=actor&per=week&from=2025-01-01",
        "/actors", "/actors?page=2", $"/actors/{TrendData.Actor(60)}", $"/actors/{TrendData.Actor(0)}",
        "/sources", $"/sources/{TrendData.Source(0)}", "/visits", "/visits?historical=true", "/review", "/calendar", "/calendar?year=2020", "/claims", "/alerts", "/articles/200000",
        "/api/v1/mentions", "/api/v1/articles", "/api/v1/articles.atom", "/api/v1/trends", "/api/v1/trends?by=actor&per=month&from=2024-01-01", "/api/v1/actors", $"/api/v1/actors/{TrendData.Actor(0)}",
        "/api/v1/sources", "/api/v1/visits", "/api/v1/digest?day=2025-12-30",
    ];

    private readonly WebApplication app;
    private readonly HttpClient client;
    private readonly QueryTimes queries = new();

    private TrendPages(WebApplication app)
    {
        this.app = app;
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public static async Task<TrendPages> StartAsync(MonitorDatabase database)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        MonitorServices.Add(builder.Services, new MonitorOptions { Database = database.ConnectionString }, Watched(), new LastDay());
        builder.Services.AddSingleton(database).AddDashboard();
        WebApplication app = builder.Build().MapDashboard();
        await app.StartAsync();
        return new TrendPages(app);
    }

    /// <returns>Milliseconds to the first byte, and those of each query in the order in which they were asked.</returns>
    public async Task<(double FirstByte, IReadOnlyList<double> Queries)> AskAsync(string address)
    {
        queries.Begin();
        long start = Stopwatch.GetTimestamp();
        using HttpResponseMessage response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        await response.Content.ReadAsByteArrayAsync();
        if (response is { StatusCode: HttpStatusCode.Found, Headers.Location: { } canonical })
            return await AskAsync(canonical.OriginalString);
        return response.StatusCode == HttpStatusCode.OK ? (first, queries.End()) : throw new InvalidOperationException($"{address}: {response.StatusCode} {response.Headers.Location}");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        queries.Dispose();
        await app.DisposeAsync();
    }

    /// <summary>The built-in watchlist with the actors and sources of the data.</summary>
    public static Watchlist Watched()
    {
        Watchlist builtIn = WatchlistFolder.Read(null);
        return builtIn with
        {
            Sides = ["aa", "bb"],
            Actors = [.. Enumerable.Range(0, Actors).Select(i => builtIn.Actors[0] with { Id = TrendData.Actor(i), Name = $"Actor {i}", Side = i % 3 == 2 ? "other" : i % 3 == 0 ? "aa" : "bb", Offices = [] })],
            Sources = [.. Enumerable.Range(0, TrendData.Sources).Select(i => builtIn.Sources[0] with { Id = TrendData.Source(i), Name = $"Source {i}", Side = TrendData.Side(i) })],
        };
    }

    private sealed class LastDay : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(TrendData.Last, new TimeOnly(12, 0), TimeSpan.Zero);
    }
}
