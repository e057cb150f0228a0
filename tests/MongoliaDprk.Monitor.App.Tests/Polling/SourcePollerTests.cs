using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Tests.Polling;

public sealed class SourcePollerTests : IAsyncLifetime
{
    private static readonly string[] Pages = ["/1", "/2", "/3", "/4", "/5"];

    private PollWorld world = null!;

    public async Task InitializeAsync() => world = await PollWorld.CreateAsync(options: new PollingOptions { MaxPagesPerPoll = 5 });

    public async Task DisposeAsync()
    {
        await world.DisposeAsync();
        Assert.Empty(world.Broken);
    }

    [Fact]
    public async Task All_new_links_are_stored_before_the_first_page_is_fetched()
    {
        int stored = 0;
        world.ServeFeed("/feed", Pages);
        world.ServePages(Pages);
        world.Web.On("/1", async _ => stored = await world.PendingAsync());

        PollReport report = await world.PollAsync(Source("/feed"));

        Assert.Equal((5, 5, 5), (stored, report.NewLinks, report.Articles));
        Assert.Empty(report.Errors);
    }

    [Fact]
    public async Task Relevant_articles_are_counted_in_report_and_database()
    {
        world.ServeFeed("/feed", "/1", "/2");
        world.ServePages("/1");
        world.Web.Serve("/2", "<html><body><article><h1>Weather</h1><p>It will rain tomorrow in the whole of the country, they say.</p></article></body></html>");

        PollReport report = await world.PollAsync(Source("/feed"));

        Assert.Equal((2, 1), (report.Articles, report.Relevant));
        SourceHealth health = await world.HealthAsync();
        Assert.Equal((2, 1, 0, 0), (health.Collected, health.Relevant, health.Pending, health.Quarantined));
        Assert.Null(health.State.LastError);
    }

    [Fact]
    public async Task A_feed_that_is_not_modified_costs_one_request_and_no_page_is_fetched_twice()
    {
        world.ServePages("/1");
        world.Web.On("/feed", async http =>
        {
            http.Response.Headers.ETag = "\"v1\"";
            http.Response.StatusCode = http.Request.Headers.IfNoneMatch == "\"v1\"" ? 304 : 200;
            if (http.Response.StatusCode == 200)
                await http.Response.Body.WriteAsync(world.Rss("/1"));
        });

        await world.PollAsync(Source("/feed"));
        PollReport second = await world.PollAsync(Source("/feed"));

        Assert.Equal((0, 0), (second.NewLinks, second.Articles));
        Assert.Equal("\"v1\"", world.Web.Requests[^1].Headers["If-None-Match"]);
        Assert.Equal((2, 1), (world.Web.Count("/feed"), world.Web.Count("/1")));
    }

    [Fact]
    public async Task A_feed_is_read_again_when_its_body_changes_though_its_validators_do_not()
    {
        world.ServePages("/1", "/2");
        string[] pages = ["/1"];
        world.Web.On("/feed", async http =>
        {
            http.Response.Headers.ETag = "\"always\"";
            await http.Response.Body.WriteAsync(world.Rss(pages));
        });

        await world.PollAsync(Source("/feed"));
        pages = ["/1", "/2"];
        PollReport second = await world.PollAsync(Source("/feed"));

        Assert.Equal((1, 1), (second.NewLinks, second.Articles));
    }

    [Fact]
    public async Task Links_of_a_run_that_was_killed_are_fetched_though_the_feed_has_not_changed_since()
    {
        world.ServeFeed("/feed", Pages);
        world.ServePages(Pages);
        world.Web.On("/3", http => Task.Delay(Timeout.Infinite, http.RequestAborted));
        using CancellationTokenSource kill = new();
        Task<PollReport> running = world.PollAsync(Source("/feed"), kill.Token);
        await world.Web.ReachedAsync("/3");
        await kill.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(3, await world.PendingAsync());

        world.ServePages("/3");
        PollReport second = await world.PollAsync(Source("/feed"));

        Assert.Equal((0, 3), (second.NewLinks, second.Articles));
        Assert.Equal([1, 1, 2, 1, 1], Pages.Select(world.Web.Count));
    }

