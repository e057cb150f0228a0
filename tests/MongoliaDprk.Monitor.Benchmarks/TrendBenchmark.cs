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
    private const int Runs = 15;

    /// <param name="mentions">How many are made where a database is empty.</param>
    /// <param name="postgres">Connection string of a database to fill or, when it is filled, to use again; "-" = one of its own.</param>
    /// <param name="sqlite">File, likewise.</param>
    public static async Task<int> RunAsync(int mentions, string postgres, string sqlite)
    {
        Dictionary<string, (double, double)[]> figures = [];
        List<string> order = [];
        foreach ((int place, DatabaseKind kind, string given) in new[] { (0, DatabaseKind.Postgres, postgres), (1, DatabaseKind.Sqlite, sqlite) })
        {
            await using TestDatabase? own = given == "-" ? await TestDatabase.CreateAsync(kind) : null;
            MonitorDatabase database = own?.Database ?? new MonitorDatabase(given);
            if (given == "skip")
                continue;
            await PrepareAsync(database, mentions);
            foreach ((string name, Func<Task<int>> ask) in TrendQuestions.Of(database))
            {
                (double median, double most, int rows) = await MeasureAsync(ask);
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind} {name}: {median:F1} / {most:F1} ms, {rows} rows"));
                if (figures.TryAdd(name, new (double, double)[2]))
                    order.Add(name);
                figures[name][place] = (median, most);
            }
        }

        Console.WriteLine("| question, ms | PostgreSQL median | p95 | SQLite median | p95 |\n|---|---|---|---|---|");
        foreach (string name in order)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {figures[name][0].Item1:F1} | {figures[name][0].Item2:F1} | {figures[name][1].Item1:F1} | {figures[name][1].Item2:F1} |"));
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

    private static async Task<(double Median, double Most, int Rows)> MeasureAsync(Func<Task<int>> ask)
    {
        int rows = 0;
        for (int i = 0; i < WarmUps; i++)
            rows = await ask();
        double[] took = new double[Runs];
        for (int i = 0; i < Runs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await ask();
            took[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(took);
        return (took[Runs / 2], took[(int)Math.Ceiling(Runs * 0.95) - 1], rows);
    }
}
