using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.App.Dashboard;
using MongoliaDprk.Monitor.App.Demo;
using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

/// <summary>The dashboard over what the demonstration's outlets gave, with the built-in watchlist.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    /// <summary>Where the links of messages lead.</summary>
    public static readonly Uri Root = new("https://monitor.example/news/");

    /// <summary>Gets the digest every day.</summary>
    public static readonly Subscriber Reader = Subscriber.Default with { Id = "reader", Digest = new DigestSchedule(new TimeOnly(7, 0), Enum.GetValues<DayOfWeek>().ToHashSet(), null, Empty: true, []) };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-site-test-");
    private DemoWeb web = null!;
    private WebApplication app = null!;

    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => app.Services;

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        var clock = new DemoClock();
        web = await DemoWeb.StartAsync(clock.Start, CancellationToken.None);
        MonitorOptions options = new() { DataFolder = folder.FullName };
        options.Fetching.AllowPrivateAddresses = true;
        options.Web.PublicAddress = Root;
        Watchlist watchlist = WatchlistFolder.Read(null) with { Sources = web.Sources, Subscribers = [Reader] };
        MonitorServices.Add(builder.Services, options, watchlist, clock);
        builder.Services.AddDashboard();
        app = builder.Build().MapDashboard();
        await MonitorServices.MigrateAsync(app.Services, options, CancellationToken.None);
        await Polls.RunAsync(app.Services.GetRequiredService<SourcePoller>(), web.Sources, web.Sources.Count, CancellationToken.None);
        await app.StartAsync();
        Client = app.GetTestClient();
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await web.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    public async Task<IHtmlDocument> PageAsync(string address)
    {
        using HttpResponseMessage response = await Client.GetAsync(address);
        Assert.True(response.IsSuccessStatusCode, $"{address}: {response.StatusCode}");
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }
}

/// <summary>One demonstration for all tests that only read it.</summary>
[CollectionDefinition(Name)]
public sealed class DemoCollection : ICollectionFixture<DemoSite>
{
    public const string Name = "Demonstration";
}
