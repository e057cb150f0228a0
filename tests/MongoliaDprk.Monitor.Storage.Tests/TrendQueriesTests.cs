using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
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
        new(SourceSide: TrendKeys.All), new(Language: "en", SourceSide: "bb"), new(Language: "en"),
        new(Source: "b-news"), new(Source: "a-news", Actor: Sample.Bob.Id), new(Source: "a-news", Topic: "aid"), new(Source: "b-news", Office: "aa-president"), new(Country: "bb"),
    ];

    [Fact]
    public async Task Every_count_equals_the_length_of_its_list_and_a_count_by_hand()
    {
        List<SavedArticle> saved = await SavedArticles.SeedAsync(this);
        TrendQueries trends = new(Database);
        CountQueries lists = new(Database);
        foreach ((int i, MentionFilter filter) in Filters.Index())
        {
            foreach (TrendBy by in Enum.GetValues<TrendBy>())
            {
                TrendPer per = (TrendPer)((i + (int)by) % 5);
                IReadOnlyList<TrendPoint> points = await trends.CountAsync(new TrendQuery(by, per, filter), None);
                foreach (CountUnit unit in Enum.GetValues<CountUnit>())
                {
                    CountQuery query = new(by, unit, filter);
                    IReadOnlyList<CountedItem> list = await lists.ListAsync(query, None);
                    Dictionary<(DateOnly?, string), int> byHand = ByHand(saved, query, per);
                    Assert.Equal(byHand, CountTable.Of(list, per).ToDictionary(r => (r.Step, r.Key), r => r.Count));
                    Assert.Equal(byHand, points.Select(p => (p.Step, p.Key, Count: p.In(unit))).Where(p => p.Count > 0).ToDictionary(p => ((DateOnly?)p.Step, p.Key), p => p.Count));
                }
            }
        }
    }

    [Fact]
    public async Task The_length_of_the_list_of_mentions_equals_the_count_by_actors_for_every_filter()
    {
        await SavedArticles.SeedAsync(this);
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
        List<SavedArticle> saved = await SavedArticles.SeedAsync(this);
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

    private static Dictionary<(DateOnly?, string), int> ByHand(List<SavedArticle> saved, CountQuery query, TrendPer per) => saved
        .SelectMany(a => a.Counted(query).Distinct().Select(c => (Step: (DateOnly?)First(a.Day, per), c.Key)))
        .GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());

    private static DateOnly First(DateOnly day, TrendPer per) => per switch
    {
        TrendPer.Day => day,
        TrendPer.Week => Monday(day),
        TrendPer.Month => new DateOnly(day.Year, day.Month, 1),
        TrendPer.Quarter => new DateOnly(day.Year, day.Month switch { <= 3 => 1, <= 6 => 4, <= 9 => 7, _ => 10 }, 1),
        _ => new DateOnly(day.Year, 1, 1),
    };

    private static DateOnly Monday(DateOnly day) => day.DayOfWeek == DayOfWeek.Monday ? day : Monday(day.AddDays(-1));

    /// <summary>The documented recipe, written once more without the program.</summary>
    private static string Independent(List<SavedArticle> saved, CountQuery query)
    {
        List<string> lines = [.. saved.SelectMany(a => a.Counted(query).Select(c => $"hit\t{a.Day:yyyy-MM-dd}\t{c.Key}\t{c.Key}\t{a.Address}\n"))];
        lines.Sort(StringComparer.Ordinal);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines)))).ToLowerInvariant();
    }
}

public sealed class SqliteTrendQueriesTests() : TrendQueriesTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresTrendQueriesTests() : TrendQueriesTests(DatabaseKind.Postgres);
