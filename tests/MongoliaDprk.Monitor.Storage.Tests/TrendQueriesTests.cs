using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.Storage.Tests;

public abstract class TrendQueriesTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private sealed record Saved(DateOnly Day, string Source, Analysis Analysis);

    [Fact]
    public async Task Every_trend_equals_a_naive_count_over_the_same_articles()
    {
        List<Saved> saved = await SeedAsync();
        DateOnly from = new(2023, 12, 28), to = new(2024, 1, 3);
        (DateOnly?, DateOnly?, string?, string?, Salience?)[] filters =
        [
            (null, null, null, null, null), (from, to, null, null, null), (null, to, "a-news", null, null), (from, null, null, Sample.Bob.Id, null),
            (null, null, null, null, Salience.Headline), (from, to, "b-news", Sample.Arland.Id, Salience.Body),
        ];
        foreach (TrendBy by in Enum.GetValues<TrendBy>())
        {
            foreach (TrendPer per in Enum.GetValues<TrendPer>())
            {
                foreach ((DateOnly? first, DateOnly? last, string? source, string? actor, Salience? salience) in filters)
                {
                    TrendQuery query = new(by, per, first, last, source, actor, salience);
                    Assert.Equal(Naive(saved, query), await new TrendQueries(Database).CountAsync(query, None));
                }
            }
        }
    }

    [Theory]
    [InlineData("2024-01-01", "2024-01-01")]
    [InlineData("2023-12-31", "2023-12-25")]
    [InlineData("2021-01-03", "2020-12-28")]
    [InlineData("2020-12-31", "2020-12-28")]
    [InlineData("2016-02-29", "2016-02-29")]
    public async Task A_week_begins_on_Monday_across_years(string day, string monday)
    {
        await SaveAsync("1", Sample.Analysis(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

        IReadOnlyList<TrendPoint> points = await new TrendQueries(Database).CountAsync(new TrendQuery(TrendBy.Source, TrendPer.Week), None);

        Assert.Equal(new TrendPoint(DateOnly.Parse(monday, System.Globalization.CultureInfo.InvariantCulture), "a-news", 1, 2), Assert.Single(points));
    }

    private static List<TrendPoint> Naive(List<Saved> saved, TrendQuery query)
    {
        Dictionary<(DateOnly, string), (int Articles, int Hits)> counts = [];
        foreach (Saved one in saved)
        {
            if (one.Day < query.From || one.Day > query.To || (query.Source ?? one.Source) != one.Source)
                continue;
            Mention[] mentions = [.. one.Analysis.Mentions.Where(m => (query.Actor ?? m.Actor.Id) == m.Actor.Id && (query.Salience ?? m.Salience) == m.Salience)];
            if (mentions.Length == 0)
                continue;
            IEnumerable<(string Key, int Hits)> keys = query.By switch
            {
                TrendBy.Actor => mentions.Select(m => (m.Actor.Id, m.Hits.Count)),
                TrendBy.Source => [(one.Source, mentions.Sum(m => m.Hits.Count))],
                TrendBy.Country => mentions.GroupBy(m => m.Actor.Side).Select(g => (g.Key, g.Sum(m => m.Hits.Count))),
                _ => one.Analysis.Topics.Select(t => (t, 1)),
            };
            foreach ((string key, int hits) in keys)
            {
                (int articles, int before) = counts.GetValueOrDefault((Step(one.Day, query.Per), key));
                counts[(Step(one.Day, query.Per), key)] = (articles + 1, before + hits);
            }
        }

        return [.. counts.Select(c => new TrendPoint(c.Key.Item1, c.Key.Item2, c.Value.Articles, c.Value.Hits)).OrderBy(p => p.Step).ThenBy(p => p.Key, StringComparer.Ordinal)];
    }

    private static DateOnly Step(DateOnly day, TrendPer per)
    {
        while (per switch
        {
            TrendPer.Week => day.DayOfWeek != DayOfWeek.Monday,
            TrendPer.Month => day.Day != 1,
            TrendPer.Year => day.DayOfYear != 1,
            _ => false,
        })
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    private async Task<List<Saved>> SeedAsync()
    {
        Random random = new(20240314);
        Actor[] actors = [.. Sample.Watchlist.Actors];
        string[] topics = ["aid", "sport", "trade"];
        List<Saved> saved = [];
        for (int i = 0; i < 60; i++)
        {
            random.Shuffle(actors);
            DateOnly day = new DateOnly(2023, 12, 20).AddDays(random.Next(0, 40));
            string source = Sample.Watchlist.Sources[random.Next(3)].Id;
            Analysis analysis = Sample.Analysis(
                day,
                [.. actors.Take(random.Next(1, 5)).Select(a => Sample.Mention(a, (Salience)random.Next(5), random.Next(1, 6)))],
                [.. topics.Where(_ => random.Next(2) == 0)]);
            await SaveAsync($"{i}", analysis, source);
            saved.Add(new Saved(day, source, analysis));
        }

        return saved;
    }
}

public sealed class SqliteTrendQueriesTests() : TrendQueriesTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresTrendQueriesTests() : TrendQueriesTests(DatabaseKind.Postgres);
