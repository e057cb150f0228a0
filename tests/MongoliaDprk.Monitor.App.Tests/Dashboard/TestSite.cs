using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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
    private WebApplication app = null!;

    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => app.Services;

    public async Task InitializeAsync()
    {
        QueryCount.Listen();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer(o => o.PreserveExecutionContext = true);
        builder.Logging.ClearProviders();
        Watchlist watchlist = isEmpty ? TestFindings.Watchlist with { Calendar = [], Claims = [] } : TestFindings.Watchlist;
        database = await TestDatabase.CreateAsync(kind);
        TimeProvider time = new FixedTime();
        MonitorServices.Add(builder.Services, new MonitorOptions { Database = database.Database.ConnectionString, Web = { Analyst = "ann" } }, watchlist, time);
        builder.Services.AddSingleton(database.Database).AddDashboard();
        if (!isEmpty)
            await TestFindings.SaveAsync(new ArticleStore(database.Database, watchlist, time), new SourceStore(database.Database, watchlist, time));
        app = builder.Build();
        app.MapDashboard();
        await app.StartAsync();
        Client = app.GetTestClient();
    }

    public async Task DisposeAsync()
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

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}

public sealed class EmptySite() : TestSite(DatabaseKind.Sqlite, isEmpty: true);

public sealed class SqliteSite() : TestSite(DatabaseKind.Sqlite);

public sealed class PostgresSite() : TestSite(DatabaseKind.Postgres);
