using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Digests;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>What a page asks of 90 days or of one actor must not read 25 years.</summary>
public abstract class QueryPlanTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private const int Articles = 3000;
    private static readonly DateOnly Last = new(2024, 12, 31);

    [Fact]
    public async Task No_count_of_a_season_or_of_an_actor_reads_all_mentions()
    {
        await SeedAsync();
        await using MonitorDbContext context = Database.Read();
        await context.Database.ExecuteSqlRawAsync("ANALYZE");
        MentionFilter season = new(Last.AddDays(-90), Last);
        foreach (TrendBy by in Enum.GetValues<TrendBy>())
        {
            await AssertIndexedAsync(TrendQueries.PerDay(context, by, season), $"by {by}");
            await AssertIndexedAsync(TrendQueries.PerDay(context, by, season with { Source = "a-news", Salience = Salience.Headline }), $"by {by}, one source");
            await AssertIndexedAsync(TrendQueries.PerDay(context, by, new MentionFilter(Actor: "actor-7", From: Last.AddDays(-365))), $"by {by}, one actor");
        }

        await AssertIndexedAsync(FilteredMentions.Of(context, season with { Topic = "aid", Language = "en", SourceSide = "aa" }), "a list");
    }

    [Fact]
    public async Task What_is_left_to_analyse_is_found_by_an_index()
    {
        await SeedAsync();
        await using MonitorDbContext context = Database.Read();
        await context.Database.ExecuteSqlRawAsync("ANALYZE");

        string plan = await PlanAsync(context.Articles.Where(a => a.WatchlistVersion == "other" && a.AnalyzerVersion == 1 && a.Id > 5).OrderBy(a => a.Id).Take(50).Select(a => a.Id));

        Assert.Contains("IX_article_watchlist_version_analyzer_version_id", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_of_one_day_does_not_read_the_articles_of_years()
    {
        await SeedAsync();
        await using MonitorDbContext context = Database.Read();
        await context.Database.ExecuteSqlRawAsync("ANALYZE");
        DateTime day = Last.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        long highest = await context.Articles.MaxAsync(a => a.Id);
        DigestMark mark = DigestMark.None.Next(highest - 10, [.. Enumerable.Range((int)highest - 600, 590).Where(i => i % 7 != 0).Select(i => (long)i)]);
        Assert.NotEmpty(mark.Holes);

        Assert.Contains("IX_article_collected_at", await PlanAsync(DigestSelection.FoundArticles(context, day, day.AddDays(1))), StringComparison.Ordinal);
        await AssertNoArticleScanAsync(DigestSelection.Articles(context, mark, null), "since the mark");
        await AssertNoArticleScanAsync(DigestSelection.Articles(context, mark, day.AddDays(-14)), "since the mark, two weeks at most");
        long[] told = [highest - 3, highest - 2, highest];
        await AssertNoArticleScanAsync(context.Articles.Where(a => told.Contains(a.Id) && a.Relevant), "by number");
    }

    private async Task AssertNoArticleScanAsync<T>(IQueryable<T> query, string what)
    {
        string plan = await PlanAsync(query);
        Assert.False(plan.Contains(Kind == DatabaseKind.Postgres ? "Seq Scan on article " : "SCAN a", StringComparison.Ordinal), $"{what}:\n{plan}");
    }

    private async Task AssertIndexedAsync<T>(IQueryable<T> query, string what)
    {
        string plan = await PlanAsync(query);
        bool reads = plan.Split('\n').Any(line => Kind == DatabaseKind.Postgres
            ? line.Contains("Seq Scan on mention ", StringComparison.Ordinal)
            : line.StartsWith("SCAN m", StringComparison.Ordinal) && !line.StartsWith("SCAN m0", StringComparison.Ordinal));
        Assert.False(reads, $"{what}:\n{plan}");
    }

    private async Task<string> PlanAsync<T>(IQueryable<T> query)
    {
        await using DbCommand command = query.CreateDbCommand();
        command.CommandText = (Kind == DatabaseKind.Postgres ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + command.CommandText;
        await command.Connection!.OpenAsync();
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync())
            lines.Add(Convert.ToString(reader.GetValue(reader.FieldCount - 1), CultureInfo.InvariantCulture)!);
        await command.Connection.CloseAsync();
        return string.Join('\n', lines);
    }

    private async Task SeedAsync()
    {
        await using MonitorDbContext context = Database.Open();
        for (int i = 0; i < Articles; i++)
        {
            DateOnly day = Last.AddDays(-i * 3);
            context.Add(new ArticleRow
            {
                AddressHash = $"{i}",
                Address = $"https://a-news.example/{i}",
                SourceId = i % 2 == 0 ? "a-news" : "b-news",
                SourceSide = "aa",
                Title = "T",
                Text = "T",
                Language = "en",
                Day = day,
                CollectedAt = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                Relevant = true,
                SearchText = "t",
                WatchlistVersion = $"v{i % 3}",
                AnalyzerVersion = 1,
                Topics = [new TopicRow { Topic = "aid", SourceId = "a-news", Day = day }],
                Mentions = [.. Enumerable.Range(0, 4).Select(a => Sample.MentionRow(day, i % 2 == 0 ? "a-news" : "b-news", $"actor-{(i + a * 5) % 40}"))],
            });
        }

        await context.SaveChangesAsync();
    }
}

public sealed class SqliteQueryPlanTests() : QueryPlanTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresQueryPlanTests() : QueryPlanTests(DatabaseKind.Postgres);
