using System.Globalization;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>Polls the same feeds twice with the monitor and twice with newsboat, and prints one table.</summary>
internal static class PollingBenchmark
{
    private const int Port = 18_080;

    public static async Task<int> RunAsync(string monitor, int feeds)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-benchmark-");
        try
        {
            await using FeedFarm farm = await FeedFarm.StartAsync(feeds, Port);
            Console.WriteLine($"{feeds} feeds on {feeds} hosts, 20 items each\n");
            Console.WriteLine("| program | run | robots.txt | feeds sent whole | 304 | saved by 304 | MB sent | wall s | CPU s | peak MB | exit |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
            WriteWatchlist(folder, [.. farm.Addresses]);
            int code = await RunTwiceAsync("monitor poll", farm, folder, feeds, monitor, MonitorArguments(folder), MonitorEnvironment);
            if (!File.Exists("/usr/bin/newsboat"))
            {
                Console.Error.WriteLine("newsboat is not installed: apt-get install newsboat");
                return 1;
            }

            WriteNewsboat(folder, farm.Addresses);
            return code | await RunTwiceAsync("newsboat -x reload", farm, folder, feeds, "/usr/bin/newsboat", NewsboatArguments(folder), new Dictionary<string, string> { ["HOME"] = folder.FullName });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Dictionary<string, string> MonitorEnvironment { get; } = new()
    {
        ["Monitor__Fetching__AllowPrivateAddresses"] = "true",
        ["Monitor__Polling__MaxPagesPerPoll"] = "0", // newsboat fetches no articles either
    };

    private static async Task<int> RunTwiceAsync(
        string name, FeedFarm farm, DirectoryInfo folder, int feeds, string program, string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        int code = 0;
        for (int run = 1; run <= 2; run++)
        {
            farm.TakeCounts();
            string log = Path.Combine(folder.FullName, "log.txt");
            MeasuredRun took = await MeasuredProcess.RunAsync(program, arguments, environment, log);
            FarmCounts c = farm.TakeCounts();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {run} | {c.Robots} | {c.Whole} | {c.NotModified} | {100.0 * c.NotModified / feeds:0.#} % | {c.Bytes / 1e6:0.0} | {took.Wall.TotalSeconds:0.0} | {took.Processor.TotalSeconds:0.0} | {took.PeakMb:0} | {took.ExitCode} |"));
            if (took.ExitCode == 0 && c.Whole + c.NotModified == feeds)
                continue;
            code = 1;
            Console.Error.WriteLine($"{name}: not every feed was asked for once; its last lines:\n{string.Join('\n', File.ReadLines(log).TakeLast(5))}");
        }

        return code;
    }

    private static string[] MonitorArguments(DirectoryInfo folder) =>
        ["poll", "--watchlist", Path.Combine(folder.FullName, "watchlist"), "--data", Path.Combine(folder.FullName, "data")];

    private static string[] NewsboatArguments(DirectoryInfo folder) =>
        ["-u", Path.Combine(folder.FullName, "urls"), "-c", Path.Combine(folder.FullName, "cache.db"), "-C", Path.Combine(folder.FullName, "config"), "-x", "reload"];

    private static void WriteNewsboat(DirectoryInfo folder, IEnumerable<string> addresses)
    {
        File.WriteAllLines(Path.Combine(folder.FullName, "urls"), addresses);
        File.WriteAllText(Path.Combine(folder.FullName, "config"), "reload-threads 16\n");
    }

    private static void WriteWatchlist(DirectoryInfo folder, IReadOnlyList<string> addresses)
    {
        DirectoryInfo watchlist = folder.CreateSubdirectory("watchlist");
        Write(watchlist, "watchlist.yaml", "name: Aland – Borduria\nsides: [aa, bb]\n");
        Write(watchlist.CreateSubdirectory("languages"), "en.yaml", "language: en\nname: English\nboundary: both\n");
        Write(watchlist.CreateSubdirectory("actors"), "countries.yaml", """
            actors:
              - { id: aland, kind: country, side: aa, name: Aland, names: { en: [Aland] } }
              - { id: borduria, kind: country, side: bb, name: Borduria, names: { en: [Borduria] } }
            """);
        DirectoryInfo sources = watchlist.CreateSubdirectory("sources/aa");
        for (int i = 0; i < addresses.Count; i++)
        {
            Write(sources, $"s{i}.yaml", $"""
                id: s{i}
                name: Paper {i}
                side: aa
                country: aa
                languages: [en]
                site: {new Uri(addresses[i]).GetLeftPart(UriPartial.Authority)}/
                timeZone: UTC
                delaySeconds: 0
                feeds: [{addresses[i]}]
                """);
        }
    }

    private static void Write(DirectoryInfo folder, string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
}
