using System.Globalization;
using System.IO.Compression;
using System.Text;
using MongoliaDprk.Monitor.App.Importing;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests.Importing;

public sealed class ArchiveImportTests
{
    [Fact]
    public Task Relevant_pages_are_found_and_all_are_counted_on_SQLite() => FindAsync(DatabaseKind.Sqlite);

    [Fact, Trait("Category", "Postgres")]
    public Task Relevant_pages_are_found_and_all_are_counted_on_PostgreSQL() => FindAsync(DatabaseKind.Postgres);

    private static async Task FindAsync(DatabaseKind kind)
    {
        await using ImportWorld world = await ImportWorld.CreateAsync(kind);
        ImportReport report = await world.ImportAsync(world.Write("a.warc.gz", Mixed().MemberPerRecord()));
        Assert.Null(report.Error);
        Assert.Equal((9, 6), (report.Counts.Records, report.Counts.Pages));
        Assert.Equal((1, 1, 1), (report.Counts.Revisits, report.Counts.OtherStatus, report.Counts.OtherRecords));
        IReadOnlyList<MentionItem> mentions = await world.MentionsAsync();
        // an outlet of one side need only name the other; one of neither must name both; one that is not listed too, under its host
        Assert.Equal(["far.example", "paper", "world"], mentions.Select(m => m.SourceId).Distinct().Order());
        Assert.Equal((6, 3), await world.CollectedAsync());
        Assert.Equal(3, report.Counts.Articles);
        // what names one side only, in an outlet that is not listed, is ruled out by its bytes
        Assert.Equal(5, report.Counts.ReadWhole);
    }

    [Theory]
    [InlineData("a.warc.gz", 1)]
    [InlineData("renamed.warc.gz", 2)]
    public async Task A_file_that_is_imported_twice_counts_once_whatever_its_name(string again, int threads)
    {
        await using ImportWorld world = await ImportWorld.CreateAsync();
        byte[] bytes = Mixed().MemberPerRecord();
        ImportReport first = await world.ImportAsync(world.Write("a.warc.gz", bytes));
        (string digest, (int, int) collected) = (await world.DigestAsync(), await world.CollectedAsync());
        ImportReport second = await world.ImportAsync(world.Write(again, bytes), threads);
        Assert.True(second.ImportedBefore);
        Assert.Equal(first.Counts, second.Counts);
        Assert.Equal((digest, collected), (await world.DigestAsync(), await world.CollectedAsync()));
    }

    [Theory]
    [InlineData("plain", 1)]
    [InlineData("one member", 1)]
    [InlineData("member per record", 3)]
    [InlineData("one member", 2)]
    public async Task Packing_and_threads_make_no_difference(string packing, int threads)
    {
        await using ImportWorld world = await ImportWorld.CreateAsync(), other = await ImportWorld.CreateAsync();
        byte[] bytes = packing switch { "plain" => Mixed().Plain(), "one member" => Mixed().OneMember(), _ => Mixed().MemberPerRecord() };
        ImportReport one = await world.ImportAsync(world.Write("a.warc.gz", Mixed().MemberPerRecord()));
        ImportReport two = await other.ImportAsync(other.Write("b.warc", bytes), threads);
        Assert.Equal(one.Counts, two.Counts);
        Assert.Equal((await world.DigestAsync(), await world.CollectedAsync()), (await other.DigestAsync(), await other.CollectedAsync()));
    }

    [Fact]
    public async Task The_same_pages_in_another_archive_are_known()
    {
        await using ImportWorld world = await ImportWorld.CreateAsync();
        await world.ImportAsync(world.Write("a.warc", Mixed().Plain()));
        string digest = await world.DigestAsync();
        ImportReport second = await world.ImportAsync(world.Write("b.warc", Mixed().AddPage("https://more.example/", "<p>one more").Plain()));
        Assert.Equal((0, 3), (second.Counts.Articles, second.Counts.Known));
        Assert.Equal(digest, await world.DigestAsync());
    }

