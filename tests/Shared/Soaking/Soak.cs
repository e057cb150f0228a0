using System.Diagnostics;
using System.Globalization;

namespace MongoliaDprk.Monitor.Tests.Soaking;

/// <summary>
/// The monitor among outlets, receivers and a database that all misbehave, killed again and again; then everybody behaves, and the books
/// must balance. SMTP and webhooks allow no more than this: a message may arrive again under the same id.
/// </summary>
/// <param name="Outlets">How many.</param>
/// <param name="Span">How long they misbehave.</param>
/// <param name="Kills">How often a process is killed in it.</param>
/// <param name="Seed">Of everything that is random.</param>
internal sealed record Soak(int Outlets, TimeSpan Span, int Kills, int Seed)
{
    private const string Migrated = "SELECT to_regclass('delivery') IS NOT NULL AND to_regclass('channel') IS NOT NULL";

    private static readonly TimeSpan LongestDrain = TimeSpan.FromMinutes(10);

    /// <param name="program">monitor.dll.</param>
    /// <param name="tell">Gets a line at each step.</param>
    public async Task<SoakBooks> RunAsync(string program, Action<string> tell)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-soak-");
        try
        {
            await using SoakDatabase database = await SoakDatabase.StartAsync();
            await using RudeOutlets outlets = await RudeOutlets.StartAsync(Outlets, Seed);
            await using RudeReceivers receivers = await RudeReceivers.StartAsync(Seed);
            SoakWatchlist.Write(folder.FullName, outlets, receivers);
            await using SoakPrograms programs = new(program, database.ConnectionString, folder.FullName);
            tell(database.IsSmall ? "the database stands on a small file system of its own" : "no small file system could be made (needs root): the disk is not filled");
            programs.Start();
            await MigratedAsync(database, programs);
            await MisbehaveAsync(database, outlets, programs, tell);
            outlets.Behave = receivers.Behave = true;
            tell($"everybody behaves now; {programs.Kills} kills so far");
            await DrainAsync(database, programs);
            SoakBooks books = await SoakBooks.BalanceAsync(database, outlets, receivers, programs);
            if (books.Faults.Count > 0)
                await File.WriteAllLinesAsync(Path.Combine(Path.GetTempPath(), "monitor-soak.log"), programs.Log);
            return books;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>An outage before the tables are there would only be a failed start.</summary>
    private static async Task MigratedAsync(SoakDatabase database, SoakPrograms programs)
    {
        for (long end = Environment.TickCount64 + 180_000; Environment.TickCount64 < end; await Task.Delay(200))
        {
            if ((await database.QueryAsync<bool>(Migrated))[0])
                return;
        }

        throw new InvalidOperationException("the monitor made no tables: " + string.Join('\n', programs.Log.TakeLast(20)));
    }

    private async Task MisbehaveAsync(SoakDatabase database, RudeOutlets outlets, SoakPrograms programs, Action<string> tell)
    {
        Random random = new(Seed);
        long began = Stopwatch.GetTimestamp();
        TimeSpan step = Span / (Kills + 1);
        for (int kill = 0; Stopwatch.GetElapsedTime(began) < Span || programs.Kills < Kills; kill++)
        {
            await Task.Delay(step * (0.5 + random.NextDouble()));
            if (kill % 5 == 1)
                await OutageAsync(database, random, tell);
            if (database.IsSmall && kill % 7 == 3)
                await database.FillAsync(TimeSpan.FromSeconds(2));
            await programs.KillAsync(server: random.Next(2) == 0);
            outlets.Publish();
            await MakeDueAsync(database);
            programs.Start();
        }
    }

    private static async Task OutageAsync(SoakDatabase database, Random random, Action<string> tell)
    {
        await database.StopServerAsync();
        await Task.Delay(TimeSpan.FromSeconds(0.5 + random.NextDouble()));
        await database.StartServerAsync();
        tell("PostgreSQL was stopped and started");
    }

    /// <summary>The pauses after failures pass at once: what would take hours is tried now.</summary>
    private static Task MakeDueAsync(SoakDatabase database) => database.ExecuteAsync("""
        UPDATE link SET next_try = now() - interval '1 minute', attempts = 1 WHERE state <> 'Done';
        UPDATE link SET state = 'Failed' WHERE state = 'GivenUp';
        UPDATE delivery SET next_try = now() - interval '1 minute' WHERE accepted_at IS NULL;
        UPDATE channel SET next_try = NULL;
        """);

    private static async Task DrainAsync(SoakDatabase database, SoakPrograms programs)
    {
        long began = Stopwatch.GetTimestamp();
        do
        {
            programs.Serve();
            await MakeDueAsync(database);
            await programs.PollAsync();
            for (int wait = 0; wait < 20 && !await SoakBooks.AreQuietAsync(database); wait++)
                await Task.Delay(TimeSpan.FromSeconds(0.5));
        }
        while (!await SoakBooks.AreQuietAsync(database) && Stopwatch.GetElapsedTime(began) < LongestDrain);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Outlets} outlets, {Span.TotalMinutes:F1} minutes, {Kills} kills, seed {Seed}");
}
