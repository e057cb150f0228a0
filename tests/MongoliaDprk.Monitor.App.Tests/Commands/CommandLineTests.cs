using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Tests;
using Npgsql;

namespace MongoliaDprk.Monitor.App.Tests.Commands;

/// <summary>The command contract: help with an example, exit codes 0, 1 and 2, and one line for everything a user can put right.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-commands-");

    public static TheoryData<string> CommandNames => [.. MonitorCommand.Create().Subcommands.Select(c => c.Name)];

    public void Dispose() => folder.Delete(recursive: true);

    [Theory, MemberData(nameof(CommandNames))]
    public void Every_command_has_help_with_an_example_of_itself(string name)
    {
        var output = new StringWriter();
        int code = MonitorCommand.Create().Parse([name, "--help"]).Invoke(new InvocationConfiguration { Output = output });
        Assert.Equal(0, code);
        Assert.Contains($"Example:\n  monitor {name}", output.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "nonsense")]
    [InlineData("--sauce", "poll", "--sauce", "x")]
    [InlineData("colour", "trends", "--by", "colour", "--per", "day")]
    [InlineData("nowhere", "try", "nowhere")]
    [InlineData("--by", "trends", "--per", "week")]
    [InlineData("mn-battulga", "actors", "battulga")]
    [InlineData("nowhere", "article", "nowhere")]
    [InlineData("yesterday", "mentions", "--from", "yesterday")]
    [InlineData("/no/such/folder", "feed", "--dir", "/no/such/folder", "--out", "-")]
    [InlineData("/no/such/file", "analyze", "--in", "/no/such/file", "--out", "-")]
    [InlineData("/no/such/file", "poll", "--config", "/no/such/file")]
    public async Task Wrong_usage_ends_with_2_and_says_what_is_wrong(string told, params string[] arguments)
    {
        MonitorProcess.Ended ended = await WarmProgram.RunAsync(arguments);
        Assert.Equal(2, ended.Code);
        AssertTold(ended, told);
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("sources", "--json")]
    [InlineData("digest", "--format", "html")]
    [InlineData("mentions", "--json")]
    [InlineData("trends", "--by", "topic", "--per", "week", "--csv")]
    [InlineData("visits", "--all")]
    [InlineData("suggest", "--most", "5")]
    [InlineData("actors", "--side", "kp", "--kind", "place")]
    [InlineData("reanalyze", "--dry-run")]
    [InlineData("reanalyze", "--json")]
    [InlineData("trends", "--by", "office", "--list", "--json")]
    public async Task What_only_reads_works_on_a_new_database(params string[] arguments)
    {
        MonitorProcess.Ended ended = await RunAsync(arguments);
        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        Assert.NotEmpty(ended.Output);
    }

    [Theory]
    [InlineData("no 'kcna'; it has kcna-jp, kcna-kp, kcnawatch", "trends", "--by", "actor", "--source", "kcna")]
    [InlineData("is after", "mentions", "--from", "2026-02-01", "--to", "2026-01-01")]
    public async Task A_filter_that_can_only_give_nothing_is_wrong_usage_and_no_zero(string told, params string[] arguments)
    {
        MonitorProcess.Ended ended = await RunAsync(arguments);
        Assert.Equal((2, ""), (ended.Code, ended.Output));
        AssertTold(ended, told);
    }

    [Fact]
    public async Task Try_shows_what_is_read_from_a_feed_and_tells_what_cannot_be_fetched()
    {
        await using LoopbackWeb web = await LoopbackWeb.StartAsync();
        web.Serve("/feed", "<rss version='2.0'><channel><item><title>One thing</title><link>http://paper.example/1</link></item></channel></rss>"u8.ToArray(), "application/rss+xml");
        MonitorProcess.Ended shown = await RunAsync(["try", web.At("/feed").AbsoluteUri], ("Monitor__Fetching__AllowPrivateAddresses", "true"));
        Assert.Equal((0, ""), (shown.Code, shown.Errors));
        Assert.Contains("One thing", shown.Output, StringComparison.Ordinal);

        MonitorProcess.Ended refused = await RunAsync(["try", web.At("/feed").AbsoluteUri]);
        Assert.Equal(1, refused.Code);
        AssertTold(refused, web.At("/feed").AbsoluteUri);
    }

    [Fact]
    public async Task A_configuration_key_nobody_knows_is_named_with_those_that_are()
    {
        MonitorProcess.Ended ended = await RunAsync(["poll"], ("Monitor__Fetching__MaxBodyByts", "5"));
        Assert.Equal(1, ended.Code);
        AssertTold(ended, "Monitor:Fetching:MaxBodyByts", "MaxBodyBytes");
    }

    [Fact]
    public async Task A_configuration_value_out_of_its_range_is_named()
    {
        MonitorProcess.Ended ended = await RunAsync(["poll"], ("Monitor__Fetching__MaxBodyBytes", "5"));
        Assert.Equal(1, ended.Code);
        AssertTold(ended, "MaxBodyBytes");
    }

    [Fact]
    public async Task An_unreachable_PostgreSQL_is_told_with_host_and_port_and_without_the_password()
    {
        MonitorProcess.Ended ended = await RunAsync(["sources", "--database", $"Host=127.0.0.1;Port={FreePort()};Database=x;Username=y;Password=sekret"]);
        Assert.Equal(1, ended.Code);
        AssertTold(ended, "PostgreSQL", "127.0.0.1");
        Assert.DoesNotContain("sekret", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watchlist_error_is_told_with_file_and_line()
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "w", "actors"));
        File.WriteAllText(Path.Combine(folder.FullName, "w", "watchlist.yaml"), "name: X\nsides: [aa, bb]\n");
        File.WriteAllText(Path.Combine(folder.FullName, "w", "actors", "a.yaml"), "actors:\n  - id: aa\n    kind: contry\n    side: aa\n    name: A\n");
        MonitorProcess.Ended ended = await RunAsync(["poll", "--watchlist", Path.Combine(folder.FullName, "w")]);
        Assert.Equal(1, ended.Code);
        Assert.Contains("actors/a.yaml:3:", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_told_with_what_to_do()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        MonitorProcess.Ended ended = await RunAsync(["serve"], ("Monitor__Web__Address", $"http://127.0.0.1:{Port(taken)}"));
        Assert.Equal(1, ended.Code);
        AssertTold(ended, "cannot listen", $":{Port(taken)}", "Monitor__Web__Address");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_told_with_what_to_do()
    {
        string file = Path.Combine(folder.FullName, "file");
        File.WriteAllText(file, "");
        MonitorProcess.Ended ended = await MonitorProcess.RunAsync(["poll", "--data", Path.Combine(file, "inside")]);
        Assert.Equal(1, ended.Code);
        AssertTold(ended, file, "--data");
    }

    [Fact]
    public async Task Actors_shows_of_one_all_names_made_or_written_its_offices_and_notes()
    {
        MonitorProcess.Ended shown = await RunAsync(["actors", "mn-khurelsukh"]);
        Assert.Equal((0, ""), (shown.Code, shown.Errors));
        Assert.Contains("2021-06-25 to now or not known: President of Mongolia (mn-president)", shown.Output, StringComparison.Ordinal);
        Assert.Matches(@"en name \(\d+\): .*Khurelsukh U\.", shown.Output);
        Assert.Matches(@"en name, by rule \(\d+\): .*Khurelsukh Ukhnaa", shown.Output);
        Assert.Contains("note: ", shown.Output, StringComparison.Ordinal);

        MonitorProcess.Ended json = await RunAsync(["actors", "mn-khurelsukh", "--json"]);
        using JsonDocument document = JsonDocument.Parse(json.Output);
        Assert.Contains(document.RootElement.GetProperty("names").EnumerateArray(), name => name.GetProperty("name").GetString() == "У. Хүрэлсүх" && name.GetProperty("made").GetBoolean());
    }

    [Fact]
    public async Task Check_shows_what_may_surprise_when_asked()
    {
        MonitorProcess.Ended shown = await RunAsync(["check", "--hints"]);
        Assert.Equal((0, ""), (shown.Code, shown.Errors));
        Assert.Contains("kp-kim-yong-il-premier and kp-kim-yong-il-diplomat share ", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_tells_what_is_wrong_in_every_place_at_once_and_changes_nothing()
    {
        string file = Path.Combine(folder.FullName, "file");
        File.WriteAllText(file, "");
        MonitorProcess.Ended ended = await WarmProgram.RunAsync(["check", "--watchlist", Path.Combine(folder.FullName, "none"), "--database", Path.Combine(file, "x.db")]);
        Assert.Equal(1, ended.Code);
        AssertTold(ended, "no watchlist folder", "x.db");
        Assert.Equal(2, ended.ErrorLines.Length);

        MonitorProcess.Ended good = await RunAsync(["check"]);
        Assert.Equal((0, ""), (good.Code, good.Errors));
        Assert.Equal([file], Directory.GetFileSystemEntries(folder.FullName, "*", SearchOption.AllDirectories).Where(f => !Directory.Exists(f)));
    }

    [Fact]
    public async Task Interrupted_the_running_monitor_ends_cleanly_within_five_seconds_and_goes_on_at_the_next_start()
    {
        for (int start = 0; start < 2; start++)
        {
            using Process program = MonitorProcess.Start(["serve", "--data", folder.FullName, "--watchlist", TestWatchlistFolder()], new Dictionary<string, string>
            {
                ["Monitor__Web__Address"] = $"http://127.0.0.1:{FreePort()}",
            });
            Assert.StartsWith("dashboard: http://127.0.0.1:", await program.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)), StringComparison.Ordinal);
            using Process kill = Process.Start("kill", ["-INT", program.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            var watch = Stopwatch.StartNew();
            MonitorProcess.Ended ended = await MonitorProcess.EndAsync(program);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"ended after {watch.Elapsed}");
            Assert.Equal((0, ""), (ended.Code, ended.Errors));
        }
    }

    [Fact, Trait("Category", "Postgres")]
    public async Task With_its_database_gone_the_running_monitor_still_ends_within_five_seconds()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        var real = new NpgsqlConnectionStringBuilder(database.Database.ConnectionString);
        using var road = new TcpRoad(real.Host!, real.Port);
        var over = new NpgsqlConnectionStringBuilder(real.ConnectionString) { Host = "127.0.0.1", Port = road.Port };
        using Process program = MonitorProcess.Start(["serve", "--database", over.ConnectionString, "--watchlist", TestWatchlistFolder()], new Dictionary<string, string>
        {
            ["Monitor__Web__Address"] = $"http://127.0.0.1:{FreePort()}",
        });
        Assert.StartsWith("dashboard: http://127.0.0.1:", await program.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)), StringComparison.Ordinal);
        road.Dispose();
        using Process kill = Process.Start("kill", ["-TERM", program.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        var watch = Stopwatch.StartNew();
        await MonitorProcess.EndAsync(program);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"ended after {watch.Elapsed}");
    }

    /// <summary>The least watchlist that is one: nothing to poll, so that no test asks the network.</summary>
    private string TestWatchlistFolder()
    {
        string path = Path.Combine(folder.FullName, "watchlist");
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "watchlist.yaml"), "name: Test\nsides: [aa, bb]\n");
        return path;
    }

    private Task<MonitorProcess.Ended> RunAsync(string[] arguments, params (string Name, string Value)[] settings) =>
        WarmProgram.RunAsync([.. arguments, "--data", folder.FullName], settings.ToDictionary(s => s.Name, s => s.Value));

    /// <summary>Each line begins with the program's name, none is a stack trace, and together they hold the words.</summary>
    private static void AssertTold(MonitorProcess.Ended ended, params string[] words)
    {
        Assert.NotEmpty(ended.ErrorLines);
        Assert.All(ended.ErrorLines, line => Assert.StartsWith("monitor: ", line, StringComparison.Ordinal));
        Assert.All(words, word => Assert.Contains(word, ended.Errors, StringComparison.Ordinal));
    }

    private static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return Port(listener);
    }
}
