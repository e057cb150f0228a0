using System.Globalization;
using MongoliaDprk.Monitor.Tests.Cluster;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>Nodes as processes of their own on one PostgreSQL: what one, two, three of them do, and whether anything is lost or doubled when they are disturbed.</summary>
internal static class ClusterBenchmark
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "monitor.dll");

    public static async Task<int> RunAsync(int seconds, int sources, int nodes)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-cluster-"); // its logs are kept
        Console.WriteLine($"{sources} outlets polled every {ClusterWatchlist.Every(sources)} min, {nodes} nodes, {seconds} s of news; logs in {folder.FullName}\n");
        IReadOnlyList<string> wrong;
        await using (ClusterRun run = new(Program, folder.CreateSubdirectory("books").FullName, sources, nodes, TimeSpan.FromSeconds(seconds), Console.WriteLine))
            wrong = await run.RunAsync();
        foreach (string line in wrong)
            Console.WriteLine("WRONG: " + line);
        Console.WriteLine(wrong.Count == 0 ? "all books balance" : $"{wrong.Count} things do not balance");
        Console.WriteLine();
        Console.WriteLine("| nodes | requests/s |");
        Console.WriteLine("|---|---|");
        for (int count = 1; count <= nodes; count++)
        {
            await using ClusterRun run = new(Program, folder.CreateSubdirectory($"throughput{count}").FullName, sources, count, TimeSpan.FromSeconds(60), _ => { });
            double rate = await run.ThroughputAsync(count);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {count} | {rate:F1} |"));
        }

        return wrong.Count == 0 ? 0 : 1;
    }
}
