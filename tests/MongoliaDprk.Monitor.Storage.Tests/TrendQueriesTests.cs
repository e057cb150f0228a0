using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.Storage.Tests;

public abstract class TrendQueriesTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly DateOnly From = new(2023, 12, 28), To = new(2024, 1, 3);

    private static readonly MentionFilter[] Filters =
    [
        new(), new(From, To), new(To: To, Source: "a-news"), new(From, Actor: Sample.Bob.Id), new(Salience: Salience.Headline), new(SourceSide: "bb"),
        new(From, To, Sample.Arland.Id, "b-news", Salience: Salience.Body), new(Topic: "aid"), new(Country: "aa", Language: "en"), new(Language: "mn"),
        new(Office: "aa-president"), new(Office: "bb-minister", Topic: "sport"), new(From, To, SourceSide: "zz", Country: "bb", Topic: "trade"),
    ];

    [Fact]
    public async Task Every_count_equals_the_length_of_its_list_and_a_count_by_hand()
    {
        List<SavedArticle> saved = await SeedAsync();
        TrendQueries trends = new(Database);
        CountQueries lists = new(Database);
        foreach (MentionFilter filter in Filters)
        {
            foreach (TrendBy by in Enum.GetValues<TrendBy>())
            {
                IReadOnlyList<TrendPoint> points = await trends.CountAsync(new TrendQuery(by, TrendPer.Week, filter), None);
                foreach (CountUnit unit in Enum.GetValues<CountUnit>())
                {
                    CountQuery query = new(by, unit, filter);
                    IReadOnlyList<CountedItem> list = await lists.ListAsync(query, None);
                    Dictionary<(DateOnly?, string), int> byHand = ByHand(saved, query);
                    Assert.Equal(byHand, CountTable.Of(list, TrendPer.Week).ToDictionary(r => (r.Step, r.Key), r => r.Count));
                    Assert.Equal(byHand, points.Select(p => (p.Step, p.Key, Count: Count(p, unit))).Where(p => p.Count > 0).ToDictionary(p => ((DateOnly?)p.Step, p.Key), p => p.Count));
                }
            }
        }
    }

    [Fact]
    public async Task The_length_of_the_list_of_mentions_equals_the_count_by_actors_for_every_filter()
    {
        await SeedAsync();
        foreach (MentionFilter filter in Filters)
        {
            IReadOnlyList<MentionItem> mentions = await new MentionQueries(Database).ListAsync(filter, 0, int.MaxValue, None);
            IReadOnlyList<CountedItem> counted = await new CountQueries(Database).ListAsync(new CountQuery(TrendBy.Actor, CountUnit.Mention, filter), None);
            Assert.Equal(
                mentions.Select(m => (m.Address, m.ActorId)).Order(), counted.Select(i => (i.Address, i.Key)).Order());
        }
    }

    [Fact]
    public async Task The_digest_does_not_depend_on_the_order_of_saving_nor_on_row_numbers_nor_on_the_database()
    {
        List<SavedArticle> saved = await SeedAsync();
        CountQuery query = new(TrendBy.Actor, CountUnit.Hit, new MentionFilter(Country: "aa"));
        string digest = CountDigest.Of(await new CountQueries(Database).ListAsync(query, None));

        Assert.Equal(Independent(saved, query), digest);
    }

    [Theory]
    [InlineData("2024-01-01", "2024-01-01")]
    [InlineData("2023-12-31", "2023-12-25")]
    [InlineData("2021-01-03", "2020-12-28")]
    [InlineData("2020-12-31", "2020-12-28")]
    [InlineData("2016-02-29", "2016-02-29")]
    public async Task A_week_begins_on_Monday_across_years(string day, string monday)
    {
        await SaveAsync("1", Sample.Analysis(DateOnly.Parse(day, CultureInfo.InvariantCulture)));

        IReadOnlyList<TrendPoint> points = await new TrendQueries(Database).CountAsync(new TrendQuery(TrendBy.Source, TrendPer.Week, new MentionFilter()), None);

        Assert.Equal(new TrendPoint(DateOnly.Parse(monday, CultureInfo.InvariantCulture), "a-news", 1, 0, 2, 2), Assert.Single(points));
    }

    [Fact]
    public async Task What_was_collected_is_told_beside_the_count()
    {
        await SaveAsync("1", Sample.Analysis(From));
        await SaveAsync("2", Sample.Analysis(From, relevant: false), "b-news");
        CountQueries counts = new(Database);

        Assert.Equal(new CountCoverage(2, 1, 1, 2), await counts.CoverageAsync(null, null, null, None));
        Assert.Equal(new CountCoverage(1, 0, 1, 1), await counts.CoverageAsync(From, From, ["b-news"], None));
        Assert.Equal(new CountCoverage(0, 0, 0, 0), await counts.CoverageAsync(To, To, null, None));
    }

    private static int Count(TrendPoint point, CountUnit unit) => unit switch
    {
        CountUnit.Article => point.Articles,
        CountUnit.Headline => point.Headlines,
        CountUnit.Mention => point.Mentions,
        _ => point.Hits,
    };

    private static Dictionary<(DateOnly?, string), int> ByHand(List<SavedArticle> saved, CountQuery query) => saved
        .SelectMany(a => a.Counted(query).Distinct().Select(c => (Step: (DateOnly?)Monday(a.Day), c.Key)))
        .GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());

    private static DateOnly Monday(DateOnly day) => day.DayOfWeek == DayOfWeek.Monday ? day : Monday(day.AddDays(-1));

    /// <summary>The documented recipe, written once more without the program.</summary>
    private static string Independent(List<SavedArticle> saved, CountQuery query)
    {
        List<string> lines = [.. saved.SelectMany(a => a.Counted(query).Select(c => $"hit\t{a.Day:yyyy-MM-dd}\t{c.Key}\t{c.Key}\t{a.Address}\n"))];
        lines.Sort(StringComparer.Ordinal);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines)))).ToLowerInvariant();
    }

    private async Task<List<SavedArticle>> SeedAsync()
    {
        Random random = new(20240314);
        Actor[] actors = [.. Sample.Watchlist.Actors];
        string[] topics = ["aid", "sport", "trade"];
        List<SavedArticle> saved = [];
        for (int i = 0; i < 60; i++)
        {
            random.Shuffle(actors);
            DateOnly day = new DateOnly(2023, 12, 20).AddDays(random.Next(0, 40));
            string source = Sample.Watchlist.Sources[random.Next(3)].Id;
            Analysis analysis = Sample.Analysis(
                day, [.. actors.Take(random.Next(1, 5)).Select(a => Mention(random, a))], [.. topics.Where(_ => random.Next(2) == 0)]);
            await SaveAsync($"{i}", analysis, source);
            saved.Add(new SavedArticle(day, source, analysis, Sample.Link($"{i}", source).Address.AbsoluteUri));
        }

        return saved;
    }

    private static Mention Mention(Random random, Actor actor) => new(
        actor, (Salience)random.Next(5),
        [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => new Hit(random.Next(0, 3) + i * 10, 3, "abc", HitKind.Office, Title(random, actor)))],
        "A sentence.");

    private static string? Title(Random random, Actor actor) =>
        random.Next(3) > 0 ? null : actor.Side == "aa" ? "aa-president" : "bb-minister";
}

public sealed class SqliteTrendQueriesTests() : TrendQueriesTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresTrendQueriesTests() : TrendQueriesTests(DatabaseKind.Postgres);
