using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests;

public abstract class StoryFinderTests(DatabaseKind kind) : DatabaseTests(kind)
{
    protected override bool ChecksCounts => true;

    private static readonly DateOnly Day = new(2024, 3, 14);

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 2, 0)]
    public async Task The_copy_that_was_published_first_is_the_first_in_whatever_order_they_come(params int[] order)
    {
        (string Source, int Hour)[] outlets = [("a-news", 8), ("b-news", 9), ("world", 12)];
        foreach (int i in order)
            await SaveAsync($"{i}", At(Text(1), outlets[i].Hour), outlets[i].Source);

        ArticleDetail article = (await new ArticleQueries(Database).FindAsync(1, null, None))!;
        Assert.Equal(["a-news", "b-news", "world"], article.Copies.Select(c => c.SourceId));
        Assert.Equal([true, false, false], article.Copies.Select(c => c.IsFirst));
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(0, 2, 1)]
    [InlineData(1, 0, 2)]
    [InlineData(2, 1, 0)]
    public async Task An_article_between_two_that_do_not_resemble_each_other_makes_all_one_story(params int[] order)
    {
        // the first is the beginning of the second, the second that of the third
        string[] texts = [Text(1, 240), Text(1, 285), Text(1, 340)];
        foreach (int i in order)
            await SaveAsync($"{i}", At(texts[i], 8 + i), "a-news");

        await using MonitorDbContext context = Database.Read();
        List<ArticleRow> articles = await context.Articles.ToListAsync();
        Assert.Single(articles.Select(a => a.StoryId).Distinct());
        Assert.EndsWith("/0", Assert.Single(articles, a => a.IsFirst).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_texts_short_ones_and_the_same_words_a_year_later_are_stories_of_their_own()
    {
        await SaveAsync("1", At(Text(1), 8));
        await SaveAsync("2", At(Text(2), 8));
        await SaveAsync("3", Sample.Analysis(Day.AddYears(1), text: Text(1)));
        await SaveAsync("4", Sample.Analysis(Day, text: "Short."));
        await SaveAsync("5", Sample.Analysis(Day, text: "Short."), "b-news");

        await using MonitorDbContext context = Database.Read();
        Assert.All(await context.Articles.ToListAsync(), a => Assert.Equal((a.Id, true), (a.StoryId, a.IsFirst)));
    }

    [Fact]
    public async Task Copies_that_many_nodes_store_at_once_are_one_story_with_one_first()
    {
        string[] sources = ["a-news", "b-news", "world"];
        await Task.WhenAll(Enumerable.Range(0, 9).Select(i => Task.Run(() => SaveAsync($"{i}", At(Text(1), 8 + i), sources[i % 3]))));

        await using MonitorDbContext context = Database.Read();
        Assert.Single(await context.Articles.Select(a => a.StoryId).Distinct().ToListAsync());
        Assert.EndsWith("/0", (await context.Articles.SingleAsync(a => a.IsFirst)).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mentions_tell_their_copies_and_can_be_listed_by_story_with_the_count_of_the_list()
    {
        await SaveAsync("1", At(Text(1), 9), "b-news");
        await SaveAsync("2", At(Text(1), 8), "a-news");
        await SaveAsync("3", At(Text(2), 8), "world");
        MentionQueries queries = new(Database);

        IReadOnlyList<MentionItem> all = await queries.ListAsync(new MentionFilter(), 0, 100, None);
        IReadOnlyList<MentionItem> firsts = await queries.ListAsync(new MentionFilter(FirstOnly: true), 0, 100, None);

        Assert.Equal((6, 4), (all.Count, firsts.Count));
        Assert.Equal((6, 4), (await queries.CountAsync(new MentionFilter(), None), await queries.CountAsync(new MentionFilter(FirstOnly: true), None)));
        Assert.Equal([("a-news", 1), ("world", 0)], firsts.Select(m => (m.SourceId, m.Copies)).Distinct().Order());
    }

    [Fact]
    public async Task An_edit_that_takes_over_another_outlets_text_joins_its_story()
    {
        await SaveAsync("1", At(Text(1), 8), "b-news");
        Analysis before = At("A brief of few words, to be extended.", 9), after = At(Text(1), 9);
        await SaveAsync("2", before);
        Time.Now += TimeSpan.FromDays(3);
        RevisitStore revisits = new(Database, Sample.Watchlist, Time);
        DueArticle due = Assert.Single(await revisits.DueAsync("a-news", 10, None));
        await revisits.ReviseAsync(due, await revisits.LatestAsync(due.ArticleId, None), Sample.Page(due.Link.Link, Time.Now, "<p>new</p>"), new Edit(after, FindingChange.Between(before, after)), None);

        Assert.Equal(2, (await new ArticleQueries(Database).FindAsync(due.ArticleId, null, None))!.Copies.Count);
    }

    [Fact]
    public void A_date_without_a_time_is_the_day_and_not_its_midnight()
    {
        DateTime collected = new(2024, 3, 14, 7, 0, 0, DateTimeKind.Utc), midnight = new(2024, 3, 13, 15, 0, 0, DateTimeKind.Utc);

        Assert.Equal(collected, Since(midnight, DatePrecision.Day, collected));
        Assert.Equal(midnight.AddDays(1), Since(midnight, DatePrecision.Day, collected.AddDays(9)));
        Assert.Equal(midnight, Since(midnight, DatePrecision.Minute, collected));
        Assert.Equal(collected, Since(null, null, collected));
    }

    private static DateTime Since(DateTime? published, DatePrecision? precision, DateTime collected) => StoryFinder.PublicSince(new ArticleRow
    {
        AddressHash = "",
        Address = "",
        SourceId = "",
        Title = "",
        Text = "",
        SearchText = "",
        WatchlistVersion = "",
        PublishedAt = published,
        PublishedPrecision = precision,
        CollectedAt = collected,
    });

    private static Analysis At(string text, int hour)
    {
        Analysis analysis = Sample.Analysis(Day, text: text);
        PublishedDate published = new(new DateTimeOffset(Day, new TimeOnly(hour, 0), TimeSpan.FromHours(9)), DatePrecision.Minute, DateOrigin.Meta);
        return analysis with { Article = analysis.Article with { Published = published } };
    }

    private static string Text(int seed, int words = 120)
    {
        Random random = new(seed);
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => $"w{random.Next(3000)}")) + ".";
    }
}

public sealed class SqliteStoryFinderTests() : StoryFinderTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresStoryFinderTests() : StoryFinderTests(DatabaseKind.Postgres);
