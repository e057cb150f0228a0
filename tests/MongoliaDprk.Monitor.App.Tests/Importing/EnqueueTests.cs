using System.Diagnostics;
using System.Text.Json;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Tests.Importing;

/// <summary>Archives are left to the running nodes: the built program, as processes of their own.</summary>
public sealed class EnqueueTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    [Fact, Trait("Category", "Postgres")]
    public async Task What_a_killed_node_left_another_one_imports_from_the_last_saved_record_on()
    {
        await using ImportWorld whole = await ImportWorld.CreateAsync(), shared = await ImportWorld.CreateAsync(DatabaseKind.Postgres);
        string watchlist = ImportKillTests.Watchlist(shared);
        string file = shared.Write("a.warc.gz", ImportKillTests.Archive().MemberPerRecord());
        await whole.ImportAsync(file);
        MonitorProcess.Ended queued = await RunAsync(shared, watchlist, "--enqueue", file, shared.Write("gone.warc", "WARC/1.0\r\n"));
        Assert.True(queued.Code == 0, queued.Errors);
        Assert.Contains("2 files queued", queued.Output, StringComparison.Ordinal);
        File.Delete(Path.Combine(shared.Folder, "gone.warc"));

        using (Process first = Serve(shared, watchlist))
        {
            await UntilAsync(async () => await shared.RecordsAsync("a.warc.gz") > 0);
            first.Kill();
            await first.WaitForExitAsync();
        }

        int saved = await shared.RecordsAsync("a.warc.gz");
        Assert.InRange(saved, 1, ImportKillTests.Pages - 1);
        using Process second = Serve(shared, watchlist);
        try
        {
            await UntilAsync(async () => (await StatusAsync(shared, watchlist, "a.warc.gz")).GetProperty("state").GetString() == "imported");
            await UntilAsync(async () => (await StatusAsync(shared, watchlist, "gone.warc")).GetProperty("error").GetString() is not null);
        }
        finally
        {
            second.Kill();
            await second.WaitForExitAsync();
        }

        Assert.Contains("shared by all nodes", (await StatusAsync(shared, watchlist, "gone.warc")).GetProperty("error").GetString(), StringComparison.Ordinal);
        JsonElement counts = (await StatusAsync(shared, watchlist, "a.warc.gz")).GetProperty("counts");
        Assert.Equal((ImportKillTests.Pages, ImportKillTests.Pages * 3 / 20), (counts.GetProperty("pages").GetInt32(), counts.GetProperty("articles").GetInt32()));
        Assert.Equal(await whole.CollectedAsync(), await shared.CollectedAsync());
        Assert.Contains("imported before", (await RunAsync(shared, watchlist, "--enqueue", file)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_SQLite_there_is_nobody_to_leave_files_to()
    {
        await using ImportWorld world = await ImportWorld.CreateAsync();
        MonitorProcess.Ended refused = await RunAsync(world, ImportKillTests.Watchlist(world), "--enqueue", world.Write("a.warc", "WARC/1.0\r\n"));
        Assert.Equal(2, refused.Code);
        Assert.Contains("only on PostgreSQL", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
    }

    private static Task<MonitorProcess.Ended> RunAsync(ImportWorld world, string watchlist, params string[] arguments) =>
        WarmProgram.RunAsync(["import", .. arguments, "--database", world.Database.ConnectionString, "--watchlist", watchlist]);

    private static async Task<JsonElement> StatusAsync(ImportWorld world, string watchlist, string name)
    {
        MonitorProcess.Ended told = await RunAsync(world, watchlist, "--status", "--json");
        Assert.True(told.Code == 0, told.Errors);
        return JsonDocument.Parse(told.Output).RootElement.EnumerateArray().Single(f => f.GetProperty("file").GetString()!.EndsWith(name, StringComparison.Ordinal)).Clone();
    }

    private static Process Serve(ImportWorld world, string watchlist)
    {
        Process node = MonitorProcess.Start(
            ["serve", "--database", world.Database.ConnectionString, "--watchlist", watchlist, "--data", world.Folder], new Dictionary<string, string> { ["Monitor__Web__Address"] = "http://127.0.0.1:0" });
        node.BeginErrorReadLine();
        node.BeginOutputReadLine();
        return node;
    }

    private static async Task UntilAsync(Func<Task<bool>> done)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!await done())
        {
            Assert.True(watch.Elapsed < Limit, "the nodes do not get on");
            await Task.Delay(20);
        }
    }
}
