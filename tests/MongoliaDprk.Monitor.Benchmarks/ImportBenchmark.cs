using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using MongoliaDprk.Monitor.App;
using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.App.Importing;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Prefilter;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Importing;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>What an import of one file takes beside unpacking it, and beside <c>gzip -dc</c>: each step with all before it. Linux only.</summary>
internal sealed class ImportBenchmark
{
    private const int Rounds = 3;

    /// <summary>Imports before those that are measured: so long the runtime is busy with compiling, which a file of CC-NEWS (4 GB unpacked) hides.</summary>
    private const int WarmUps = 4;
    private const int MostPageBytes = 10_000_000;

    /// <summary>A page a second of trafilatura 2.0 with warcio, one core, recorded on pages of this kind: the better end of what was measured.</summary>
    private const double PeerPagesPerSecond = 45;

    private readonly string file;
    private readonly string folder;
    private readonly Watchlist watchlist;
    private readonly PagePrefilter prefilter;
    private readonly HostSources hosts;
    private readonly PageAnalysis analysis;
    private readonly int pages;
    private readonly long unpacked;
    private ImportCounts counts = new();

    private ImportBenchmark(string folder, string file, int pages, Watchlist watchlist)
    {
        (this.folder, this.file, this.pages, this.watchlist) = (folder, file, pages, watchlist);
        prefilter = new PagePrefilter(watchlist);
        hosts = new HostSources(watchlist);
        analysis = new PageAnalysis(new ArticleAnalyzer(watchlist), watchlist, hosts, NullLogger<PageAnalysis>.Instance);
        unpacked = Inflate();
    }

