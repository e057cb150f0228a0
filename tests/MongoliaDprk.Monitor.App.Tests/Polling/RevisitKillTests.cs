using System.Data.Common;
using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Tests;
using Npgsql;

namespace MongoliaDprk.Monitor.App.Tests.Polling;

/// <summary>The built program looks again at edited articles and is killed in the middle, twice.</summary>
public abstract class RevisitKillTests(DatabaseKind kind)
{
    private const int Pages = 12;

    private TaskCompletionSource reached = new();
    private int left;

    [Fact]
    public async Task Every_edit_is_one_version_though_the_program_is_killed()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind);
        await using LoopbackWeb web = await LoopbackWeb.StartAsync();
        DirectoryInfo watchlist = Directory.CreateTempSubdirectory("monitor-revisits-");
        try
        {
            Write(watchlist, web);
            Serve(web, "Borduria and Aland met");
            await RunAsync(database, watchlist);
            await MakeDueAsync(database.Database);
            Serve(web, "Borduria and nobody met");

            await RunUntilKilledAsync(database, watchlist, afterPages: Pages / 3);
            await RunUntilKilledAsync(database, watchlist, afterPages: Pages / 3);
            await RunAsync(database, watchlist);

            await CheckArticlesAsync(database.Database, web);
        }
        finally
        {
            watchlist.Delete(recursive: true);
        }
    }

    private static async Task CheckArticlesAsync(MonitorDatabase database, LoopbackWeb web)
    {
        ArticleQueries articles = new(database);
        for (int i = 0; i < Pages; i++)
        {
            ArticleDetail article = (await articles.FindAsync(null, web.At($"/{i}"), default))!;
            Assert.Equal([(1, true), (2, false)], article.Versions.Select(v => (v.Number, v.Text.Contains("Aland met", StringComparison.Ordinal))));
            Assert.Equal("aland", Assert.Single(article.Changes).ActorId);
            Assert.Equal(2, article.Evidence.Count);
        }

        IReadOnlyList<MentionItem> mentions = await new MentionQueries(database).ListAsync(new MentionFilter(), 0, 1000, default);
        Assert.Equal(Pages, mentions.Count);
        Assert.All(mentions, m => Assert.Equal("borduria", m.ActorId));
        // what was in flight when it was killed had to be fetched again
        Assert.InRange(web.Requests.Count(r => r.Path != "/feed" && r.Path != "/robots.txt"), 2 * Pages, (2 * Pages) + 2);
    }

    private static void Write(DirectoryInfo folder, LoopbackWeb web)
    {
        Dictionary<string, string> files = new()
        {
            ["watchlist.yaml"] = "name: Aland – Borduria\nsides: [aa, bb]\n",
            ["languages/en.yaml"] = "language: en\nname: English\nboundary: both\n",
            ["actors/countries.yaml"] = """
                actors:
                  - { id: aland, kind: country, side: aa, name: Aland, names: { en: [Aland] } }
                  - { id: borduria, kind: country, side: bb, name: Borduria, names: { en: [Borduria] } }
                """,
            ["sources/aa/paper.yaml"] = $"""
                id: paper
                name: The Paper
                side: aa
                country: aa
                languages: [en]
                site: {web.At("/")}
                timeZone: Europe/London
                delaySeconds: 1
                feeds: [{web.At("/feed")}]
                """,
        };
        foreach ((string path, string text) in files)
        {
            string file = Path.Combine(folder.FullName, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    private void Serve(LoopbackWeb web, string words)
    {
        web.Serve("/feed", $"<rss version='2.0'><channel><title>Feed</title>{string.Concat(Enumerable.Range(0, Pages).Select(i => $"<item><title>Item {i}</title><link>{web.At($"/{i}")}</link></item>"))}</channel></rss>", "application/rss+xml");
        for (int i = 0; i < Pages; i++)
        {
            byte[] page = Encoding.UTF8.GetBytes($"""
                <html><head><title>Number {i}</title></head><body><article><h1>Number {i}</h1>
                <p>In the capital the ministers of {words} on day {i} for talks that will last for as long as it takes, officials said.</p>
                <p>They were brought to the airport afterwards, and a dinner number {i} was given in their honour on the way there.</p>
                </article></body></html>
                """);
            web.On($"/{i}", async http =>
            {
                if (Interlocked.Decrement(ref left) == 0)
                    reached.TrySetResult();
                http.Response.ContentType = "text/html";
                await http.Response.Body.WriteAsync(page);
            });
        }
    }

    private async Task RunUntilKilledAsync(TestDatabase database, DirectoryInfo watchlist, int afterPages)
    {
        reached = new TaskCompletionSource();
        left = afterPages;
        using Process program = Start(database, watchlist);
        Task first = await Task.WhenAny(reached.Task, program.WaitForExitAsync()).WaitAsync(TimeSpan.FromMinutes(2));
        Assert.True(first == reached.Task, "the program ended before it could be killed");
        program.Kill();
        await program.WaitForExitAsync();
    }

    private static async Task RunAsync(TestDatabase database, DirectoryInfo watchlist)
    {
        using Process program = Start(database, watchlist);
        MonitorProcess.Ended ended = await MonitorProcess.EndAsync(program);
        Assert.True(ended.Code == 0, ended.Errors);
    }

    private static Process Start(TestDatabase database, DirectoryInfo watchlist) => MonitorProcess.Start(
        ["poll", "--database", database.Database.ConnectionString, "--watchlist", watchlist.FullName],
        new Dictionary<string, string> { ["Monitor__Fetching__AllowPrivateAddresses"] = "true" });

    /// <summary>As if the articles had been stored an hour ago.</summary>
    private static async Task MakeDueAsync(MonitorDatabase database)
    {
        await using DbConnection connection = database.Kind == DatabaseKind.Postgres ? new NpgsqlConnection(database.ConnectionString) : new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = "UPDATE revisit SET next_visit = changed_at";
        Assert.Equal(Pages, await command.ExecuteNonQueryAsync());
    }
}

public sealed class SqliteRevisitKillTests() : RevisitKillTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresRevisitKillTests() : RevisitKillTests(DatabaseKind.Postgres);
