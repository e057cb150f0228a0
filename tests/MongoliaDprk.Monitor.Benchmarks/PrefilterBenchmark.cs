using System.Globalization;
using System.IO.Compression;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Archives;
using MongoliaDprk.Monitor.Core.Prefilter;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>What the prefilter costs beside unpacking the same archive, and the search for pages that it would lose.</summary>
internal static class PrefilterBenchmark
{
    private const int Rounds = 7;

    private const int LargestPage = 16_000_000;

    private static readonly DateTime FetchedAt = new(2024, 6, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Unpacking, prefilter on the unpacked pages, and the slow path on those it lets through; one thread, the fastest of some rounds.</summary>
    /// <param name="folder">A watchlist folder.</param>
    /// <param name="file">A WARC file, packed with gzip.</param>
    public static int Run(string folder, string file)
    {
        PagePrefilter prefilter = null!;
        Watchlist watchlist = Read(folder);
        Console.WriteLine(Line("made from the watchlist in", ThreadTime.Of(() => prefilter = new PagePrefilter(watchlist)).TotalMilliseconds, "ms"));
        ArticleAnalyzer analyzer = new(watchlist);
        byte[] packed = File.ReadAllBytes(file);
        (FetchedPage Page, byte[] Body)[] pages = [.. Pages(packed)];
        double megabytes = pages.Sum(page => (double)page.Body.Length) / 1e6, unpacked = 0;
        TimeSpan inflate = Fastest(() => unpacked = Inflate(packed) / 1e6);
        Console.WriteLine(Line($"{pages.Length} pages; inflate", unpacked / 1000 / inflate.TotalSeconds, "GB/s"));
        foreach (string? side in (string?[])[null, .. watchlist.Sides])
        {
            int passed = 0;
            TimeSpan time = Fastest(() => passed = pages.Count(page => prefilter.CanBeRelevant(page.Body, page.Page.ContentType, side)));
            Console.WriteLine(Line($"prefilter for outlets of {side ?? "no side"}: {passed} pass", megabytes / 1000 / time.TotalSeconds, "GB/s", time / inflate));
        }

        (FetchedPage Page, byte[] Body)[] candidates = [.. pages.Where(page => prefilter.CanBeRelevant(page.Body, page.Page.ContentType, null))];
        int relevant = 0;
        TimeSpan slow = Fastest(() => relevant = candidates.Count(page => analyzer.Analyze(page.Page, null, null).Relevant));
        Console.WriteLine(Line($"slow path on {candidates.Length}: {relevant} relevant", candidates.Length / slow.TotalSeconds, "pages/s", slow / inflate));
        return 0;
    }

    /// <summary>Generated hiding places; prints what is lost.</summary>
    /// <returns>1 when a relevant page was rejected.</returns>
    public static int Fuzz(string folder, int pages, int seed)
    {
        Watchlist watchlist = Read(folder);
        PagePrefilter prefilter = new(watchlist);
        ArticleAnalyzer analyzer = new(watchlist);
        HidingPlaces places = new(new Random(seed));
        string[][] names = [.. watchlist.Sides.Select(side => watchlist.Actors.Where(actor => actor.Side == side).SelectMany(actor => actor.Names.Values).SelectMany(list => list).Distinct().ToArray())];
        int relevant = 0, passed = 0, lost = 0;
        for (int i = 0; i < pages; i++)
        {
            (byte[] body, string? contentType, string html) = places.Page(names);
            bool passes = prefilter.CanBeRelevant(body, contentType, null);
            bool isRelevant = analyzer.Analyze(new FetchedPage(new Uri("https://news.example/a"), body, contentType, FetchedAt), null, null).Relevant;
            passed += passes ? 1 : 0;
            relevant += isRelevant ? 1 : 0;
            if (!isRelevant || passes)
                continue;
            lost++;
            Console.WriteLine($"LOST {contentType}: {html}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages} pages, {relevant} relevant, {passed} passed, {lost} lost"));
        return lost == 0 ? 0 : 1;
    }

    private static Watchlist Read(string folder) => WatchlistReader.Read([.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
        .Select(file => new WatchlistFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)))]);

    private static IEnumerable<(FetchedPage Page, byte[] Body)> Pages(byte[] packed)
    {
        using MemoryStream file = new(packed);
        using WarcReader reader = new(file, _ => { }, LargestPage);
        while (reader.Read() is { } record)
        {
            if (RecordPage.Read(record, LargestPage, FetchedAt, false, out FetchedPage? page) == RecordKind.Page && page is not null)
            {
                byte[] body = page.Body.ToArray();
                yield return (page with { Body = body }, body);
            }
        }
    }

    private static long Inflate(byte[] packed)
    {
        using GZipStream gzip = new(new MemoryStream(packed), CompressionMode.Decompress);
        byte[] buffer = new byte[1 << 17];
        long bytes = 0;
        for (int read; (read = gzip.Read(buffer)) > 0; bytes += read)
        {
        }

        return bytes;
    }

    private static TimeSpan Fastest(Action run) => Enumerable.Range(0, Rounds).Min(_ => ThreadTime.Of(run));

    private static string Line(string what, double value, string unit, double? ofInflate = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{what,-45} {value,9:F2} {unit}{(ofInflate is { } share ? $", {share:F2} of inflate" : "")}");
}
