using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests;

public abstract class ArticleStoreTests(DatabaseKind kind) : DatabaseTests(kind)
{
    protected override bool ChecksCounts => true;

    private static readonly DateOnly Day = new(2024, 3, 14);

    [Fact]
    public async Task A_link_is_new_once_however_the_feed_writes_it()
    {
        Link[] links = [Sample.Link("1"), new(new Uri("http://a-news.example/1#top")), new(new Uri("https://A-NEWS.example/1?utm_source=feed")), Sample.Link("2")];

        Assert.Equal(2, await Store.AddLinksAsync("a-news", links, null, None));
        Assert.Equal(0, await Store.AddLinksAsync("a-news", links, null, None));
        Assert.Equal(["/1", "/2"], (await Store.PendingLinksAsync("a-news", 10, None)).Select(l => l.Link.Address.AbsolutePath));
    }

    [Fact]
    public async Task Two_nodes_that_find_the_same_links_at_once_store_each_once()
    {
        Link[] links = [.. Enumerable.Range(0, 200).Select(i => Sample.Link($"{i}"))];

        int[] added = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => Store.AddLinksAsync("a-news", n % 2 == 0 ? links : [.. links.Reverse()], null, None))));

        Assert.Equal(200, added.Sum());
        Assert.Equal(200, (await Store.PendingLinksAsync("a-news", 1000, None)).Count);
    }

    [Fact]
    public async Task A_crash_between_links_and_pages_loses_no_link()
    {
        PlaceState feed = new("a-news", "https://a-news.example/rss") { ETag = "\"tag\"", LastModified = "Thu, 14 Mar 2024 09:00:00 GMT", BodyHash = "010203" };
        await Store.AddLinksAsync("a-news", [Sample.Link("1") with { Title = "One", Published = Time.Now, Summary = "S", DateFrom = LinkDate.NewsSitemap, DayOnly = true }, Sample.Link("2")], feed, None);

        ArticleStore restarted = Store;

        SourceMemory memory = await Sources.RecallAsync("a-news", None);
        Assert.Equal(feed with { LastNewArticle = Time.Now }, memory.Places[feed.Address]);
        Assert.Equal(Time.Now, memory.Source!.LastNewArticle);
        IReadOnlyList<PendingLink> waiting = await restarted.PendingLinksAsync("a-news", 10, None);
        Assert.Equal(2, waiting.Count);
        Assert.Equal(new Link(new Uri("https://a-news.example/1"), "One", Time.Now, "S") { DateFrom = LinkDate.NewsSitemap, DayOnly = true }, waiting[0].Link);
        Assert.Equal(DateTimeKind.Utc, waiting[0].Link.Published!.Value.Kind);
    }

    [Fact]
    public async Task Eight_nodes_that_save_the_same_page_at_once_store_it_once()
    {
        await Store.AddLinksAsync("a-news", [Sample.Link("1")], null, None);
        PendingLink link = Assert.Single(await Store.PendingLinksAsync("a-news", 1, None));
        Core.Analysis analysis = Sample.Analysis(Day, topics: ["trade"], visits: [Sample.Visit()]);

        SaveResult[] results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.SaveAsync(link, Sample.Page(link.Link, Time.Now), analysis, None))));

        Assert.Equal(1, results.Sum(r => r.NewVisits));
        Assert.Single(results.Select(r => r.ArticleId).Distinct());
        await using MonitorDbContext context = Database.Read();
        Assert.Equal(1, await context.Articles.CountAsync());
        Assert.Equal(2, await context.Mentions.CountAsync());
        Assert.Equal(1, await context.Pages.CountAsync());
        Assert.Equal(1, await context.VisitReports.CountAsync());
        Assert.Equal(1, await context.Alerts.CountAsync());
        CollectedDayRow counted = await context.CollectedDays.SingleAsync();
        Assert.Equal((Day, 1, 1), (counted.Day, counted.Collected, counted.Relevant));
    }

    [Fact]
    public async Task Two_links_to_one_canonical_address_are_one_article_even_when_saved_at_once()
    {
        Uri canonical = new("https://a-news.example/story");
        string[] paths = [.. Enumerable.Range(0, 6).Select(i => $"view?id={i}")];
        PendingLink[] links = await Task.WhenAll(paths.Select(async p => (await Store.LinkAsync("a-news", Sample.Link(p), None))!));

        SaveResult[] results = await Task.WhenAll(links.Select(l => Task.Run(() =>
            Store.SaveAsync(l, Sample.Page(l.Link, Time.Now, l.Link.Address.Query), Sample.Analysis(Day, canonical: canonical), None))));

        Assert.Single(results.Select(r => r.ArticleId).Distinct());
        await using MonitorDbContext context = Database.Read();
        ArticleRow article = await context.Articles.Include(a => a.Pages).SingleAsync();
        Assert.Equal("https://a-news.example/story", article.Address);
        Assert.Equal(6, article.Pages.Count);
        Assert.Equal(1, (await context.CollectedDays.SingleAsync()).Relevant);
    }

    [Fact]
    public async Task A_canonical_address_that_all_pages_share_swallows_no_article()
    {
        Uri canonical = new("https://a-news.example/news");
        await SaveAsync("1", Sample.Analysis(Day, title: "One", text: "First.", canonical: canonical));
        await SaveAsync("2", Sample.Analysis(Day, title: "Two", text: "Second.", canonical: canonical));
        await SaveAsync("3", Sample.Analysis(Day, title: "Three", text: "Third.", canonical: new Uri("https://a-news.example/")));
        await SaveAsync("4", Sample.Analysis(Day, title: "Four", text: "Fourth.", canonical: new Uri("https://elsewhere.example/news")));

        await using MonitorDbContext context = Database.Read();
        Assert.Equal(4, await context.Articles.CountAsync());
        Assert.Equal(4, (await context.CollectedDays.SingleAsync()).Relevant);
    }

    [Fact]
    public async Task A_canonical_address_that_all_pages_share_hides_no_irrelevant_article_either()
    {
        Uri canonical = new("https://a-news.example/news");
        for (int i = 0; i < 3; i++)
            await SaveAsync($"{i}", Sample.Analysis(Day, text: LongText(i), relevant: false, canonical: canonical));
        await using MonitorDbContext context = Database.Read();
        Assert.Equal(3, (await context.CollectedDays.SingleAsync()).Collected);
    }

    [Fact]
    public async Task The_same_words_under_several_addresses_of_an_outlet_are_one_article()
    {
        foreach (string list in new[] { "top/1", "latest/7", "world/3" })
            await SaveAsync(list, Sample.Analysis(Day, text: LongText(1), visits: [Sample.Visit()]));
        await SaveAsync("later", Sample.Analysis(Day, text: LongText(2)));
        await SaveAsync("1", Sample.Analysis(Day, text: LongText(1)), source: "b-news"); // another outlet has its own say

        await using MonitorDbContext context = Database.Read();
        Assert.Equal(3, await context.Articles.CountAsync());
        Assert.Equal(1, await context.Alerts.CountAsync());
        CollectedDayRow counted = await context.CollectedDays.SingleAsync(c => c.SourceId == "a-news");
        Assert.Equal((2, 2), (counted.Collected, counted.Relevant));
        Assert.Single(await context.Links.Where(l => l.SourceId == "a-news" && l.TextHash == TextHash.Of("Title", LongText(1))).Select(l => l.ArticleId).Distinct().ToListAsync());
    }

    [Fact]
    public async Task The_same_words_weeks_later_and_short_words_are_articles_of_their_own()
    {
        await SaveAsync("1", Sample.Analysis(Day, text: LongText(1)));
        Time.Now += TimeSpan.FromDays(7);
        await SaveAsync("2", Sample.Analysis(Day.AddDays(7), text: LongText(1)));
        await SaveAsync("3", Sample.Analysis(Day, text: "Photo."));
        await SaveAsync("4", Sample.Analysis(Day, text: "Photo."));

        await using MonitorDbContext context = Database.Read();
        Assert.Equal(4, await context.Articles.CountAsync());
    }

    [Fact]
    public async Task A_section_page_is_no_canonical_address()
    {
        Watchlist watchlist = Sample.Watchlist with
        {
            Sources = [Sample.Watchlist.Sources[0] with { Listings = [new(new Uri("https://a-news.example/politics"), null)] }],
        };
        ArticleStore store = new(Database, watchlist, Time);
        await SaveAsync("1", Sample.Analysis(Day, title: "One", canonical: new Uri("https://www.a-news.example/politics/")), store: store);

        await using MonitorDbContext context = Database.Read();
        Assert.Equal("https://a-news.example/1", (await context.Articles.SingleAsync()).Address);
    }

    private static string LongText(int number) => string.Join(' ', Enumerable.Repeat($"Sentence {number} of an article that is long enough to be known again.", 5));

    [Fact]
    public async Task Of_an_irrelevant_article_only_the_number_remains()
    {
        SaveResult result = await SaveAsync("1", Sample.Analysis(Day, relevant: false));

        Assert.Equal(new SaveResult(null, 0), result);
        Assert.Null(await Store.LinkAsync("a-news", Sample.Link("1"), None));
        await using MonitorDbContext context = Database.Read();
        Assert.False(await context.Articles.AnyAsync() || await context.Mentions.AnyAsync() || await context.Pages.AnyAsync());
        CollectedDayRow counted = await context.CollectedDays.SingleAsync();
        Assert.Equal((1, 0), (counted.Collected, counted.Relevant));
    }

    [Fact]
    public async Task An_article_without_a_date_counts_for_the_day_it_was_collected_at_the_outlet()
    {
        Time.Now = new DateTime(2024, 12, 31, 20, 0, 0, DateTimeKind.Utc); // already the new year in Seoul

        await SaveAsync("1", Sample.Analysis(null));

        await using MonitorDbContext context = Database.Read();
        ArticleRow article = await context.Articles.SingleAsync();
        Assert.Equal(new DateOnly(2025, 1, 1), article.Day);
        Assert.Null(article.Published);
        Assert.Null(article.PublishedAt);
    }

    [Fact]
    public async Task Hostile_text_is_stored_and_offsets_stay()
    {
        string text = "a\0b\ud800c \udc00 \ufffe 😀";
        await SaveAsync("1", Sample.Analysis(Day, title: text, text: text));

        await using MonitorDbContext context = Database.Read();
        ArticleRow article = await context.Articles.SingleAsync();
        Assert.Equal(text.Length, article.Text.Length);
        Assert.EndsWith("😀", article.Title, StringComparison.Ordinal);
        Assert.Equal(2, await new MentionQueries(Database).CountAsync(new MentionFilter(Text: "😀"), None));
    }

    [Fact]
    public async Task The_kept_page_is_the_page_that_was_fetched()
    {
        await SaveAsync("1", Sample.Analysis(Day));

        await using MonitorDbContext context = Database.Read();
        PageRow page = await context.Pages.SingleAsync();
        Assert.Equal("<p>page</p>"u8.ToArray(), Compression.Unpack(page.Body));
        Assert.Equal(Time.Now, page.FetchedAt);
    }

    [Fact]
    public async Task A_page_that_fails_comes_again_later_and_later_and_is_given_up_after_the_tenth_time()
    {
        await Store.AddLinksAsync("a-news", [Sample.Link("1")], null, None);
        TimeSpan before = TimeSpan.Zero;
        for (int attempt = 1; attempt <= 10; attempt++)
        {
            PendingLink link = Assert.Single(await Store.PendingLinksAsync("a-news", 10, None));
            Assert.Equal(attempt - 1, link.Attempts);
            await Store.FailAsync(link, "503 Service Unavailable\nretry", None);
            TimeSpan pause = TimeSpan.Zero;
            while (attempt < 10 && (await Store.PendingLinksAsync("a-news", 10, None)).Count == 0)
            {
                Time.Now += TimeSpan.FromMinutes(5);
                pause += TimeSpan.FromMinutes(5);
            }

            Assert.True(attempt == 10 || pause > before || pause == TimeSpan.FromDays(1), $"pause {pause} after {before}");
            before = pause;
        }

        Time.Now += TimeSpan.FromDays(365);
        Assert.Empty(await Store.PendingLinksAsync("a-news", 10, None));
        Assert.Equal(0, await Store.AddLinksAsync("a-news", [Sample.Link("1")], null, None));
    }

    [Fact]
    public async Task A_page_our_code_broke_on_is_kept_with_the_exception_and_can_be_run_again()
    {
        Link link = Sample.Link("1");
        PendingLink pending = (await Store.LinkAsync("a-news", link, None))!;
        await Store.QuarantineAsync(pending, Sample.Page(link, Time.Now), new FormatException("first"), None);
        await Store.QuarantineAsync(pending, Sample.Page(link, Time.Now), new FormatException("second"), None);
        Assert.Empty(await Store.PendingLinksAsync("a-news", 10, None));
        await using (MonitorDbContext context = Database.Read())
            Assert.Contains("second", (await context.QuarantinedPages.SingleAsync()).Exception, StringComparison.Ordinal);

        Assert.Equal(1, await Store.ReleaseQuarantinedAsync(None));
        PendingLink again = Assert.Single(await Store.PendingLinksAsync("a-news", 10, None));
        await Store.SaveAsync(again, Sample.Page(link, Time.Now), Sample.Analysis(Day), None);

        await using MonitorDbContext after = Database.Read();
        Assert.Empty(await after.QuarantinedPages.ToListAsync());
        Assert.Equal(1, await after.Articles.CountAsync());
    }

    [Fact]
    public async Task A_save_that_breaks_half_way_leaves_nothing_behind()
    {
        Link link = Sample.Link("1");
        PendingLink pending = (await Store.LinkAsync("a-news", link, None))!;
        Core.Analysis twice = Sample.Analysis(Day, [Sample.Mention(Sample.Bob), Sample.Mention(Sample.Bob)]); // breaks a unique index

        await Assert.ThrowsAsync<DbUpdateException>(() => Store.SaveAsync(pending, Sample.Page(link, Time.Now), twice, None));

        await using MonitorDbContext context = Database.Read();
        Assert.Empty(await context.Articles.ToListAsync());
        Assert.Empty(await context.CollectedDays.ToListAsync());
        Assert.Single(await Store.PendingLinksAsync("a-news", 10, None));
    }
}

public sealed class SqliteArticleStoreTests() : ArticleStoreTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresArticleStoreTests() : ArticleStoreTests(DatabaseKind.Postgres);
