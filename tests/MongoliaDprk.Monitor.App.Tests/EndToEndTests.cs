using System.Diagnostics;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests;

/// <summary>The built program, as a process of its own, on recorded real pages: killed in the middle, twice, and started again.</summary>
public abstract class EndToEndTests(DatabaseKind kind)
{
    private const int Pages = 300;
    private const int Outlets = 15;

    [SharedDataFact]
    public async Task Every_page_is_collected_once_though_the_program_is_killed()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind);
        await using RecordedOutlets outlets = await RecordedOutlets.StartAsync(RecordedPages.Some(Pages), Outlets);

        await RunUntilKilledAsync(database, outlets, afterPages: Pages / 4);
        await RunUntilKilledAsync(database, outlets, afterPages: Pages / 2);
        await RunAsync(database, outlets);
        IReadOnlyDictionary<string, int> served = outlets.Served;
        await RunAsync(database, outlets);

        Assert.Equal(outlets.Paths.Order(StringComparer.Ordinal), served.Keys.Order(StringComparer.Ordinal));
        // what was in flight when it was killed had to be fetched again, at most one page of each outlet at each kill
        Assert.InRange(served.Values.Sum(), Pages, Pages + (2 * Outlets));
        Assert.Equal(served, outlets.Served);
        IReadOnlyDictionary<string, SourceHealth> health = await new SourceQueries(database.Database).HealthAsync(CancellationToken.None);
        Assert.Equal(Outlets, health.Count);
        Assert.All(health.Values, h => Assert.Equal((Pages / Outlets, 0, 0, null), (h.Collected, h.Pending, h.Quarantined, h.State.LastError)));
        Assert.InRange(health.Values.Sum(h => h.Relevant), 1, Pages);
        await CheckArticlesAsync(database.Database, health.Values.Sum(h => h.Relevant));
    }

    /// <summary>Each relevant article stands once in the database, whoever is mentioned in it.</summary>
    private static async Task CheckArticlesAsync(MonitorDatabase database, int relevant)
    {
        IReadOnlyList<MentionItem> mentions = await new MentionQueries(database).ListAsync(new MentionFilter(), 0, 10_000, CancellationToken.None);
        Assert.Equal(relevant, mentions.Select(m => m.ArticleId).Distinct().Count());
        Assert.Equal(relevant, mentions.Select(m => m.Address).Distinct(StringComparer.Ordinal).Count());
    }

    private static async Task RunUntilKilledAsync(TestDatabase database, RecordedOutlets outlets, int afterPages)
    {
        Task reached = outlets.ServedAsync(afterPages);
        using Process program = Start(database, outlets);
        Task first = await Task.WhenAny(reached, program.WaitForExitAsync()).WaitAsync(TimeSpan.FromMinutes(2));
        Assert.True(first == reached, "the program ended before it could be killed");
        program.Kill();
        await program.WaitForExitAsync();
    }

    private static async Task RunAsync(TestDatabase database, RecordedOutlets outlets)
    {
        using Process program = Start(database, outlets);
        Task<string> errors = program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        Assert.True(program.ExitCode == 0, await errors);
    }

    private static Process Start(TestDatabase database, RecordedOutlets outlets)
    {
        ProcessStartInfo start = new("dotnet",
        [
            MonitorProcess.Program, "poll", "--database", database.Database.ConnectionString, "--watchlist", outlets.Watchlist,
        ])
        {
            RedirectStandardError = true,
        };
        start.Environment["Monitor__Fetching__AllowPrivateAddresses"] = "true";
        return Process.Start(start)!;
    }
}

public sealed class SqliteEndToEndTests() : EndToEndTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresEndToEndTests() : EndToEndTests(DatabaseKind.Postgres);
