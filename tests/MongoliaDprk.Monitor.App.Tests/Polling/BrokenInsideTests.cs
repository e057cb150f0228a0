using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;
using Npgsql;

namespace MongoliaDprk.Monitor.App.Tests.Polling;

/// <summary>What our own side breaks: the analysis, or the database.</summary>
public sealed class BrokenInsideTests
{
    [Fact]
    public async Task A_page_that_our_analysis_breaks_on_is_kept_aside_and_the_others_go_on()
    {
        Watchlist broken = TestWatchlist.Pair with { Sides = ["aa"] };  // a side without another makes the analysis throw
        await using PollWorld world = await PollWorld.CreateAsync(watchlist: broken);
        world.ServeFeed("/feed", "/1", "/2");
        world.ServePages("/1", "/2");
        Source source = TestWatchlist.Source(world.Web, feeds: ["/feed"]);

        PollReport report = await world.PollAsync(source);
        await world.PollAsync(source);

        Assert.Equal((0, 2), (report.Articles, report.Quarantined));
        Assert.Equal(2, world.Broken.Count);
        SourceHealth health = await world.HealthAsync();
        Assert.Equal((2, 0), (health.Quarantined, health.Collected));
        Assert.Equal((1, 1), (world.Web.Count("/1"), world.Web.Count("/2")));
    }

    [Fact]
    public async Task A_database_that_dies_in_a_poll_fails_it_loudly_and_nothing_is_marked_done()
    {
        await using PollWorld world = await PollWorld.CreateAsync(DatabaseKind.Postgres);
        world.ServeFeed("/feed", "/1", "/2");
        world.ServePages("/1", "/2");
        Source source = TestWatchlist.Source(world.Web, feeds: ["/feed"]);
        world.Web.On("/2", async http =>
        {
            await SetAliveAsync(world.Database, false);
            await http.Response.Body.WriteAsync("text"u8.ToArray());
        });

        await Assert.ThrowsAnyAsync<Exception>(() => world.PollAsync(source));
        Assert.Empty(world.Broken);

        await SetAliveAsync(world.Database, true);
        world.ServePages("/2");
        Assert.Equal(1, await world.PendingAsync());
        PollReport again = await world.PollAsync(source);
        Assert.Equal((0, 1), (again.NewLinks, again.Articles));
    }

    /// <summary>Shuts one database to everybody, ending its sessions, or opens it again.</summary>
    private static async Task SetAliveAsync(MonitorDatabase database, bool alive)
    {
        NpgsqlConnectionStringBuilder to = new(database.ConnectionString) { Pooling = false };
        string name = to.Database!;
        to.Database = "postgres";
        await using NpgsqlConnection connection = new(to.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(
            $"""ALTER DATABASE "{name}" ALLOW_CONNECTIONS {alive}; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND NOT {alive}""", connection);
        await command.ExecuteNonQueryAsync();
        NpgsqlConnection.ClearAllPools();  // sessions that were ended still stand in the pool, and each would fail once
    }
}
