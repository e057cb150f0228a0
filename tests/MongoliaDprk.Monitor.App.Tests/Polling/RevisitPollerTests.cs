using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Tests.Polling;

public sealed class RevisitPollerTests : IAsyncLifetime
{
    private const string First = "The president of Borduria arrived in the capital on Monday for talks that will last three days, officials said.";
    private const string Second = "He was met at the airport by the mayor, and a dinner was given in his honour in the evening, the agency reported.";

    private PollWorld world = null!;
    private Source source = null!;

    public async Task InitializeAsync()
    {
        world = await PollWorld.CreateAsync(options: new PollingOptions { MaxRevisitsPerPoll = 3 });
        source = TestWatchlist.Source(world.Web, feeds: ["/feed"]);
    }

    public async Task DisposeAsync()
    {
        await world.DisposeAsync();
        Assert.Empty(world.Broken);
    }

    [Fact]
    public async Task An_edited_page_becomes_a_second_version_and_the_first_stays()
    {
        await StoreAsync(Page("Talks", First, Second));
        world.Web.Serve("/1", Page("Talks", First.Replace("three", "four", StringComparison.Ordinal), Second));

        PollReport report = await PollLaterAsync();

        Assert.Equal((1, 1, 0), (report.Revisited, report.Edited, report.Missing));
        ArticleDetail article = await ArticleAsync();
        Assert.Equal(2, article.Versions.Count);
        ParagraphChange change = Assert.Single(TextChange.Between(article.Versions[0].Text, article.Versions[1].Text).Paragraphs);
        Assert.Equal(["three", "four"], change.Stretches.Where(s => s.Fate != TextFate.Kept).Select(s => s.Text));
        Assert.Empty(article.Changes);
    }

    [Fact]
    public async Task An_actor_that_was_taken_out_is_told_with_the_sentence()
    {
        await StoreAsync(Page("Talks", First, Second, "A delegation of Aland was present too, led by nobody less than its president himself."));
        world.Web.Serve("/1", Page("Talks", First, Second));

        await PollLaterAsync();

        ArticleChange change = Assert.Single((await ArticleAsync()).Changes);
        Assert.Equal((ChangeKind.ActorVanished, "aland", 2), (change.Kind, change.ActorId, change.Version));
        Assert.Contains("A delegation of Aland", change.Before, StringComparison.Ordinal);
        Assert.DoesNotContain(await new MentionQueries(world.Database).ListAsync(new MentionFilter(), 0, 10, default), m => m.ActorId == "aland");
    }

    [Fact]
    public async Task Navigation_advertisements_and_counters_that_change_make_no_version()
    {
        await StoreAsync(Page("Talks", First, Second, "1,204 views"));
        string other = Page("Talks", First, Second, "97,001 views").Replace("<article>", "<nav><a href='/x'>Sports</a> <a href='/y'>Weather today</a></nav><div class='ad'>Buy now!</div><article>", StringComparison.Ordinal);
        world.Web.Serve("/1", other);

        PollReport report = await PollLaterAsync();

        Assert.Equal((1, 0), (report.Revisited, report.Edited));
        ArticleDetail article = await ArticleAsync();
        Assert.Equal((1, 1), (article.Versions.Count, article.Evidence.Count));
    }

