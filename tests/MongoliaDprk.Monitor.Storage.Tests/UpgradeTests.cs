using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Rows;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>A database that the first release filled, opened by this one.</summary>
public abstract class UpgradeTests
{
    /// <summary>Hashes as an older program made them: another for each way of writing an address.</summary>
    private const string Filled = """
        INSERT INTO feed_state (source_id, address, etag, last_modified) VALUES ('a-news', 'https://a-news.example/rss', '"v1"', 'yesterday');
        INSERT INTO source_state (source_id, last_poll, last_success, last_new_article, errors) VALUES ('a-news', '2024-03-14 09:00:00', '2024-03-14 09:00:00', '2024-03-14 08:00:00', 0);
        INSERT INTO collected_day (source_id, day, collected, relevant) VALUES ('a-news', '2024-03-14', 3, 2);
        INSERT INTO article (id, address_hash, address, source_id, title, text, day, collected_at, countries, search_text, {0} analyzer_version, watchlist_version) VALUES
            (1, 'h1', 'https://a-news.example/1', 'a-news', 'One', 'Text', '2024-03-14', '2024-03-14 09:00:00', {1}, 'one', {2} 1, 'v'),
            (2, 'h2', 'https://www.a-news.example/1/', 'a-news', 'Two', 'Text', '2024-03-14', '2024-03-14 09:00:00', {1}, 'two', {2} 1, 'v');
        INSERT INTO link (id, address_hash, address, source_id, found_at, state, attempts, next_try, article_hash, article_id) VALUES
            (1, 'h1', 'https://a-news.example/1', 'a-news', '2024-03-13 09:00:00', 'Done', 0, '2024-03-13 09:00:00', 'h1', 1),
            (2, 'h2', 'https://www.a-news.example/1/', 'a-news', '2024-03-12 09:00:00', 'Done', 0, '2024-03-12 09:00:00', 'h2', 2),
            (3, 'h3', 'https://a-news.example/2', 'a-news', '2024-03-13 09:00:00', 'Pending', 0, '2024-03-13 09:00:00', NULL, NULL),
            (4, 'h4', 'http://a-news.example/2?fbclid=x', 'a-news', '2024-03-12 09:00:00', 'Done', 0, '2024-03-12 09:00:00', 'h4', NULL),
            (5, 'h5', 'https://a-news.example/3', 'a-news', '2024-03-13 09:00:00', 'Failed', 3, '2024-03-13 09:00:00', NULL, NULL);
        INSERT INTO page (id, article_id, body_hash, address, body, fetched_at) VALUES
            (1, 1, 'p1', 'https://a-news.example/1', {3}, '2024-03-14 09:00:00'), (2, 2, 'p2', 'https://a-news.example/1', {3}, '2024-03-14 09:00:00'),
            (3, 2, 'p3', 'https://a-news.example/1', {3}, '2024-03-14 10:00:00');
        INSERT INTO visit (id, visitors, from_side, to_side, place, start, stage, historical, first_reported, last_reported, confidence) VALUES
            (1, {4}, 'aa', 'bb', 'Bortown', '2024-03-20', 'Announced', {5}, '2024-03-14', '2024-03-14', 0.9);
        INSERT INTO visit_report (id, visit_id, article_id, day, stage, is_new, sentence, confidence, reasons) VALUES
            (1, 1, 1, '2024-03-14', 'Announced', {6}, 'She comes.', 0.9, {1}), (2, NULL, 2, '2024-03-14', 'Announced', {5}, 'She came.', 0.9, {1});
        INSERT INTO alert (id, key, title, text, address, created_at) VALUES
            (1, 'visit:1:announced', 'Visit announced', 'Text', 'https://a-news.example/1', '2024-03-14 09:00:00'),
            (2, 'visit:1:cancelled', 'Visit cancelled', 'Text', 'https://a-news.example/gone', '2024-03-15 09:00:00'),
            (3, 'source:a-news:quiet:20240301T000000', 'Source quiet', 'Text', NULL, '2024-03-14 09:00:00'),
            (4, 'collection:failing:2024-03-14', 'Collection fails', 'Text', NULL, '2024-03-14 09:00:00');
        """;