    [Fact]
    public async Task The_date_of_a_page_is_its_own_and_never_that_of_the_record()
    {
        await using ImportWorld world = await ImportWorld.CreateAsync();
        WarcFile file = new WarcFile { Date = "2013-11-05T20:00:00Z" }
            .AddPage("https://world.example/dated", ImportWorld.Page("One", head: "<meta property='article:published_time' content='2013-11-01T08:00:00+09:00'>"))
            .AddPage("https://world.example/future", ImportWorld.Page("Two", head: "<meta property='article:published_time' content='2013-11-09T08:00:00+09:00'>"))
            .AddPage("https://world.example/undated", ImportWorld.Page("Three"));
        await world.ImportAsync(world.Write("a.warc", file.Plain()));
        // in 2013 the ninth was still to come; without a date it counts for the day it was fetched, in Seoul
        Assert.Equal(
            [("One", "2013-11-01T08:00:00+09:00", "2013-11-01"), ("Three", null, "2013-11-06"), ("Two", null, "2013-11-06")],
            (await world.MentionsAsync()).Select(m => (m.Title, m.Published, m.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))).Distinct().OrderBy(m => m.Title));
    }

    [Fact]
    public async Task Damage_costs_what_it_hits_and_is_told()
    {
        await using ImportWorld world = await ImportWorld.CreateAsync();
        WarcFile file = new WarcFile().AddPage("https://world.example/1", ImportWorld.Page("One")).AddRaw("garbage\r\n"u8.ToArray())
            .Add("response", "https://world.example/2", Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u0001\u0002"))
            .AddPage("https://world.example/3", new string('x', 600_000))
            .AddPage("https://world.example/4", ImportWorld.Page("Four"));
        ImportReport report = await world.ImportAsync(world.Write("a.warc", file.Plain()));
        Assert.Null(report.Error);
        Assert.Equal((2, 1, 1, 1), (report.Counts.Articles, report.Counts.Bad, report.Counts.Damaged, report.Counts.TooLarge));
        Assert.Equal("no head of a record stands here", Assert.Single(report.Bad).Reason);
    }

    [Fact]
    public async Task The_front_page_of_an_outlet_is_no_article()
    {
        await using ImportWorld world = await ImportWorld.CreateAsync();
        ImportReport report = await world.ImportAsync(world.Write("a.warc", new WarcFile().AddPage("https://world.example/", ImportWorld.Page("One")).Plain()));
        Assert.Equal((0, 1, 0), (report.Counts.Pages, report.Counts.OtherContent, report.Counts.Articles));
    }

    [Fact]
    public async Task What_is_no_archive_is_an_error()
    {
        await using ImportWorld world = await ImportWorld.CreateAsync();
        Assert.Contains("no archive", (await world.ImportAsync(world.Write("a.warc", "<html>some page</html>"))).Error, StringComparison.Ordinal);
        Assert.NotNull((await world.ImportAsync(world.Write("a.wacz", "no zip"))).Error);
    }

    [Fact]
    public async Task The_files_in_a_WACZ_are_read()
    {
        await using ImportWorld world = await ImportWorld.CreateAsync();
        MemoryStream zip = new();
        using (ZipArchive archive = new(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            await AddAsync(archive, "archive/1.warc.gz", new WarcFile().AddPage("https://world.example/1", ImportWorld.Page("One")).MemberPerRecord(), CompressionLevel.NoCompression);
            await AddAsync(archive, "archive/2.warc.gz", new WarcFile().AddPage("https://world.example/2", ImportWorld.Page("Two")).OneMember(), CompressionLevel.Fastest);
            await AddAsync(archive, "archive/3.warc", new WarcFile().AddPage("https://world.example/3", ImportWorld.Page("Three")).Plain(), CompressionLevel.Fastest);
            await AddAsync(archive, "pages/pages.jsonl", "{}"u8.ToArray(), CompressionLevel.Fastest);
        }

        ImportReport report = await world.ImportAsync(world.Write("a.wacz", zip.ToArray()), threads: 2);
        Assert.Equal((3, 3), (report.Counts.Records, report.Counts.Articles));
    }

    [Fact]
    public async Task A_page_of_a_folder_has_the_address_that_it_says_is_its_own()
    {
        await using ImportWorld world = await ImportWorld.CreateAsync();
        world.Write("pages/x.html", ImportWorld.Page("One", both: false, head: "<link rel=canonical href='https://world.example/a'>"));
        world.Write("pages/deep/y.htm", ImportWorld.Page("Two", head: "<link rel=canonical href='https://world.example/b'>"));
        world.Write("pages/z.html", ImportWorld.Page("Three"));
        await world.ImportAsync(Path.Combine(world.Folder, "pages"));
        Assert.Equal(
            [("Three", "https://files.invalid/z.html", "files.invalid"), ("Two", "https://world.example/b", "world")],
            (await world.MentionsAsync()).Select(m => (m.Title, m.Address, m.SourceId)).Distinct().Order());
    }

    [Fact]
    public async Task Pages_without_an_address_are_of_the_source_that_is_named()
    {
        await using ImportWorld world = await ImportWorld.CreateAsync();
        world.Write("pages/x.html", ImportWorld.Page("One").Replace("Aland", "Nowhere", StringComparison.Ordinal));
        await world.ImportAsync(Path.Combine(world.Folder, "pages"), otherwise: ImportWorld.Watchlist.Sources[0]);
        Assert.Equal("paper", Assert.Single(await world.MentionsAsync()).SourceId);
    }

    [Fact]
    public async Task Texts_are_imported_line_by_line()
    {
        await using ImportWorld world = await ImportWorld.CreateAsync();
        string lines = """
            {"id":"1","source":"world","published":"1999-05-01","title":"Aland and Borduria","text":"They met."}
            {"id":"2","source":"other","sourceSide":"bb","published":"1999-05-02","title":"Aland","text":"Our friends."}
            no json
            {"id":"https://world.example/3","title":"Aland and Borduria again","text":"They met again.","published":"2999-01-01"}
            {"id":"4","title":"Nothing","text":"Nothing."}
            """;
        string path = world.Write("texts.jsonl", lines);
        ImportReport report = await world.ImportAsync(path);
        Assert.Equal((3, 1), (report.Counts.Articles, report.Counts.Bad));
        Assert.Equal(3, Assert.Single(report.Bad).Number);
        Assert.Equal(
            [("1", "world", "1999-05-01"), ("2", "other", "1999-05-02"), ("https://world.example/3", "world", "2026-03-01")],
            (await world.MentionsAsync()).Select(m => (m.Address.Contains("invalid", StringComparison.Ordinal) ? m.Address[^1..] : m.Address, m.SourceId, m.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))).Distinct().Order());
        Assert.True((await world.ImportAsync(path)).ImportedBefore);
    }

    [Fact]
    public void A_folder_a_pattern_and_a_file_name_the_same_archives_once()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-find-");
        try
        {
            foreach (string name in new[] { "b.warc.gz", "a.warc.gz", "c.txt", "d.jsonl" })
                File.WriteAllText(Path.Combine(folder.FullName, name), "");
            Assert.Equal(
                ["b.warc.gz", "a.warc.gz", "d.jsonl"],
                ArchiveFile.Find([Path.Combine(folder.FullName, "b.warc.gz"), Path.Combine(folder.FullName, "*.warc.gz"), folder.FullName]).Select(f => Path.GetFileName(f.Path)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_progress_line_tells_rate_and_time_left() =>
        Assert.Equal(
            "importing [############............] 50 % 25.0 MB/s, 20 s left a.warc.gz",
            ImportProgress.Line("a.warc.gz", 500_000_000, 1_000_000_000, TimeSpan.FromSeconds(20)));

    /// <summary>Pages of listed outlets and others, relevant and not, and what is no page.</summary>
    private static WarcFile Mixed() => new WarcFile()
        .Add("warcinfo", "urn:x", "software: ours"u8.ToArray())
        .AddPage("https://www.paper.example/1", ImportWorld.Page("Borduria", both: false).Replace("Aland", "the land", StringComparison.Ordinal))
        .AddPage("https://paper.example/2", ImportWorld.Page("home", both: false))
        .AddPage("https://world.example/1", ImportWorld.Page("talks"))
        .AddPage("https://world.example/2", ImportWorld.Page("itself", both: false))
        .AddPage("https://www.far.example/1", ImportWorld.Page("distance"))
        .AddPage("https://far.example/2", ImportWorld.Page("distance", both: false))
        .Add("revisit", "https://far.example/1", WarcFile.Answer(""))
        .Add("response", "https://far.example/3", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>"u8.ToArray());

    private static async Task AddAsync(ZipArchive archive, string name, byte[] bytes, CompressionLevel level)
    {
        await using Stream entry = archive.CreateEntry(name, level).Open();
        await entry.WriteAsync(bytes);
    }
}
