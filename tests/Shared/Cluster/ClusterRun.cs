using System.Diagnostics;

namespace MongoliaDprk.Monitor.Tests.Cluster;

/// <summary>
/// Several nodes on one PostgreSQL while outlets publish: nodes are killed with kill -9 and started anew, one is stopped and continued, the database is
/// restarted, clocks are half a minute off. Ends when all is shown, stored and told, or the patience is over.
/// </summary>
/// <param name="program">The built <c>monitor.dll</c>.</param>
/// <param name="folder">Empty; the nodes' logs stay in it.</param>
internal sealed class ClusterRun(string program, string folder, int sources, int nodes, TimeSpan length, Action<string> tell) : IAsyncDisposable
{
    /// <summary>Past the scheduler's check-in (5 s and 7.5 s of patience) and what a standstill is noticed after, and past a channel's lease.</summary>
    private static readonly TimeSpan ShortStop = TimeSpan.FromSeconds(20), LongStop = TimeSpan.FromSeconds(75);

    /// <summary>Articles of each outlet that wait when the throughput is measured.</summary>
    private const int Backlog = 20;

    private static readonly int[] Shifts = [0, 30, -30];

    private readonly Random random = new(20260301);
    private readonly List<ClusterNode> running = [];
    private readonly List<string> logs = [];
    private NewsFarm farm = null!;
    private NewsReceivers receivers = null!;
    private PgOwnServer server = null!;
    private string? clock;
    private int kills;

    /// <returns>What does not balance; empty = all does.</returns>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        await PrepareAsync();
        TimeOnly now = TimeOnly.FromDateTime(DateTime.UtcNow);
        TimeOnly[] digests = [.. Enumerable.Range(2, 3).Select(i => now.AddMinutes(i))];
        Write("watchlist", digests);
        ClusterBooks books = new(server.Connection, farm, receivers);
        for (int i = 0; i < nodes; i++)
            Start(i);
        Stopwatch watch = Stopwatch.StartNew();
        await WaitAsync(() => farm.Asked == farm.Sources, TimeSpan.FromMinutes(4) + length + TimeSpan.FromSeconds(sources / 3.0));
        tell($"all {sources} outlets were asked {watch.Elapsed.TotalSeconds:F0} s after the start");
        using CancellationTokenSource enough = new(length);
        Task publishing = PublishAsync(enough.Token);
        await DisturbAsync();
        await publishing;

        Stopwatch settling = Stopwatch.StartNew();
        while (!await books.IsDoneAsync(digests.Length) && settling.Elapsed < TimeSpan.FromMinutes(2 + (3 * ClusterWatchlist.Every(sources))))
            await Task.Delay(500);
        tell($"settled after {settling.Elapsed.TotalSeconds:F0} s; {await books.FiguresAsync()}");
        await Task.Delay(TimeSpan.FromSeconds(5)); // for what comes twice
        return [.. await books.CheckAsync(kills, logs), .. running.Where(n => n.HasExited).Select(_ => "a node ended by itself")];
    }

    /// <summary>What so many nodes fetch, analyse and store of outlets that all have more news than they can, on an empty database.</summary>
    /// <returns>Requests per second.</returns>
    public async Task<double> ThroughputAsync(int count)
    {
        await PrepareAsync();
        for (int i = 0; i < sources * Backlog; i++)
            farm.Publish(i % sources);
        Write("watchlist", []);
        Start(0);
        await WaitAsync(() => farm.Asked > 0, TimeSpan.FromMinutes(5));
        for (int i = 1; i < count; i++)
            Start(i);
        if (count > 1)
            await Task.Delay(TimeSpan.FromSeconds(20)); // all of them are up
        int before = farm.Requests;
        Stopwatch watch = Stopwatch.StartNew();
        await Task.Delay(length);
        return (farm.Requests - before) / watch.Elapsed.TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ClusterNode node in running)
            node.Dispose();
        if (farm is not null)
            await farm.DisposeAsync();
        if (receivers is not null)
            await receivers.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
    }

    private async Task PrepareAsync()
    {
        farm = await NewsFarm.StartAsync(sources);
        receivers = await NewsReceivers.StartAsync();
        server = await PgOwnServer.StartAsync();
        clock = await ShiftedClock.BuildAsync(folder);
        if (clock is null)
            tell("no C compiler: all clocks are right");
    }

    private void Write(string name, IReadOnlyList<TimeOnly> digests) => ClusterWatchlist.Write(
        Path.Combine(folder, name), farm, receivers, Path.Combine(Path.GetDirectoryName(program)!, "Watchlist", "languages", "en.yaml"), digests);

    private void Start(int place)
    {
        string log = Path.Combine(folder, $"node{place}-{logs.Count}.log");
        logs.Add(log);
        ClusterNode node = ClusterNode.Start(program, server.Connection, Path.Combine(folder, "watchlist"), log, Shifts[place % Shifts.Length], clock);
        if (place < running.Count)
            running[place] = node;
        else
            running.Add(node);
    }

    /// <summary>Some outlets have news every second.</summary>
    private async Task PublishAsync(CancellationToken enough)
    {
        int each = Math.Max(1, sources / 500);
        using PeriodicTimer second = new(TimeSpan.FromSeconds(1));
        try
        {
            do
            {
                for (int i = 0; i < each; i++)
                    farm.Publish(random.Next(sources));
            }
            while (await second.WaitForNextTickAsync(enough));
        }
        catch (OperationCanceledException)
        {
            // enough is published
        }
    }

    private async Task DisturbAsync()
    {
        TimeSpan stop = length > TimeSpan.FromMinutes(3) ? LongStop : ShortStop, between = (length - stop) / 6;
        await Task.Delay(between);
        await ReplaceAsync(0);
        await Task.Delay(between);
        int stopped = 1 % nodes;
        await running[stopped].StopAsync();
        await Task.Delay(stop);
        await running[stopped].ContinueAsync();
        tell($"node {stopped} stood still for {stop.TotalSeconds:F0} s");
        await Task.Delay(between);
        await server.RestartAsync();
        tell("the database was restarted");
        await Task.Delay(between);
        await ReplaceAsync(2 % nodes);
        await Task.Delay(between);
        await ReplaceAsync(random.Next(nodes));
    }

    private async Task ReplaceAsync(int place)
    {
        await running[place].KillAsync();
        running[place].Dispose();
        kills++;
        Start(place);
        tell($"node {place} was killed and started anew");
    }

    private static async Task WaitAsync(Func<bool> until, TimeSpan patience)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!until())
        {
            if (watch.Elapsed > patience)
                throw new TimeoutException("the nodes do not get on");
            await Task.Delay(100);
        }
    }
}
