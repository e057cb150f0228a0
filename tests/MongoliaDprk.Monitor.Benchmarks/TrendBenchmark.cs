using System.Diagnostics;
using System.Globalization;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>What the pages and the API ask of a large database: the median and the 95th percentile of each question on both databases.</summary>
internal static class TrendBenchmark
{
    private const int WarmUps = 2;

    /// <summary>So often all pages are asked for first: a server that has been asked before has its code compiled for good.</summary>
    private const int PageRounds = 10;

    private const int Runs = 15;

    /// <param name="mentions">How many are made where a database is empty.</param>
    /// <param name="postgres">Connection string of a database to fill or, when it is filled, to use again; "-" = one of its own.</param>
    /// <param name="sqlite">File, likewise.</param>
    /// <param name="only">Questions and addresses that have it, the others are not asked; null = all.</param>
    public static async Task<int> RunAsync(int mentions, string postgres, string sqlite, string? only = null)
    {
        TrendTable questions = new("question, ms"), pages = new("page, ms to its first byte", 100), slowest = new("page, ms of its slowest query");
        string saving = "| database | saves a second | one save, ms: median | p95 | of it its counts (share) |\n|---|---|---|---|---|";
        foreach ((int place, DatabaseKind kind, string given) in new[] { (0, DatabaseKind.Postgres, postgres), (1, DatabaseKind.Sqlite, sqlite) })
        {
            if (given == "skip")
                continue;
            await using TestDatabase? own = given == "-" ? await TestDatabase.CreateAsync(kind) : null;
            MonitorDatabase database = own?.Database ?? new MonitorDatabase(given);
            await PrepareAsync(database, mentions);
            foreach ((string name, Func<Task<int>> ask) in TrendQuestions.Of(database).Where(q => only is null || q.Name.Contains(only, StringComparison.Ordinal)))
                questions.Add(name, place, await MeasureAsync(ask));
            await using TrendPages site = await TrendPages.StartAsync(database);
            string[] addresses = [.. TrendPages.Addresses.Where(a => only is null || a.Contains(only, StringComparison.Ordinal))];
            for (int round = 0; round < PageRounds; round++)
            {
                foreach (string address in addresses)
                    await site.AskAsync(address);
            }

            foreach (string address in addresses)
            {
                List<(double FirstByte, IReadOnlyList<double> Queries)> asked = [];
                for (int i = 0; i < WarmUps + Runs; i++)
                    asked.Add(await site.AskAsync(address));
                asked.RemoveRange(0, WarmUps);
                pages.Add(address, place, asked.Select(a => a.FirstByte));
                int most = asked.Min(a => a.Queries.Count);
                slowest.Add($"{address} ({most} queries)", place, Enumerable.Range(0, most).Select(q => asked.Select(a => a.Queries[q])).MaxBy(TrendTable.Median) ?? []);
            }

            // last, for it adds articles
            if (only is null or "saving")
                saving += "\n" + await TrendSaving.MeasureAsync(database);
        }

        Console.WriteLine($"{questions}\n{pages}\n{slowest}\n{saving}");
        return 0;
    }

    private static async Task PrepareAsync(MonitorDatabase database, int mentions)
    {
        await database.MigrateAsync(CancellationToken.None);
        if (await new MentionQueries(database).CountAsync(new MentionFilter(), CancellationToken.None) > 0)
            return;
        Stopwatch watch = Stopwatch.StartNew();
        await TrendLoad.FillAsync(database, new TrendData(mentions));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database.Kind}: filled in {watch.Elapsed.TotalSeconds:F0} s"));
        await TrendLoad.SettleAsync(database);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database.Kind}: ready after {watch.Elapsed.TotalSeconds:F0} s"));
    }

    private static async Task<IReadOnlyList<double>> MeasureAsync(Func<Task<int>> ask)
    {
        for (int i = 0; i < WarmUps; i++)
            await ask();
        List<double> took = [];
        for (int i = 0; i < Runs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await ask();
            took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return took;
    }
}
