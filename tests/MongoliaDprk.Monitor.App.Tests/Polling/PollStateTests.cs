using System.Text;
using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Tests.Polling;

/// <summary>What a source's polls leave behind for the next ones.</summary>
public sealed class PollStateTests : IAsyncLifetime
{
    private PollWorld world = null!;

    /// <summary>Without further looks at stored articles: what is counted here are the fetches that links cause.</summary>
    public async Task InitializeAsync() => world = await PollWorld.CreateAsync(options: new PollingOptions { MaxRevisitsPerPoll = 0 });

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_schedule_polls_only_what_is_due()
    {
        world.ServeFeed("/feed", "/1");
        world.ServePages("/1");
        Source source = Source("/feed");
        Assert.NotNull(await world.PollDueAsync(source));
        world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await world.PollDueAsync(source));
        world.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.NotNull(await world.PollDueAsync(source));
        Assert.Equal(2, world.Web.Count("/feed"));
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(-60 * 24 * 365)]
    [InlineData(60)]
    public async Task A_clock_that_is_set_costs_no_article(int minutes)
    {
        world.ServeFeed("/feed", "/1");
        world.ServePages("/1", "/2", "/3");
        Source source = Source("/feed");
        await RunAsync(source, TimeSpan.FromHours(1));
        world.Time.SetClock(TimeSpan.FromMinutes(minutes));
        world.ServeFeed("/feed", "/2", "/1");
        await RunAsync(source, TimeSpan.FromHours(1));
        world.Time.SetClock(TimeSpan.FromMinutes(-minutes));
        world.ServeFeed("/feed", "/3", "/2", "/1");
        await RunAsync(source, TimeSpan.FromHours(1));

        Assert.Equal((3, 0), ((await world.HealthAsync()).Collected, await world.PendingAsync()));
        Assert.All(["/1", "/2", "/3"], page => Assert.Equal(1, world.Web.Count(page)));
    }

    [Fact]
    public async Task A_feed_that_fails_is_asked_less_and_less_while_the_others_keep_their_rhythm()
    {
        world.ServeFeed("/feed", "/1");
        world.ServePages("/1");
        world.Web.Status("/broken", 500);
        await RunAsync(Source("/feed", "/broken"), TimeSpan.FromHours(12));
        Assert.InRange(world.Web.Count("/feed"), 24, 48);
        Assert.InRange(world.Web.Count("/broken"), 8, 10);
        Assert.Equal(Health.PartlyFailing, (await world.HealthAsync()).State.Health);
    }

    [Fact]
    public async Task A_feed_that_is_gone_for_good_is_asked_once_a_month_but_never_dropped()
    {
        world.Web.Status("/feed", 410);
        Source source = Source("/feed");
        await RunAsync(source, TimeSpan.FromDays(3));
        Assert.Equal(3, world.Web.Count("/feed"));
        world.Time.Advance(TimeSpan.FromDays(30));
        world.ServeFeed("/feed", "/1");
        world.ServePages("/1");
        Assert.Equal(1, (await world.PollDueAsync(source))!.Articles);
    }

    [Fact]
    public async Task A_confirmed_move_is_followed_without_asking_at_the_old_address()
    {
        world.ServeFeed("/new", "/1");
        world.ServePages("/1");
        world.Web.On("/feed", http =>
        {
            http.Response.StatusCode = 301;
            http.Response.Headers.Location = "/new";
            return Task.CompletedTask;
        });
        Source source = Source("/feed");
        await RunAsync(source, TimeSpan.FromHours(25));
        int old = world.Web.Count("/feed");
        await RunAsync(source, TimeSpan.FromHours(24));
        Assert.InRange(world.Web.Count("/feed") - old, 0, 1);
        world.Web.Status("/new", 404);
        world.ServeFeed("/feed", "/1");
        await RunAsync(source, TimeSpan.FromHours(2));
        Assert.True(world.Web.Count("/feed") > old + 1, "the address in the watchlist is asked again");
        Assert.Null((await world.HealthAsync()).State.LastError);
    }

    [Fact]
    public async Task A_section_page_without_links_is_a_broken_layout_and_told_at_the_second_poll()
    {
        world.Web.Serve("/news", """<h2><a href="/1">An article</a></h2>""");
        world.ServePages("/1");
        Source source = TestWatchlist.Source(world.Web, listings: [new ListingPage(world.Web.At("/news"), "h2 a")]);
        await world.PollAsync(source);
        world.Web.Serve("/news", "<div>rebuilt</div>");
        await world.PollAsync(source);
        Assert.Equal(Health.LayoutBroken, (await world.HealthAsync()).State.Health);
        Assert.Empty(await AlertsAsync());
        await world.PollAsync(source);
        Assert.Equal("Source layout broken: paper", Assert.Single(await AlertsAsync()));
    }

    [Fact]
    public async Task Pages_that_come_without_text_are_a_broken_layout_too()
    {
        string[] pages = [.. Enumerable.Range(0, 6).Select(i => $"/{i}")];
        world.ServeFeed("/feed", pages);
        foreach (string page in pages)
            world.Web.Serve(page, "<html><body><div id=app></div></body></html>");
        await world.PollAsync(Source("/feed"));
        SourceState state = (await world.HealthAsync()).State;
        Assert.Equal((Health.LayoutBroken, "the last 6 pages gave no text, or not where the source's selectors look"), (state.Health, state.Layout));
    }

    [Fact]
    public async Task A_feed_that_has_become_a_web_page_fails_and_says_so()
    {
        world.Web.Serve("/feed", "<!DOCTYPE html><html><body>Under construction</body></html>");
        PollReport report = await world.PollAsync(Source("/feed"));
        Assert.Contains("HTML page, not a feed", Assert.Single(report.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_that_a_feed_repeats_are_fetched_once()
    {
        world.ServeFeed("/feed", [.. Enumerable.Repeat("/1", 50), "/1?utm_source=rss", "/1#top"]);
        world.ServePages("/1");
        PollReport report = await world.PollAsync(Source("/feed"));
        Assert.Equal((1, 1), (report.NewLinks, report.Articles));
    }

    [Fact]
    public async Task A_feed_of_a_hundred_thousand_items_is_kept_in_batches()
    {
        StringBuilder sitemap = new("<urlset>");
        for (int i = 0; i < 50_000; i++)
            sitemap.Append("<url><loc>").Append(world.Web.At($"/p/{i}")).Append("</loc></url>");
        world.Web.Serve("/sitemap.xml", sitemap.Append("</urlset>").ToString(), "application/xml");
        world.ServeFeed("/feed", [.. Enumerable.Range(0, 100_000).Select(i => $"/f/{i}")]);
        List<string> errors = [];
        int kept = await world.CollectAsync(TestWatchlist.Source(world.Web, feeds: ["/feed"], sitemaps: ["/sitemap.xml"]), errors);
        Assert.Empty(errors);
        Assert.InRange(kept, 60_000, 150_000);
        Assert.Equal(kept, (await world.Store.PendingLinksAsync("paper", int.MaxValue, default)).Count);
    }

    [Fact]
    public async Task A_slow_source_ends_at_its_time_limit_and_the_rest_waits_without_blame()
    {
        await using PollWorld slow = await PollWorld.CreateAsync(options: new PollingOptions { MaxPollTime = TimeSpan.FromSeconds(12) });
        string[] pages = [.. Enumerable.Range(0, 20).Select(i => $"/{i}")];
        slow.ServeFeed("/feed", pages);
        slow.ServePages(pages);
        Source source = TestWatchlist.Source(slow.Web, feeds: ["/feed"]);
        PollReport first = await slow.PollAsync(source);
        Assert.InRange(first.Articles, 1, 3);
        Assert.Empty(first.Errors);
        Assert.All(await slow.Store.PendingLinksAsync("paper", 100, default), l => Assert.Equal(0, l.Attempts));
        Assert.NotNull(await slow.PollDueAsync(source)); // what is left is due at once
        Assert.Equal(1, slow.Web.Count("/feed"));
    }

    [Fact]
    public async Task Two_nodes_that_poll_at_once_store_nothing_twice()
    {
        await using PollWorld shared = await PollWorld.CreateAsync(DatabaseKind.Postgres);
        string[] pages = [.. Enumerable.Range(0, 12).Select(i => $"/{i}")];
        shared.ServeFeed("/feed", pages);
        shared.ServePages(pages);
        Source source = TestWatchlist.Source(shared.Web, feeds: ["/feed"]);
        PollReport[] reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => shared.PollAsync(source)));
        Assert.Equal(12, reports.Sum(r => r.NewLinks));
        SourceHealth health = await shared.HealthAsync();
        Assert.Equal((12, 0, Health.Healthy), (health.Collected, health.Pending, health.State.Health));
    }

    private async Task<IReadOnlyList<string>> AlertsAsync() =>
        [.. (await new AlertQueries(world.Database, world.Time).ListAsync(100, default)).Reverse().Where(a => a.Key.StartsWith("source:", StringComparison.Ordinal)).Select(a => a.Title)];

    /// <summary>What the schedule does for as long: looks every 15 minutes whether something is due.</summary>
    private async Task RunAsync(Source source, TimeSpan time)
    {
        DateTimeOffset end = world.Time.GetUtcNow() + time;
        while (world.Time.GetUtcNow() < end)
        {
            await world.PollDueAsync(source);
            world.Time.Advance(TimeSpan.FromMinutes(15));
        }
    }

    private Source Source(params string[] feeds) => TestWatchlist.Source(world.Web, feeds: feeds);
}
