using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>Top lists, shares, pairs and silences against what the list of articles says without any database.</summary>
public abstract class TrendShapesTests(DatabaseKind kind) : DatabaseTests(kind)
{
    protected override bool ChecksCounts => true;

    private static readonly CommandCount Commands = new();
    private static readonly DateOnly From = new(2023, 12, 30), To = new(2024, 1, 8);

    private static readonly MentionFilter[] Filters =
    [
        new(), new(From, To), new(From, To, Source: "a-news"), new(From, To, SourceSide: "bb"), new(From, To, Topic: "aid"), new(From, To, Salience: Salience.Lead),
        new(From, To, Country: "aa"), new(From, To, Actor: Sample.Anna.Id), new(Actor: Sample.Bob.Id), new(new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 31)),
        new(new DateOnly(2023, 12, 24), new DateOnly(2024, 2, 2)), new(new DateOnly(2023, 12, 24), FirstOnly: true), new(new DateOnly(2023, 12, 30), Actor: Sample.Bob.Id), new(null, new DateOnly(2024, 1, 20)),
        new(From, To, Language: "en", FirstOnly: true), new(FirstOnly: true), new(Language: "mn"), new(Office: "aa-president"),
    ];

    [Fact]
    public async Task The_keys_counted_most_come_with_their_count_of_the_days_before()
    {
        List<SavedArticle> saved = await SavedArticles.SeedAsync(this);
        foreach (MentionFilter filter in Filters)
        {
            MentionFilter? earlier = filter is not { From: { } from, To: { } to } ? null
                : filter with { From = from.AddDays(-(to.DayNumber - from.DayNumber) - 1), To = from.AddDays(-1) };
            foreach (CountUnit unit in Enum.GetValues<CountUnit>())
            {
                Dictionary<string, int> now = Sums(saved, new CountQuery(TrendBy.Actor, unit, filter));
                Dictionary<string, int>? before = earlier is null ? null : Sums(saved, new CountQuery(TrendBy.Actor, unit, earlier));
                Assert.Equal(
                    now.OrderByDescending(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal).Take(3).Select(n => new TopKey(n.Key, n.Value, before is null ? null : before.GetValueOrDefault(n.Key))),
                    await new TrendQueries(Database).TopAsync(TrendBy.Actor, unit, filter, 3, None));
            }
        }
    }

    [Theory]
    [InlineData(TrendBy.Source)]
    [InlineData(TrendBy.Actor)]
    public async Task A_share_is_of_all_that_was_collected_relevant_or_not(TrendBy by)
    {
        List<SavedArticle> saved = await SavedArticles.SeedAsync(this);
        for (int i = 0; i < 30; i++)
            await SaveAsync($"other-{i}", Sample.Analysis(From.AddDays(i % 12), relevant: false), i % 3 == 0 ? "b-news" : "a-news");
        List<(DateOnly Day, string Source)> collected = [.. saved.Select(a => (a.Day, a.Source)), .. Enumerable.Range(0, 30).Select(i => (From.AddDays(i % 12), i % 3 == 0 ? "b-news" : "a-news"))];
        MentionFilter filter = new(From, To);

        IReadOnlyList<SharePoint> shares = await new TrendQueries(Database).ShareAsync(new TrendQuery(by, TrendPer.Day, filter), null, None);

        Assert.NotEmpty(shares);
        Assert.Equal(saved.SelectMany(a => a.Counted(new CountQuery(by, CountUnit.Article, filter)).Distinct().Select(c => (a.Day, c.Key))).Count(), shares.Sum(s => s.Articles));
        Assert.All(shares, s => Assert.Equal(collected.Count(c => c.Day == s.Step && (by != TrendBy.Source || c.Source == s.Key)), s.Collected));
    }

    [Fact]
    public async Task A_page_seen_again_or_under_another_address_is_collected_once()
    {
        await SaveAsync("1", Sample.Analysis(From, canonical: new Uri("https://a-news.example/story")));
        await SaveAsync("1?ref=home", Sample.Analysis(From, canonical: new Uri("https://a-news.example/story")));

        SharePoint share = Assert.Single(await new TrendQueries(Database).ShareAsync(new TrendQuery(TrendBy.Source, TrendPer.Month, new MentionFilter()), null, None));

        Assert.Equal(new SharePoint(new DateOnly(2023, 12, 1), "a-news", 1, 1), share);
    }

    [Fact]
    public async Task Pairs_are_counted_once_an_article_in_whatever_order_they_are_named()
    {
        List<SavedArticle> saved = await SavedArticles.SeedAsync(this);
        foreach (MentionFilter filter in Filters.Where(f => f.Office is null))
        {
            Dictionary<(string, string), List<DateOnly>> byHand = [];
            foreach (SavedArticle article in saved)
            {
                string[] named = [.. article.Meeting(filter with { Actor = null, Country = null }).Select(m => m.Actor.Id).Order(StringComparer.Ordinal)];
                foreach (string one in named)
                {
                    foreach (string other in named.Where(o => string.CompareOrdinal(one, o) < 0 && Either(filter, one, o)))
                    {
                        (string, string) pair = other == filter.Actor ? (other, one) : (one, other);
                        byHand.TryAdd(pair, []);
                        byHand[pair].Add(article.Day);
                    }
                }
            }

            Assert.Equal(
                byHand.Select(p => new PairCount(p.Key.Item1, p.Key.Item2, p.Value.Count, p.Value.Min(), p.Value.Max())).OrderByDescending(p => p.Articles)
                    .ThenBy(p => p.Actor, StringComparer.Ordinal).ThenBy(p => p.Other, StringComparer.Ordinal),
                await new PairQueries(Database).TopAsync(filter, 100, None));
        }
    }

    [Fact]
    public async Task Pairs_need_few_queries_however_many_are_asked_for()
    {
        await SavedArticles.SeedAsync(this);
        PairQueries pairs = new(Database);
        foreach ((MentionFilter filter, int queries) in ((MentionFilter, int)[])[(new(), 2), (new(FirstOnly: true), 2), (new(Actor: Sample.Bob.Id), 2), (new(new DateOnly(1999, 1, 1), new DateOnly(2199, 12, 31)), 4), (new(new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 31)), 3), (new(new DateOnly(2023, 12, 24), new DateOnly(2024, 1, 31)), 2)])
        {
            IReadOnlyList<PairCount> found = [];
            Assert.Equal(queries, await Commands.OfAsync(async () => found = await pairs.TopAsync(filter, 100, None)));
            Assert.True(found.Count > 1);
        }
    }

    [Fact]
    public async Task Pairs_that_only_their_articles_tell_are_looked_for_in_the_last_quarter_of_a_long_period()
    {
        DateOnly today = new(2024, 2, 29);

        Assert.Equal(new MentionFilter(new DateOnly(2023, 11, 30), Language: "en"), PairQueries.Quick(new MentionFilter(Language: "en"), today));
        Assert.Equal(new MentionFilter(new DateOnly(2023, 10, 1), new DateOnly(2023, 12, 31), Source: "a"), PairQueries.Quick(new MentionFilter(null, new DateOnly(2023, 12, 31), Source: "a"), today));
        foreach (MentionFilter same in (MentionFilter[])[new(), new(Actor: "a"), new(new DateOnly(2000, 1, 1)), new(new DateOnly(2024, 1, 15), Language: "en"), new(new DateOnly(1, 1, 2), new DateOnly(1, 1, 31), Text: "x")])
            Assert.Equal(same, PairQueries.Quick(same, today));
    }

    [Fact]
    public async Task First_and_last_mention_and_the_longest_silence_are_those_of_the_list()
    {
        List<SavedArticle> saved = await SavedArticles.SeedAsync(this);
        foreach (MentionFilter filter in Filters)
        {
            IReadOnlyList<Presence> presences = await new PresenceQueries(Database).ListAsync(TrendBy.Actor, filter, null, None);
            Assert.NotEmpty(presences);
            foreach (Presence presence in presences)
            {
                HashSet<DateOnly> days = [.. saved.Where(a => a.Meeting(filter).Any(m => m.Actor.Id == presence.Key)).Select(a => a.Day)];
                Assert.Equal((days.Min(), days.Max(), days.Count), (presence.First, presence.Last, presence.Days));
                Assert.Equal(saved.Count(a => a.Meeting(filter).Any(m => m.Actor.Id == presence.Key)), presence.Articles);
                int longest = 0;
                for ((DateOnly day, int silent) = (days.Min(), 0); day <= days.Max(); day = day.AddDays(1))
                {
                    silent = days.Contains(day) ? 0 : silent + 1;
                    longest = Math.Max(longest, silent);
                }

                Assert.Equal(longest, presence.Longest?.Days ?? 0);
            }
        }
    }

    [Fact]
    public async Task Only_the_keys_asked_for_are_counted()
    {
        await SavedArticles.SeedAsync(this);
        TrendQuery all = new(TrendBy.Actor, TrendPer.Month, new MentionFilter());

        Assert.Equal(
            (await new TrendQueries(Database).CountAsync(all, None)).Where(p => p.Key == Sample.Bob.Id),
            await new TrendQueries(Database).CountAsync(all with { Keys = [Sample.Bob.Id] }, None));
    }

    [Fact]
    public async Task Page_after_page_gives_the_list_and_its_length_is_the_count()
    {
        await SavedArticles.SeedAsync(this);
        ListQueries lists = new(Database, Sample.Watchlist);
        foreach (MentionFilter filter in Listed)
        {
            ListQuery query = new(CountUnit.Mention, filter);
            IReadOnlyList<MentionItem> list = await new MentionQueries(Database).ListAsync(filter, 0, int.MaxValue, None);
            List<MentionItem> paged = [];
            while (await lists.MentionsAfterAsync(query, paged.LastOrDefault()?.Cursor, 7, None) is { Count: > 0 } page)
                paged.AddRange(page);
            Assert.Equal(list.Select(m => m.MentionId), paged.Select(m => m.MentionId));
            Assert.Equal(list.Skip(5).Take(9).Select(m => m.MentionId), (await lists.MentionsAsync(query, 5, 9, None)).Select(m => m.MentionId));
            Assert.Equal(list.Count, await new MentionQueries(Database).CountAsync(filter, None));
            List<ArticleItem> articles = [];
            while (await lists.ArticlesAfterAsync(query with { Unit = CountUnit.Article }, articles.LastOrDefault(), 4, None) is { Count: > 0 } page)
                articles.AddRange(page);
            Assert.Equal(list.Select(m => m.ArticleId).Distinct(), articles.Select(a => a.Id));
        }
    }

    [Fact]
    public async Task Every_list_is_as_long_as_it_says_in_every_unit()
    {
        await SavedArticles.SeedAsync(this);
        await using MonitorDbContext context = Database.Read();
        foreach (MentionFilter filter in Listed)
        {
            foreach (ListQuery query in Enum.GetValues<CountUnit>().SelectMany(u => new ListQuery[] { new(u, filter), new(u, filter) { With = Sample.Anna.Id }, new(u, filter, ByOffice: true) }))
            {
                List<MentionRow> rows = await ListQueries.Counted(context, query).Include(m => m.Offices).ToListAsync();
                int byHand = query.Unit switch
                {
                    CountUnit.Mention => rows.Count,
                    CountUnit.Hit when query.CountedOffice is { } office => rows.Sum(r => r.Offices.Where(o => o.OfficeId == office).Sum(o => o.Hits)),
                    CountUnit.Hit => rows.Sum(r => r.Count),
                    _ => rows.Select(r => r.ArticleId).Distinct().Count(),
                };
                Assert.True(byHand == await ListLength.OfAsync(context, query, null, None), $"{query}");
                foreach (int most in (int[])[0, 1, 2, byHand - 1, byHand, byHand + 1])
                {
                    int counted = await ListLength.OfAsync(context, query, Math.Max(0, most), None);
                    Assert.True(byHand > most ? counted > most : counted == byHand, $"{query}: {counted} of {byHand} when counting to {most}");
                }
            }
        }
    }

    [Fact]
    public async Task A_page_far_down_has_the_rows_that_reading_the_whole_list_leads_to()
    {
        await SavedArticles.SeedAsync(this);
        await using MonitorDbContext context = Database.Read();
        foreach (MentionFilter filter in Listed)
        {
            foreach (CountUnit unit in (CountUnit[])[CountUnit.Mention, CountUnit.Article, CountUnit.Headline])
            {
                ListQuery query = new(unit, filter);
                List<long> all = await RowsAsync(context, query);
                for (int skip = 0; skip < all.Count + 3; skip += 4)
                {
                    (ListQuery rest, int left) = await ListLength.FromAsync(context, query, unit, skip, None, near: 2);
                    Assert.Equal(all.Skip(skip), (await RowsAsync(context, rest)).Skip(left));
                }
            }
        }
    }

    private static IEnumerable<MentionFilter> Listed => Filters.Concat(
    [
        new(From, Topic: "trade"), new(Country: "bb", FirstOnly: true), new(Source: "world"), new(To: To, Language: "en"), new(Source: "a-news", Actor: Sample.Bob.Id),
        new(Source: "b-news", Topic: "aid"), new(Salience: Salience.Headline), new(Salience: Salience.Body), new(Topic: "aid"), new(Office: "aa-president", Source: "a-news"),
        new(Text: "text"), new(Text: "no such word"), new(From, To, Text: "text", Source: "a-news"), new(Text: "text", Topic: "aid"), new(Text: "text", Actor: Sample.Bob.Id),
    ]);

    /// <summary>Numbers of the mentions, or of the articles, in the order of the list.</summary>
    private static async Task<List<long>> RowsAsync(MonitorDbContext context, ListQuery query)
    {
        var rows = await ListQueries.Counted(context, query).OrderByDescending(m => m.Day).ThenByDescending(m => m.ArticleId).ThenBy(m => m.Id).Select(m => new { m.Id, m.ArticleId }).ToListAsync();
        return [.. query.Unit == CountUnit.Mention ? rows.Select(r => r.Id) : rows.Select(r => r.ArticleId).Distinct()];
    }

    private static bool Either(MentionFilter filter, string one, string other) =>
        (filter.Actor is null || filter.Actor == one || filter.Actor == other)
        && (filter.Country is null || one.StartsWith(filter.Country, StringComparison.Ordinal) || other.StartsWith(filter.Country, StringComparison.Ordinal));

    private static Dictionary<string, int> Sums(List<SavedArticle> saved, CountQuery query) =>
        saved.SelectMany(a => a.Counted(query).Distinct().Select(c => c.Key)).GroupBy(k => k).ToDictionary(g => g.Key, g => g.Count());
}

public sealed class SqliteTrendShapesTests() : TrendShapesTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresTrendShapesTests() : TrendShapesTests(DatabaseKind.Postgres);
