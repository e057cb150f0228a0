using System.Diagnostics;
using System.Globalization;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>What it costs a request to take its host's turn among all nodes and to give it back.</summary>
internal static class TurnsBenchmark
{
    private const int Hosts = 500;

    public static async Task<int> RunAsync(int requests)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        HostTurns turns = new(database.Database);
        double[] took = new double[requests];
        for (int i = -100; i < requests; i++)
        {
            long began = Stopwatch.GetTimestamp();
            string host = $"host{(i + 100) % Hosts}.test";
            HostTurn turn = await turns.TakeAsync(host, "node", TimeSpan.Zero, TimeSpan.FromMinutes(1), CancellationToken.None) ?? throw new InvalidOperationException("nobody else asks here");
            await turns.GiveBackAsync(host, "node", turn.Pause, CancellationToken.None);
            if (i >= 0)
                took[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        Array.Sort(took);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{requests} turns taken and given back on {Hosts} hosts: median {took[requests / 2]:F2} ms, 95th percentile {took[requests * 95 / 100]:F2} ms"));
        return 0;
    }
}