    [Fact]
    public async Task Nothing_that_an_older_program_found_is_lost_or_found_again()
    {
        MonitorDatabase database = await EmptyAsync();
        await FillAsync(database);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => database.MigrateAsync(CancellationToken.None))));
        await database.MigrateAsync(CancellationToken.None);

        ManualTime time = new();
        ArticleStore store = new(database, Sample.Watchlist, time);
        Assert.Equal(0, await store.AddLinksAsync("a-news", [Sample.Link("1"), Sample.Link("2"), Sample.Link("3")], null, CancellationToken.None));
        await using MonitorDbContext context = database.Read();
        Assert.Equal(["One", "Two"], await context.Articles.OrderBy(a => a.Id).Select(a => a.Title).ToListAsync());
        List<LinkRow> links = await context.Links.OrderBy(l => l.Id).ToListAsync();
        // the second way to write an address joins the first, but where both have an article of their own
        Assert.Equal([1L, 2L, 3L, 5L], links.Select(l => l.Id));
        Assert.Equal([1L, 2L, null, null], links.Select(l => l.ArticleId));
        Assert.Equal([LinkState.Done, LinkState.Done, LinkState.Done, LinkState.Failed], links.Select(l => l.State));
        Assert.Equal(new DateTime(2024, 3, 12, 9, 0, 0, DateTimeKind.Utc), links[2].FoundAt);
        Assert.Equal(AddressHash.Of(new Uri("https://a-news.example/1")), links[0].ArticleHash);
        Assert.Equal(links[2].AddressHash, links[2].ArticleHash);
        SourceHealth health = (await new SourceQueries(database).HealthAsync(CancellationToken.None))["a-news"];
        Assert.Equal((3, 2, Health.NeverPolled, Rhythm.Unknown), (health.Collected, health.Relevant, health.State.Health, health.State.Rhythm));
        PlaceState place = (await new SourceStore(database, Sample.Watchlist, time).RecallAsync("a-news", CancellationToken.None)).Places["https://a-news.example/rss"];
        Assert.Equal(("\"v1\"", "yesterday"), (place.ETag, place.LastModified));
    }

    [Fact]
    public async Task Articles_of_an_older_program_have_a_first_version_and_are_looked_at_again()
    {
        MonitorDatabase database = await EmptyAsync();
        await FillAsync(database);

        await database.MigrateAsync(CancellationToken.None);

        ManualTime time = new();
        RevisitStore revisits = new(database, Sample.Watchlist, time);
        Assert.Equal([(1L, 1L), (2L, 2L)], (await revisits.DueAsync("a-news", 10, CancellationToken.None)).OrderBy(d => d.ArticleId).Select(d => (d.ArticleId, d.Link.Id)));
        await using MonitorDbContext context = database.Read();
        Assert.Equal([("One", "p1"), ("Two", "p2")], (await context.ArticleVersions.OrderBy(v => v.ArticleId).ToListAsync()).Select(v => (v.Title, Assert.Single(v.PageHashes))));
        List<VisitReportRow> reports = await context.VisitReports.OrderBy(r => r.Id).ToListAsync();
        Assert.Equal((Sample.Anna.Id, "aa", "bb", "Bortown", "2024-03-20"), (Assert.Single(reports[0].Visitors), reports[0].FromSide, reports[0].ToSide, reports[0].Place, reports[0].Start));
        Assert.Empty(reports[1].Visitors);
    }

    [Fact]
    public async Task Alerts_of_an_older_program_can_be_asked_for_by_rules()
    {
        MonitorDatabase database = await EmptyAsync();
        await FillAsync(database);

        await database.MigrateAsync(CancellationToken.None);

        await using MonitorDbContext context = database.Read();
        AlertFacts[] alerts = [.. (await context.Alerts.OrderBy(a => a.Id).ToListAsync()).Select(a => a.Facts)];
        Assert.Equal([AlertKind.NewVisit, AlertKind.VisitCancelled, AlertKind.SourceSilent, AlertKind.Collection], alerts.Select(a => a.Kind));
        Assert.Equal(["visit:1", "visit:1", "source:a-news", "collection"], alerts.Select(a => a.Subject));
        Assert.Equal([1L, null, null, null], alerts.Select(a => a.ArticleId));
        Assert.Equal((Sample.Anna.Id, "aa", "bb", 0.9, 1L), (alerts[1].Actors.Single(), alerts[1].Sides[0], alerts[1].Sides[1], alerts[1].Confidence, alerts[1].VisitId));
        Assert.All(alerts, a => Assert.True(a.NewFact));
        Assert.Empty(alerts[2].Actors);
    }

    [Fact]
    public async Task Kept_counts_of_an_older_program_are_found_under_the_names_of_this_one()
    {
        MonitorDatabase database = await EmptyAsync();
        await using (MonitorDbContext context = database.Open())
        {
            await context.GetService<IMigrator>().MigrateAsync("Accounts");
            await context.Database.ExecuteSqlRawAsync("INSERT INTO data_step (name) VALUES ('rehash-addresses-1'), ('find-stories-1'), ('alert-facts-1'), ('keep-counts-2')");
            const string columns = "split, key, articles, headlines, mentions, hits, first_articles, first_headlines, first_mentions, first_hits)", values = "'Actor', 'aa-anna', 7, 1, 7, 9, 6, 1, 6, 8)";
            await context.Database.ExecuteSqlRawAsync("INSERT INTO day_count (day, " + columns + " VALUES ('2024-03-14', " + values);
            await context.Database.ExecuteSqlRawAsync("INSERT INTO month_count (month, source_side, language, " + columns + " VALUES ('2024-03-01', 'aa', 'en', " + values);
            await context.Database.ExecuteSqlRawAsync("INSERT INTO month_total (month, days, " + columns + " VALUES ('2024-03-01', 8192, " + values);
            await context.Database.ExecuteSqlRawAsync("INSERT INTO outlet_month (month, source_id, " + columns + " VALUES ('2024-03-01', 'a-news', " + values);
        }

        await database.MigrateAsync(CancellationToken.None);

        TrendQueries trends = new(database);
        MentionFilter[] filters = [new(), new(new DateOnly(2024, 3, 10)), new(Language: "en"), new(Source: "a-news")];
        foreach (MentionFilter filter in filters)
            Assert.Equal(7, (await trends.CountAsync(new TrendQuery(TrendBy.Actor, TrendPer.Month, filter), CancellationToken.None)).Sum(p => p.Articles));
    }

    private protected abstract Task<MonitorDatabase> EmptyAsync();

    private static async Task FillAsync(MonitorDatabase database)
    {
        await using MonitorDbContext context = database.Open();
        await context.GetService<IMigrator>().MigrateAsync("Initial");
        bool postgres = database.Kind == DatabaseKind.Postgres;
        string sql = Filled.Replace("{0}", postgres ? "bigrams," : "", StringComparison.Ordinal)
            .Replace("{1}", postgres ? "'{}'" : "'[]'", StringComparison.Ordinal)
            .Replace("{2}", postgres ? "'{}'," : "", StringComparison.Ordinal)
            .Replace("{3}", postgres ? "'\\x00'" : "x'00'", StringComparison.Ordinal)
            .Replace("{4}", postgres ? "'{aa-anna}'" : "'[\"aa-anna\"]'", StringComparison.Ordinal)
            .Replace("{5}", postgres ? "false" : "0", StringComparison.Ordinal)
            .Replace("{6}", postgres ? "true" : "1", StringComparison.Ordinal);
        await context.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    }
}

public sealed class SqliteUpgradeTests : UpgradeTests, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("monitor-upgrade-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private protected override Task<MonitorDatabase> EmptyAsync() =>
        Task.FromResult(new MonitorDatabase($"Data Source={Path.Combine(folder, "monitor.db")};Pooling=false"));
}

[Trait("Category", "Postgres")]
public sealed class PostgresUpgradeTests : UpgradeTests, IAsyncLifetime
{
    private string connection = "";

    public async Task InitializeAsync() => connection = await (await PgServer.SharedAsync()).CreateEmptyAsync();

    public async Task DisposeAsync() => await (await PgServer.SharedAsync()).DropAsync(connection);

    private protected override Task<MonitorDatabase> EmptyAsync() => Task.FromResult(new MonitorDatabase(connection));
}
