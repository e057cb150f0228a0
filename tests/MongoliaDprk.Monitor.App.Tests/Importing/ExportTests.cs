using System.Text.RegularExpressions;
using MongoliaDprk.Monitor.App.Importing;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests.Importing;

/// <summary>The built program writes its evidence, and another database reads it.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task What_is_exported_and_imported_gives_the_same_list()
    {
        await using ImportWorld world = await ImportWorld.CreateAsync(), other = await ImportWorld.CreateAsync();
        WarcFile file = new WarcFile { Date = "2013-11-05T20:00:00Z" };
        for (int i = 0; i < 20; i++)
            file.AddPage($"https://{(i % 2 == 0 ? "world" : "far")}.example/{i}", ImportWorld.Page($"number {i}", head: i % 3 == 0 ? $"<meta property='article:published_time' content='2013-10-{i + 1:D2}'>" : ""));
        await world.ImportAsync(world.Write("a.warc", file.Plain()));
        await world.ImportAsync(world.Write("texts.jsonl", """{"id":"1","source":"world","published":"1999-05-01","title":"Aland and Borduria","text":"They met."}"""));

        string warc = Path.Combine(world.Folder, "evidence.warc.gz");
        MonitorProcess.Ended ended = await WarmProgram.RunAsync(["export", "--warc", warc, "--database", world.Database.ConnectionString]);
        Assert.True(ended.Code == 0, ended.Errors);
        Assert.Contains("21 pages", ended.Output, StringComparison.Ordinal);
        ImportReport report = await other.ImportAsync(warc);

        Assert.Equal((21, 0), (report.Counts.Articles, report.Counts.Bad));
        Assert.Equal(await world.DigestAsync(), await other.DigestAsync());
    }

    [Fact]
    public async Task An_outlet_that_only_an_archive_gave_can_be_chosen_and_one_that_nobody_knows_cannot()
    {
        await using ImportWorld world = await ImportWorld.CreateAsync();
        await world.ImportAsync(world.Write("a.warc", new WarcFile().AddPage("https://www.far.example/1", ImportWorld.Page("one")).AddPage("https://world.example/2", ImportWorld.Page("two")).Plain()));
        foreach (string[] command in new string[][] { ["mentions", "--json"], ["trends", "--by", "country", "--list", "--json"], ["trends", "--by", "country", "--per", "year", "--json"] })
        {
            MonitorProcess.Ended far = await WarmProgram.RunAsync([.. command, "--source", "far.example", "--database", world.Database.ConnectionString]);
            Assert.True(far.Code == 0, far.Errors);
            Assert.Contains("far.example", far.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("world.example", far.Output, StringComparison.Ordinal);
            MonitorProcess.Ended none = await WarmProgram.RunAsync([.. command, "--source", "farr.example", "--database", world.Database.ConnectionString]);
            Assert.Equal(2, none.Code);
        }
    }

    [Fact]
    public async Task Other_tools_read_what_is_exported()
    {
        await using ImportWorld world = await ImportWorld.CreateAsync();
        WarcFile file = new WarcFile().AddPage("https://world.example/1", ImportWorld.Page("one")).AddPage("https://world.example/2", ImportWorld.Page("two"));
        await world.ImportAsync(world.Write("a.warc", file.Plain()));
        string warc = Path.Combine(world.Folder, "evidence.warc.gz");
        Assert.Equal(0, (await WarmProgram.RunAsync(["export", "--warc", warc, "--database", world.Database.ConnectionString])).Code);

        string text = await TestProcess.RunAsync("zcat", [warc]);

        Assert.Equal(5, Regex.Count(text, "^WARC/1\\.1\r$", RegexOptions.Multiline));
        Assert.Contains("<h1>two</h1>", text, StringComparison.Ordinal);
        if (await TestProcess.SucceedsAsync("python3", ["-c", "import warcio"]))
            Assert.Contains("https://world.example/2", await TestProcess.RunAsync("python3", ["-m", "warcio", "index", "-f", "warc-target-uri", warc]), StringComparison.Ordinal);
    }
}
