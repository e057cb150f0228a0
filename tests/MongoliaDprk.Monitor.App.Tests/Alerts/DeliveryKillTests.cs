using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Tests;
using Npgsql;

namespace MongoliaDprk.Monitor.App.Tests.Alerts;

/// <summary>The built program is killed while it sends, its database goes away, another node runs beside it: nothing is lost, nothing is told twice.</summary>
public abstract class DeliveryKillTests
{
    /// <summary>Below the number that makes a burst, so that each alert is a message.</summary>
    protected const int Alerts = 8;

    protected static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    private readonly ConcurrentQueue<(string Key, long[] Alerts)> accepted = new();
    private readonly Random random = new(20260301);
    private TaskCompletionSource reached = new();
    private int left = int.MaxValue;

    protected async Task KillAsync(DatabaseKind kind, int nodes)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind);
        await using LoopbackWeb web = await LoopbackWeb.StartAsync();
        Serve(web);
        DirectoryInfo watchlist = Directory.CreateTempSubdirectory("monitor-kill-");
        var programs = new List<Process>();
        try
        {
            TestChannels.WriteWatchlist(watchlist.FullName, $"{{ kind: webhook, address: '{web.At("/hook")}' }}");
            await ReportAsync(database.Database, Alerts);
            for (int kill = 0; kill < 2; kill++)
            {
                reached = new TaskCompletionSource();
                Volatile.Write(ref left, random.Next(1, 3));
                Process victim = Start(database, watchlist);
                Assert.Same(reached.Task, await Task.WhenAny(reached.Task, Task.Delay(Limit)));
                victim.Kill();
                await victim.WaitForExitAsync();
                victim.Dispose();
            }

            Volatile.Write(ref left, int.MaxValue);
            for (int i = 0; i < nodes; i++)
                programs.Add(Start(database, watchlist));
            await UntilDeliveredAsync(database.Database);
        }
        finally
        {
            foreach (Process program in programs)
            {
                program.Kill();
                await program.WaitForExitAsync();
                program.Dispose();
            }

            watchlist.Delete(recursive: true);
        }

        CheckAccepted();
        // each kill lets one message be sent again, under the same key
        Assert.InRange(accepted.Count, Alerts, Alerts + 2);
    }

    /// <summary>What a receiver that drops repeats has in the end.</summary>
    protected void CheckAccepted()
    {
        long[] told = [.. accepted.DistinctBy(a => a.Key).SelectMany(a => a.Alerts)];
        Assert.Equal(Enumerable.Range(1, Alerts).Select(i => (long)i), told.Order());
    }

    private protected void Serve(LoopbackWeb web) => web.On("/hook", async http =>
    {
        JsonElement body = (await JsonDocument.ParseAsync(http.Request.Body)).RootElement;
        accepted.Enqueue((http.Request.Headers["Idempotency-Key"].ToString(), [.. body.GetProperty("data").GetProperty("alerts").EnumerateArray().Select(a => a.GetProperty("id").GetInt64())]));
        if (Interlocked.Decrement(ref left) == 0)
        {
            // killed between what was accepted and its answer, or while the next is on its way
            reached.TrySetResult();
            await Task.Delay(random.Next(2) == 0 ? Timeout.Infinite : 1, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    });

    private static async Task UntilDeliveredAsync(MonitorDatabase database)
    {
        AlertQueries queries = new(database, TimeProvider.System);
        Stopwatch watch = Stopwatch.StartNew();
        while ((await queries.ListAsync(100, default)).SelectMany(a => a.Deliveries).Count(d => d.State == DeliveryState.Accepted) < Alerts)
        {
            Assert.True(watch.Elapsed < Limit, "not everything was delivered");
            await Task.Delay(100);
        }
    }

    protected static async Task ReportAsync(MonitorDatabase database, int count)
    {
        for (int i = 1; i <= count; i++)
            await TestReports.AddAsync(database, TimeProvider.System, i);
    }

    private static Process Start(TestDatabase database, DirectoryInfo watchlist)
    {
        Process program = MonitorProcess.Start(
            ["serve", "--database", database.Database.ConnectionString, "--watchlist", watchlist.FullName, "--data", watchlist.FullName],
            new Dictionary<string, string> { ["Monitor__Web__Address"] = "http://127.0.0.1:0" });
        program.ErrorDataReceived += (_, _) => { };
        program.OutputDataReceived += (_, _) => { };
        program.BeginErrorReadLine();
        program.BeginOutputReadLine();
        return program;
    }

    /// <summary>Messages that the receiver has taken, repeats too.</summary>
    protected int Accepted => accepted.Count;

    /// <summary>A clock that is ahead: what waits for its next try is due.</summary>
    protected sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}

public sealed class SqliteDeliveryKillTests : DeliveryKillTests
{
    [Fact]
    public Task No_alert_is_lost_or_told_twice_though_the_program_is_killed() => KillAsync(DatabaseKind.Sqlite, nodes: 1);
}

[Trait("Category", "Postgres")]
public sealed class PostgresDeliveryKillTests : DeliveryKillTests
{
    [Fact]
    public Task No_alert_is_lost_or_told_twice_though_one_of_two_nodes_is_killed() => KillAsync(DatabaseKind.Postgres, nodes: 2);

    [Fact]
    public async Task Each_alert_is_told_exactly_once_though_PostgreSQL_goes_away_in_the_middle()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using LoopbackWeb web = await LoopbackWeb.StartAsync();
        await ReportAsync(database.Database, Alerts);
        NpgsqlConnectionStringBuilder direct = new(database.Database.ConnectionString);
        TcpRoad road = new(direct.Host!, direct.Port);
        int port = road.Port;
        Serve(web);
        web.Before("/hook", _ =>
        {
            if (Accepted == 3)
                road.Dispose();
        });
        MonitorDatabase over = new(new NpgsqlConnectionStringBuilder(direct.ConnectionString) { Host = "127.0.0.1", Port = port }.ConnectionString);
        Task<int> sending = TestChannels.Sender(over, TimeProvider.System, null, TestChannels.Webhook("desk/webhook", web.At("/hook"))).SendDueAsync(default);
        while (Accepted < 4)
            await Task.Delay(20);
        using TcpRoad mended = new(direct.Host!, direct.Port, port);

        try
        {
            await sending.WaitAsync(Limit);
        }
        catch (DatabaseException)
        {
            // as the program does: the rest is sent in the next round
        }

        await TestChannels.Sender(database.Database, new Later(TimeSpan.FromMinutes(1)), null, TestChannels.Webhook("desk/webhook", web.At("/hook"))).SendDueAsync(default);
        Assert.Equal(Alerts, Accepted);
        CheckAccepted();
    }
}
