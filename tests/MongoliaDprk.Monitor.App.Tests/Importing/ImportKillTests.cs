using System.Diagnostics;
using System.Text.Json;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests.Importing;

/// <summary>The built program is killed in the middle of an import, twice.</summary>
public abstract class ImportKillTests
{
    internal const int Pages = 600;

    protected static async Task CheckAsync(DatabaseKind kind, string packing)
    {
        await using ImportWorld whole = await ImportWorld.CreateAsync(), killed = await ImportWorld.CreateAsync(kind);
        string watchlist = Watchlist(killed);
        WarcFile archive = Archive();
        string file = killed.Write("a.warc.gz", packing == "one member" ? archive.OneMember() : archive.MemberPerRecord());
        JsonElement expected = await RunAsync(whole, watchlist, file);
        Assert.Equal((Pages, Pages * 3 / 20), (expected.GetProperty("pages").GetInt32(), expected.GetProperty("articles").GetInt32()));

        await KillAfterAsync(killed, watchlist, file, records: 1);
        int once = await RecordsAsync(killed, file);
        await KillAfterAsync(killed, watchlist, file, once + 1);
        int twice = await RecordsAsync(killed, file);
        Assert.InRange(once, 1, twice - 1);
        JsonElement counts = await RunAsync(killed, watchlist, file);

        Assert.Equal(expected.GetRawText(), counts.GetRawText());
        Assert.Equal(await whole.DigestAsync(), await killed.DigestAsync());
        Assert.Equal(await whole.CollectedAsync(), await killed.CollectedAsync());
    }

    /// <summary>Three of twenty pages are relevant, one of them of a listed outlet.</summary>
    internal static WarcFile Archive()
    {
        WarcFile file = new();
        for (int i = 0; i < Pages; i++)
            file.AddPage($"https://{(i % 2 == 0 ? "world" : "far")}.example/{i}", ImportWorld.Page($"number {i}", both: i % 10 == 3 || i % 10 == 4 && i % 20 < 10));
        return file;
    }

    private static async Task KillAfterAsync(ImportWorld world, string watchlist, string file, int records)
    {
        using Process program = MonitorProcess.Start(Arguments(world, watchlist, file));
        Stopwatch watch = Stopwatch.StartNew();
        while (!program.HasExited && await RecordsAsync(world, file) < records && watch.Elapsed < TimeSpan.FromMinutes(2))
            await Task.Delay(20);
        Assert.False(program.HasExited, "the program ended before it could be killed");
        program.Kill();
        await program.WaitForExitAsync();
    }

    private static async Task<JsonElement> RunAsync(ImportWorld world, string watchlist, string file)
    {
        MonitorProcess.Ended ended = await WarmProgram.RunAsync([.. Arguments(world, watchlist, file), "--json"]);
        Assert.True(ended.Code == 0, ended.Errors);
        return JsonDocument.Parse(ended.Output).RootElement.GetProperty("total").Clone();
    }

    private static string[] Arguments(ImportWorld world, string watchlist, string file) =>
        ["import", file, "--threads", "2", "--database", world.Database.ConnectionString, "--watchlist", watchlist];

    private static async Task<int> RecordsAsync(ImportWorld world, string file) => await world.RecordsAsync(Path.GetFileName(file));

    internal static string Watchlist(ImportWorld world)
    {
        world.Write("watchlist/watchlist.yaml", "name: Aland – Borduria\nsides: [aa, bb]\n");
        world.Write("watchlist/languages/en.yaml", "language: en\nname: English\nboundary: both\n");
        world.Write("watchlist/actors/countries.yaml", """
            actors:
              - { id: aland, kind: country, side: aa, name: Aland, names: { en: [Aland] } }
              - { id: borduria, kind: country, side: bb, name: Borduria, names: { en: [Borduria] } }
            """);
        world.Write("watchlist/sources/zz/world.yaml", """
            id: world
            name: The World
            side: zz
            country: zz
            languages: [en]
            site: https://world.example/
            timeZone: Europe/London
            feeds: [https://world.example/feed]
            """);
        return Path.Combine(world.Folder, "watchlist");
    }
}

public sealed class SqliteImportKillTests : ImportKillTests
{
    [Theory]
    [InlineData("one member")]
    [InlineData("member per record")]
    public Task An_import_that_is_killed_goes_on(string packing) => CheckAsync(DatabaseKind.Sqlite, packing);
}

[Trait("Category", "Postgres")]
public sealed class PostgresImportKillTests : ImportKillTests
{
    [Fact]
    public Task An_import_that_is_killed_goes_on() => CheckAsync(DatabaseKind.Postgres, "member per record");
}
