using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MongoliaDprk.Monitor.App.Access;
using MongoliaDprk.Monitor.App.Dashboard;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

/// <summary>Dashboard and API over a real database of their own, filled by <see cref="TestFindings"/>; no port is opened.</summary>
/// <param name="isEmpty">Nothing was collected, and the watchlist has neither calendar nor claims.</param>
public abstract class TestSite(DatabaseKind kind, bool isEmpty = false) : IAsyncLifetime
{
    public static readonly DateTimeOffset Now = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private TestDatabase database = null!;
    private readonly MovedTime time = new();
    private WebApplication app = null!;

    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => app.Services;

    public virtual async Task InitializeAsync()
    {
        QueryCount.Listen();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer(o => o.PreserveExecutionContext = true);
        builder.Logging.ClearProviders();
        Watchlist watchlist = isEmpty ? TestFindings.Watchlist with { Calendar = [], Claims = [] } : TestFindings.Watchlist;
        database = await TestDatabase.CreateAsync(kind);
        MonitorOptions options = new() { Database = database.Database.ConnectionString, Web = { Analyst = "ann" } };
        Configure(options);
        builder.Services.AddSingleton(new Passwords(iterations: 1));
        MonitorServices.Add(builder.Services, options, watchlist, time);
        builder.Services.AddSingleton(database.Database).AddDashboard();
        if (!isEmpty)
            await TestFindings.SaveAsync(new ArticleStore(database.Database, watchlist, time), new SourceStore(database.Database, watchlist, time));
        Add(builder.Services);
        app = builder.Build();
        app.MapDashboard();
        await app.StartAsync();
        Client = app.GetTestClient();
    }

    /// <summary>A client that keeps cookies, as a browser does.</summary>
    internal CookieClient Browse() => new(Server.CreateHandler());

    internal TestServer Server => app.GetTestServer();

    /// <summary>Lets time go by.</summary>
    public void Wait(TimeSpan span) => time.Later += span;

    private protected virtual void Configure(MonitorOptions options)
    {
    }

    private protected virtual void Add(IServiceCollection services)
    {
    }

    public virtual async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    public async Task<IHtmlDocument> PageAsync(string address)
    {
        using HttpResponseMessage response = await Client.GetAsync(address);
        Assert.True(response.IsSuccessStatusCode, $"{address}: {response.StatusCode}");
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Stands still unless it is moved.</summary>
    private sealed class MovedTime : TimeProvider
    {
        public TimeSpan Later { get; set; }

        public override DateTimeOffset GetUtcNow() => Now + Later;
    }
}

public sealed class EmptySite() : TestSite(DatabaseKind.Sqlite, isEmpty: true);

public sealed class SqliteSite() : TestSite(DatabaseKind.Sqlite);

public sealed class PostgresSite() : TestSite(DatabaseKind.Postgres);
