using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using MongoliaDprk.Monitor.App.Dashboard;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Tests;
using Npgsql;

namespace MongoliaDprk.Monitor.App.Tests.Readiness;

/// <summary>A database that is stopped while the monitor runs.</summary>
[Trait("Category", "Postgres")]
public sealed class DatabaseDownTests
{
    [Fact]
    public async Task It_is_alive_and_not_ready_until_the_database_is_back()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        NpgsqlConnectionStringBuilder direct = new(database.Database.ConnectionString);
        TcpRoad road = new(direct.Host!, direct.Port);
        int port = road.Port;
        direct.Port = port;
        direct.Timeout = 2;
        FakeTime time = new();
        await using WebApplication app = await StartAsync(new MonitorOptions { Database = direct.ConnectionString }, time);
        using HttpClient client = app.GetTestClient();
        Assert.Equal(["scheduler"], await FailingAsync(client));

        road.Dispose();
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["database", "scheduler"], await FailingAsync(client));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz")).StatusCode);

        using TcpRoad mended = new(direct.Host!, new NpgsqlConnectionStringBuilder(database.Database.ConnectionString).Port, port);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["scheduler"], await FailingAsync(client));
    }

    private static async Task<WebApplication> StartAsync(MonitorOptions options, TimeProvider time)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        MonitorServices.Add(builder.Services, options, TestWatchlist.Pair, time);
        builder.Services.AddDashboard();
        WebApplication app = builder.Build().MapDashboard();
        await app.StartAsync();
        return app;
    }

    private static async Task<string[]> FailingAsync(HttpClient client)
    {
        using HttpResponseMessage answer = await client.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        return [.. JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("failing").EnumerateArray().Select(f => f.GetString()!)];
    }
}