    [Fact]
    public async Task A_page_that_is_not_modified_is_not_sent_again()
    {
        world.Web.On("/1", async http =>
        {
            http.Response.Headers.ETag = "\"v1\"";
            http.Response.StatusCode = http.Request.Headers.IfNoneMatch == "\"v1\"" ? 304 : 200;
            http.Response.ContentType = "text/html";
            if (http.Response.StatusCode == 200)
                await http.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Page("Talks", First, Second)));
        });
        world.ServeFeed("/feed", "/1");
        await world.PollAsync(source);

        PollReport report = await PollLaterAsync();

        Assert.Equal((1, 0), (report.Revisited, report.Edited));
        Assert.Equal("\"v1\"", world.Web.Requests[^1].Headers["If-None-Match"]);
        Assert.Equal(0, (await PollAtOnceAsync()).Revisited);
    }

    [Fact]
    public async Task A_deleted_page_is_told_after_a_second_look_and_what_it_said_still_counts()
    {
        await StoreAsync(Page("Talks", First, Second));
        world.Web.Status("/1", 404);

        PollReport once = await PollLaterAsync();
        Assert.Null((await ArticleAsync()).Lost);
        PollReport twice = await PollLaterAsync();

        Assert.Equal((1, 1), (once.Missing, twice.Missing));
        Assert.Empty(twice.Errors);
        ArticleDetail article = await ArticleAsync();
        Assert.Equal(ChangeKind.PageGone, article.Lost);
        Assert.Contains("404", Assert.Single(article.Changes).After, StringComparison.Ordinal);
        Assert.Equal(1, await new MentionQueries(world.Database).CountAsync(new MentionFilter(), default));
    }

    [Theory]
    [InlineData("<html><head><title>Before you go on</title></head><body><p>We value your privacy. Choose what you want to accept on this site before you go on reading.</p></body></html>")]
    [InlineData("<html><body><script>window.app = 1;</script></body></html>")]
    public async Task A_wall_in_place_of_the_article_takes_no_finding_away(string wall)
    {
        await StoreAsync(Page("Talks", First, Second));
        world.Web.Serve("/1", wall);

        await PollLaterAsync();
        await PollLaterAsync();

        ArticleDetail article = await ArticleAsync();
        Assert.Equal((ChangeKind.PageReplaced, 1, 2), (article.Lost, article.Versions.Count, article.Evidence.Count));
        Assert.Equal(1, await new MentionQueries(world.Database).CountAsync(new MentionFilter(), default));
    }

    [Fact]
    public async Task What_our_own_reading_has_learned_since_is_no_edit_of_the_outlet()
    {
        Link link = new(world.Web.At("/1"));
        PendingLink pending = (await world.Store.LinkAsync("paper", link, default))!;
        FetchedPage page = new(link.Address, System.Text.Encoding.UTF8.GetBytes(Page("Talks", First, Second)), "text/html; charset=utf-8", world.Time.GetUtcNow().UtcDateTime);
        Analysis read = new ArticleAnalyzer(TestWatchlist.Pair).Analyze(page, source, link);
        await world.Store.SaveAsync(pending, page, read with { Article = read.Article with { Text = First } }, default);
        world.Web.Serve("/1", Page("Talks", First, Second).Replace("<article>", "<nav>News</nav><article>", StringComparison.Ordinal));

        Assert.Equal((1, 0), await PollLaterAsync() is var report ? (report.Revisited, report.Edited) : default);
    }

    [Fact]
    public async Task A_poll_looks_at_no_more_articles_than_allowed_and_leaves_a_host_that_is_down_alone()
    {
        string[] pages = ["/1", "/2", "/3", "/4", "/5", "/6", "/7"];
        world.ServeFeed("/feed", pages);
        world.ServePages(pages);
        await world.PollAsync(source);

        Assert.Equal(3, (await PollLaterAsync()).Revisited);
        foreach (string page in pages)
            world.Web.Status(page, 500);
        PollReport down = await PollAtOnceAsync();

        Assert.Equal((0, 3), (down.Revisited, pages.Sum(world.Web.Count) - 10));
        Assert.Empty(down.Errors);
        world.ServePages(pages);
        Assert.Equal(1, (await PollAtOnceAsync()).Revisited);
    }

    [Fact]
    public async Task Two_polls_at_once_make_one_version_of_an_edit()
    {
        await StoreAsync(Page("Talks", First, Second));
        world.Web.Serve("/1", Page("Talks", First, Second.Replace("mayor", "king", StringComparison.Ordinal)));
        world.Time.Advance(TimeSpan.FromHours(2));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.PollAsync(source)));

        Assert.Equal([1, 2], (await ArticleAsync()).Versions.Select(v => v.Number));
    }

    [Fact]
    public async Task A_poll_that_is_killed_while_the_page_comes_makes_up_for_the_look()
    {
        await StoreAsync(Page("Talks", First, Second));
        world.Web.On("/1", http => Task.Delay(Timeout.Infinite, http.RequestAborted));
        world.Time.Advance(TimeSpan.FromHours(2));
        using CancellationTokenSource kill = new();
        int asked = world.Web.Count("/1");
        Task<PollReport> running = world.PollAsync(source, kill.Token);
        while (world.Web.Count("/1") == asked)
            await Task.Yield();
        await kill.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        world.Web.Serve("/1", Page("Talks", First, Second.Replace("mayor", "king", StringComparison.Ordinal)));
        Assert.Equal(1, (await PollAtOnceAsync()).Edited);
    }

    private async Task StoreAsync(string page)
    {
        world.ServeFeed("/feed", "/1");
        world.Web.Serve("/1", page);
        Assert.Equal(1, (await world.PollAsync(source)).Relevant);
    }

    private Task<PollReport> PollLaterAsync()
    {
        world.Time.Advance(TimeSpan.FromHours(2));
        return PollAtOnceAsync();
    }

    private Task<PollReport> PollAtOnceAsync() => world.PollAsync(source);

    private async Task<ArticleDetail> ArticleAsync() => (await new ArticleQueries(world.Database).FindAsync(null, world.Web.At("/1"), default))!;

    private static string Page(string title, params string[] paragraphs) =>
        $"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{string.Concat(paragraphs.Select(p => $"<p>{p}</p>"))}</article></body></html>";
}
