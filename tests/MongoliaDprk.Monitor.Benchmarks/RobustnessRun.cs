using System.Globalization;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>Every page of a folder whole, cut off at ten places and, a thousand times in all, damaged; then hostile pages of a size.</summary>
internal static class RobustnessRun
{
    private const int Mutations = 1000;

    private static readonly DateTime FetchedAt = new(2024, 6, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <param name="watchlist">A watchlist folder.</param>
    /// <param name="folder">Pages, or null for none.</param>
    /// <param name="megabytes">Size of the hostile pages.</param>
    /// <returns>1 when anything was thrown.</returns>
    public static int Run(string watchlist, string? folder, double megabytes)
    {
        ArticleAnalyzer analyzer = new(WatchlistReader.Read([.. Directory.EnumerateFiles(watchlist, "*.yaml", SearchOption.AllDirectories)
            .Select(file => new WatchlistFile(Path.GetRelativePath(watchlist, file).Replace('\\', '/'), File.ReadAllText(file)))]));
        int failures = 0;
        foreach (string name in HostilePages.Names)
        {
            TimeSpan once = ThreadTime.Of(() => failures += Analyze(analyzer, name, HostilePages.Make(name, (int)(megabytes * 250_000))));
            TimeSpan four = ThreadTime.Of(() => failures += Analyze(analyzer, name, HostilePages.Make(name, (int)(megabytes * 1_000_000))));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{four.TotalSeconds,8:F2} s, {four / once,5:F1} times that of a quarter: {name}"));
        }

        string[] files = folder is null ? [] : [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        foreach (string file in files)
            failures += PageDamage.Truncations(File.ReadAllBytes(file)).Sum(page => Analyze(analyzer, file, page));
        Random random = new(11);
        for (int i = 0; i < Mutations && files.Length > 0; i++)
        {
            string file = files[random.Next(files.Length)];
            failures += Analyze(analyzer, file, PageDamage.Mutation(File.ReadAllBytes(file), random));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Length} pages at ten places, {Mutations} damaged: {failures} exceptions"));
        return failures == 0 ? 0 : 1;
    }

    /// <summary>1 when it throws; says what.</summary>
    private static int Analyze(ArticleAnalyzer analyzer, string name, byte[] page)
    {
        try
        {
            TimeSpan took = ThreadTime.Of(() => analyzer.Analyze(new FetchedPage(new Uri("http://news.example/story"), page, null, FetchedAt), null, null));
            if (took > TimeSpan.FromSeconds(1 + (page.Length / 500_000.0)))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slow: {took.TotalSeconds:F1} s for {page.Length} bytes: {name}"));
            return 0;
        }
#pragma warning disable CA1031 // whatever is thrown is what is looked for
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            Console.WriteLine($"{name}: {page.Length} bytes: {thrown}");
            return 1;
        }
    }
}
