using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MongoliaDprk.Monitor.App.Dashboard;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

/// <summary>Dashboard and API over a real database in a file of its own, filled by <see cref="TestFindings"/>; no port is opened.</summary>
public sealed class TestSite : IAsyncLifetime
{
    public static readonly DateTimeOffset Now = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory("monitor-site-").FullName;
    private WebApplication app = null!;

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        Watchlist watchlist = TestFindings.Watchlist;
        var database = new MonitorDatabase(Path.Combine(folder, "test.db"));
        TimeProvider time = new FixedTime();
        builder.Services.AddSingleton(watchlist).AddSingleton(database).AddSingleton(time)
            .AddSingleton<MentionQueries>().AddSingleton<TrendQueries>().AddSingleton<VisitQueries>()
            .AddSingleton<SourceQueries>().AddSingleton<DigestQueries>().AddDashboard();
        await database.MigrateAsync(CancellationToken.None);
        await TestFindings.SaveAsync(new ArticleStore(database, watchlist, time));
        app = builder.Build();
        app.MapDashboard();
        await app.StartAsync();
        Client = app.GetTestClient();
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
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