    [Fact]
    public async Task A_page_that_fails_costs_no_other_page_and_is_tried_again_later()
    {
        world.ServeFeed("/feed", "/1", "/2", "/3");
        world.ServePages("/1", "/3");

        PollReport first = await world.PollAsync(Source("/feed"));
        PollReport atOnce = await world.PollAsync(Source("/feed"));
        world.ServePages("/2");
        world.Time.Advance(TimeSpan.FromHours(1));
        PollReport later = await world.PollAsync(Source("/feed"));

        Assert.Equal((2, 1), (first.Articles, first.Failures));
        Assert.Empty(first.Errors);
        Assert.Equal((0, 0), (atOnce.Articles, atOnce.Failures));
        Assert.Equal(1, later.Articles);
    }

    [Fact]
    public async Task A_broken_feed_costs_no_other_feed_and_says_what_and_where()
    {
        world.Web.Status("/gone", 410);
        world.Web.Serve("/rubbish", "this is no feed", "text/plain");
        world.ServeFeed("/feed", "/1");
        world.ServePages("/1");

        PollReport report = await world.PollAsync(Source("/gone", "/rubbish", "/feed"));

        Assert.Equal(1, report.Articles);
        Assert.Equal(2, report.Errors.Count);
        Assert.Equal($"{world.Web.At("/gone")}: 410 Gone", report.Errors[0]);
        Assert.StartsWith($"{world.Web.At("/rubbish")}: ", report.Errors[1], StringComparison.Ordinal);
        Assert.Contains("410", (await world.HealthAsync()).State.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outlet_that_shows_no_page_to_us_is_not_taken_for_a_silent_one()
    {
        world.ServeFeed("/feed", "/1", "/2");
        world.Web.Status("/1", 403);
        world.Web.Status("/2", 403);
        PollReport report = await world.PollAsync(Source("/feed"));
        Assert.Equal("none of 2 pages could be fetched, the last: 403 Forbidden", Assert.Single(report.Errors));
    }

    [Fact]
    public async Task A_host_that_fails_three_times_in_a_row_is_left_alone_and_the_rest_waits_without_blame()
    {
        world.ServeFeed("/feed", Pages);
        foreach (string page in Pages)
            world.Web.Status(page, 500);

        PollReport report = await world.PollAsync(Source("/feed"));

        Assert.Equal(3, report.Failures);
        Assert.Single(report.Errors);
        Assert.Equal([1, 1, 1, 0, 0], Pages.Select(world.Web.Count));
        Assert.All(await world.Store.PendingLinksAsync("paper", 10, default), l => Assert.Equal(0, l.Attempts));
        Assert.Equal(2, await world.PendingAsync());
    }

    [Fact]
    public async Task A_host_that_wants_to_be_left_alone_ends_the_poll_at_once()
    {
        world.ServeFeed("/feed", Pages);
        world.ServePages(Pages);
        world.Web.On("/2", http =>
        {
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = "600";
            return Task.CompletedTask;
        });

        PollReport first = await world.PollAsync(Source("/feed"));
        int asked = world.Web.Requests.Count;
        PollReport tooEarly = await world.PollAsync(Source("/feed"));
        Assert.Equal(asked, world.Web.Requests.Count);
        world.Time.Advance(TimeSpan.FromMinutes(11));
        world.ServePages("/2");
        PollReport later = await world.PollAsync(Source("/feed"));

        Assert.Equal((1, 0, 4), (first.Articles, tooEarly.Articles, later.Articles));
        Assert.Contains("left alone", first.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_poll_fetches_no_more_pages_than_allowed_and_the_next_goes_on()
    {
        string[] many = [.. Enumerable.Range(1, 8).Select(i => $"/many/{i}")];
        world.ServeFeed("/feed", many);
        world.ServePages(many);
        PollReport first = await world.PollAsync(Source("/feed"));
        PollReport second = await world.PollAsync(Source("/feed"));
        Assert.Equal((5, 3), (first.Articles, second.Articles));
        Assert.All(many, p => Assert.Equal(1, world.Web.Count(p)));
    }

    [Fact]
    public async Task Cancelling_leaves_the_page_in_flight_unsaved_and_the_source_without_blame()
    {
        world.ServeFeed("/feed", "/1");
        world.Web.On("/1", http => Task.Delay(Timeout.Infinite, http.RequestAborted));
        using CancellationTokenSource stop = new();
        Task<PollReport> running = world.PollAsync(Source("/feed"), stop.Token);
        await world.Web.ReachedAsync("/1");
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        PendingLink link = Assert.Single(await world.Store.PendingLinksAsync("paper", 10, default));
        Assert.Equal(0, link.Attempts);
    }

    private Source Source(params string[] feeds) => TestWatchlist.Source(world.Web, feeds: feeds);
}
