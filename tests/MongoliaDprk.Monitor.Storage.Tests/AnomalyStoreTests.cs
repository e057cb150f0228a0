using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>A count that history does not explain is told once, with the articles that were counted.</summary>
public abstract class AnomalyStoreTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly DateOnly Today = new(2024, 3, 14);

    private AnomalyStore Anomalies => new(Database, Sample.Watchlist, Time);

    private AnomalyQueries Queries => new(Database);

    [Fact]
    public async Task A_wave_is_kept_with_its_alert_once_and_its_list_is_as_long_as_the_count()
    {
        await CollectAsync(400);
        await WaveAsync(6);
        Assert.True(await Anomalies.RunAsync(Today, None) > 0);
        Assert.Equal(0, await Anomalies.RunAsync(Today, None));
        Assert.Equal(0, await Anomalies.RunAsync(Today.AddDays(1), None));

        AnomalyItem anna = Assert.Single(await Queries.ListAsync(Today, None), a => a.Key == Sample.Anna.Id);
        Assert.Equal((TrendBy.Actor, 6, Today), (anna.By, anna.Count, anna.To));
        Assert.StartsWith("Anna Arl: 6 articles in the week to 14 March 2024; 0.0", anna.Why, StringComparison.Ordinal);
        IReadOnlyList<CountedItem> articles = await Queries.EvidenceAsync(anna, None);
        Assert.Equal(anna.Count, articles.Count);
        Assert.All(articles, a => Assert.Contains(Sample.Anna.Id, a.Actors));
        Assert.DoesNotContain(await Queries.ListAsync(null, None), a => a.Key == Sample.Bob.Id);

        WrittenAlert alert = Assert.Single(await new WrittenAlerts(Database).AfterAsync(0, None), a => a.Title.Contains("Anna Arl", StringComparison.Ordinal));
        Assert.Equal(AlertKind.Anomaly, alert.Kind);
        Assert.Contains("chance 1 in ", alert.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_half_a_year_of_collection_nothing_is_told()
    {
        await CollectAsync(100);
        await WaveAsync(6);
        Assert.Equal(0, await Anomalies.RunAsync(Today, None));
    }

    [Fact]
    public async Task Copies_of_one_text_are_no_wave_of_its_actor()
    {
        await CollectAsync(400);
        string text = string.Join(' ', Enumerable.Range(0, 80).Select(i => $"word{i} of the one text"));
        foreach ((string source, int i) in new[] { "a-news", "b-news", "world" }.SelectMany(s => Enumerable.Range(0, 2).Select(i => (s, i))))
            await SaveAsync($"copy-{i}", Sample.Analysis(Today, [Sample.Mention(Sample.Anna), Sample.Mention(Sample.Borland)], title: $"Title {i}", text: $"{text} {i}"), source);
        await Anomalies.RunAsync(Today, None);
        Assert.DoesNotContain(await Queries.ListAsync(null, None), a => a.Key == Sample.Anna.Id);
    }

    private async Task WaveAsync(int articles)
    {
        for (int i = 0; i < articles; i++)
            await SaveAsync($"wave-{i}", Sample.Analysis(Today.AddDays(-i), [Sample.Mention(Sample.Anna), Sample.Mention(Sample.Borland)], title: $"Number {i}", text: $"Different {i}."));
    }

    private async Task CollectAsync(int days)
    {
        await using MonitorDbContext context = Database.Open();
        context.AddRange(Enumerable.Range(0, days).Select(i => new CollectedDayRow { SourceId = "world", Day = Today.AddDays(1 - i), Collected = 3, Relevant = 1 }));
        await context.SaveChangesAsync();
    }
}

public sealed class SqliteAnomalyStoreTests() : AnomalyStoreTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresAnomalyStoreTests() : AnomalyStoreTests(DatabaseKind.Postgres);