    /// <param name="pages">A folder of pages.</param>
    /// <param name="watchlist">A watchlist folder.</param>
    /// <param name="megabytes">Of pages in the archive that is made of them.</param>
    /// <param name="every">Of so many pages one is made relevant; 0 = they are taken as they are.</param>
    public static async Task<int> RunAsync(string pages, string watchlist, int megabytes, int every)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-import-benchmark-");
        try
        {
            string file = Path.Combine(folder.FullName, "pages.warc.gz");
            Watchlist read = WatchlistFolder.Read(watchlist);
            int count = WarcMaker.Make(pages, file, megabytes * 1_000_000L, every, $"Delegations of {string.Join(" and ", read.Sides.Select(read.SideName))} met on Monday, officials said.");
            return await new ImportBenchmark(folder.FullName, file, count, read).RunAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<int> RunAsync()
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages} pages, {unpacked / 1e6:F0} MB, {new FileInfo(file).Length / 1e6:F0} MB packed; best of {Rounds}, seconds"));
        Took gzip = await BestAsync(GzipAsync), inflate = await BestAsync(() => Measure(() => Task.FromResult(Inflate())));
        Tell("inflate only", inflate, inflate);
        Tell("gzip -dc", gzip, inflate);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the goal: {PeerPagesPerSecond * 50} pages/s, 50 x trafilatura 2.0 with warcio (recorded, one core: {PeerPagesPerSecond} pages/s)"));
        Tell("records", await BestAsync(() => Measure(() => Task.FromResult(Read(filter: false)))), inflate);
        Tell("+ prefilter", await BestAsync(() => Measure(() => Task.FromResult(Read(filter: true)))), inflate);
        for (int i = 0; i < WarmUps; i++)
            Tell("import, warming up", await ImportAsync(1), inflate);
        Took one = await BestAsync(() => ImportAsync(1)), two = await BestAsync(() => ImportAsync(2));
        Tell("import", one, inflate);
        Tell("import, 2 threads", two, inflate);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"import: {counts.ReadWhole} pages ({100.0 * counts.ReadWhole / pages:F2} %) read whole, {counts.Articles} ({100.0 * counts.Articles / pages:F2} %) relevant; {one.Cpu / inflate.Cpu:F2} x inflate (CPU; goal 1.4), {gzip.Cpu / one.Cpu:F2} x faster than gzip -dc (goal 2.5), {pages / one.Cpu / PeerPagesPerSecond:F0} x trafilatura with warcio (goal 50)"));
        return one.Cpu <= 1.4 * inflate.Cpu ? 0 : 1;
    }

    private void Tell(string what, Took took, Took inflate) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what,-18} {took.Wall,7:F2} wall {took.Cpu,7:F2} CPU {took.Cpu / inflate.Cpu,6:F2} x inflate {unpacked / 1e6 / took.Cpu,7:F0} MB/s {pages / took.Cpu,7:F0} pages/s (CPU) {pages / took.Wall,7:F0} pages/s (wall) {took.PeakMb,5:F0} MB peak"));

    private long Inflate()
    {
        using FileStream packed = File.OpenRead(file);
        using GZipStream stream = new(packed, CompressionMode.Decompress);
        byte[] buffer = new byte[128 * 1024];
        long total = 0;
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            total += read;
        return total;
    }

    private long Read(bool filter)
    {
        using WarcItems items = new(file, MostPageBytes, damage => throw new InvalidDataException(damage.Reason), readAhead: false);
        long kept = 0;
        while (items.Next() is { } item)
        {
            if (item.Page is { } page && (!filter || prefilter.CanBeRelevant(page.Body.Span, page.ContentType, null)))
                kept++;
        }

        return kept;
    }

    /// <summary>Into an empty database; what is made once for a program, its tables and its automata, is not measured.</summary>
    private async Task<Took> ImportAsync(int threads)
    {
        string path = Path.Combine(folder, "monitor.db");
        MonitorDatabase database = new(path);
        await database.MigrateAsync(CancellationToken.None);
        ArchiveImport import = new(new ImportStore(database, watchlist, TimeProvider.System), analysis, hosts, prefilter, new FetchingOptions(), TimeProvider.System);
        ImportReport? report = null;
        Took took = await Measure(async () => (report = await import.RunAsync(new ArchiveFile(file, ArchiveKind.Warc), new ImportManner(null, threads), _ => { }, CancellationToken.None)).Counts.Pages);
        SqliteConnection.ClearAllPools();
        foreach (string left in Directory.EnumerateFiles(folder, "monitor.db*"))
            File.Delete(left);
        if (report!.Counts.Pages != pages)
            throw new InvalidDataException($"{report.Counts.Pages} of {pages} pages were read: {report.Error}");
        counts = report.Counts;
        return took;
    }

    /// <summary>By the shell's clock of its children.</summary>
    private async Task<Took> GzipAsync()
    {
        ProcessStartInfo start = new("bash", ["-c", "gzip -dc \"$0\" > /dev/null; times", file]) { RedirectStandardOutput = true };
        Stopwatch watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        string children = (await process.StandardOutput.ReadToEndAsync()).Trim().Split('\n')[^1];
        string[] times = children.Split((char[])[' ', 'm', 's'], StringSplitOptions.RemoveEmptyEntries);
        double[] told = [.. times.Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
        return new Took(watch.Elapsed.TotalSeconds, (60 * told[0]) + told[1] + (60 * told[2]) + told[3], 0);
    }

    private static async Task<Took> BestAsync(Func<Task<Took>> run)
    {
        List<Took> all = [];
        for (int i = 0; i < Rounds; i++)
            all.Add(await run());
        return new Took(all.Min(t => t.Wall), all.Min(t => t.Cpu), all.Max(t => t.PeakMb));
    }

    private static async Task<Took> Measure(Func<Task<long>> work)
    {
        GC.Collect();
        await File.WriteAllTextAsync("/proc/self/clear_refs", "5");  // the peak is counted from here on (proc_pid_clear_refs(5))
        using Process self = Process.GetCurrentProcess();
        (TimeSpan before, Stopwatch watch) = (self.TotalProcessorTime, Stopwatch.StartNew());
        await work();
        double wall = watch.Elapsed.TotalSeconds;
        self.Refresh();
        string peak = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return new Took(wall, (self.TotalProcessorTime - before).TotalSeconds, double.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024);
    }

    /// <summary>Seconds, and the most memory resident at a time.</summary>
    private sealed record Took(double Wall, double Cpu, double PeakMb);
}
