using MongoliaDprk.Monitor.App.Fetching;

namespace MongoliaDprk.Monitor.App.Tests.Fetching;

public sealed class WebFetcherTests : IAsyncLifetime
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);

    private static readonly FetchManners Manners = FetchManners.Plain with { Delay = Delay };

    private readonly FakeTime time = new() { SkipUpTo = Delay };
    private LoopbackWeb web = null!;
    private FetchingOptions options = null!;
    private WebFetcher fetcher = null!;

    public async Task InitializeAsync()
    {
        web = await LoopbackWeb.StartAsync(time);
        options = new FetchingOptions { AllowedHosts = [web.Authority], MaxBodyBytes = 100_000, Contact = "https://example.org/why" };
        fetcher = new WebFetcher(options, time);
    }

    public async Task DisposeAsync()
    {
        fetcher.Dispose();
        await web.DisposeAsync();
    }

    [Theory]
    [InlineData("\"abc\"")]
    [InlineData("W/\"a,b\"")]
    [InlineData("unquoted-and:wrong")]
    [InlineData("\"caf\u00e9\"")]
    public async Task What_the_server_said_of_a_body_goes_back_verbatim(string etag)
    {
        const string Modified = "Sun, 1 Mar 2026 00:00:00 +0800";
        web.On("/feed", async http =>
        {
            http.Response.Headers.ETag = etag;
            http.Response.Headers.LastModified = Modified;
            http.Response.StatusCode = http.Request.Headers.IfNoneMatch == etag ? 304 : 200;
            if (http.Response.StatusCode == 200)
                await http.Response.Body.WriteAsync("x"u8.ToArray());
        });

        FetchResult.Page first = Assert.IsType<FetchResult.Page>(await Fetch("/feed"));
        FetchResult second = await fetcher.FetchAsync(web.At("/feed"), new Validators(first.ETag, first.LastModified), Manners, default);

        Assert.IsType<FetchResult.NotModified>(second);
        Assert.Equal(etag, web.Requests[^1].Headers["If-None-Match"]);
        Assert.Equal(Modified, web.Requests[^1].Headers["If-Modified-Since"]);
    }

    [Fact]
    public async Task Not_modified_without_having_been_asked_is_a_failure_for_nothing_is_known_of_the_page()
    {
        web.Status("/feed", 304);
        Assert.Equal(FetchFailure.Status, (await FailAsync("/feed")).Kind);
    }

    [Fact]
    public async Task A_page_has_its_last_address_and_its_content_type_as_sent()
    {
        web.Redirect("/old", "/new?x=1");
        web.Serve("/new?x=1", "<p>text</p>", "text/HTML;charset=euc-kr");

        FetchResult.Page page = Assert.IsType<FetchResult.Page>(await Fetch("/old"));

        Assert.Equal(web.At("/new?x=1"), page.Content.Address);
        Assert.Equal("text/HTML;charset=euc-kr", page.Content.ContentType);
        Assert.Equal("<p>text</p>"u8, page.Content.Body.Span);
    }

    [Fact]
    public async Task A_redirect_in_bare_utf8_is_followed()
    {
        web.Redirect("/old", "/\u00d0\u00bc");  // the bytes of a Cyrillic letter, not escaped
        web.Serve("/%D0%BC", "text");
        Assert.IsType<FetchResult.Page>(await Fetch("/old"));
    }

    [Fact]
    public async Task Who_asks_is_told()
    {
        await Fetch("/a");
        Assert.All(web.Requests, r => Assert.Matches(@"^MongoliaDprk-Monitor/\d+\.\d+\.\d+ \(\+https://example\.org/why\)$", r.Headers["User-Agent"]));
    }

    [Fact]
    public async Task Between_two_requests_to_a_host_its_delay_is_kept_also_for_redirects_and_robots()
    {
        web.Redirect("/a", "/b");
        web.Serve("/b", "text");
        await Fetch("/a");
        await Fetch("/b");

        Assert.Equal(["/robots.txt", "/a", "/b", "/b"], web.Requests.Select(r => r.Path));
        Assert.All(web.Requests.Zip(web.Requests.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= Delay));
    }

    [Fact]
    public async Task A_host_answers_one_request_at_a_time()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Fetch($"/{i}")));
        Assert.True(web.Requests.Count >= 9);
        Assert.Equal(1, web.MostAtOnce);
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(503, "120", 120)]
    [InlineData(429, null, 30)]
    [InlineData(429, "1", 30)]
    [InlineData(429, "soon", 30)]
    [InlineData(503, "99.5", 99)]
    public async Task A_host_that_wants_to_be_left_alone_is(int status, string? retryAfter, int atLeastSeconds)
    {
        web.On("/busy", http =>
        {
            http.Response.StatusCode = status;
            if (retryAfter is not null)
                http.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        });
        web.Serve("/page", "text");

        FetchResult.Failed busy = await FailAsync("/busy");
        FetchResult.Failed paused = await FailAsync("/page");
        time.Advance(busy.RetryAfter!.Value);
        FetchResult later = await Fetch("/page");

        Assert.Equal((FetchFailure.Busy, status), (busy.Kind, busy.Status));
        Assert.InRange(busy.RetryAfter!.Value.TotalSeconds, atLeastSeconds, 600);
        Assert.Equal((FetchFailure.Busy, (int?)null), (paused.Kind, paused.Status));
        Assert.IsType<FetchResult.Page>(later);
        Assert.Equal(1, web.Count("/page"));
    }

    [Fact]
    public async Task A_pause_for_years_is_cut_to_a_day()
    {
        web.On("/busy", http =>
        {
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = "999999999";
            return Task.CompletedTask;
        });
        Assert.Equal(TimeSpan.FromDays(1), (await FailAsync("/busy")).RetryAfter);
    }

    [Fact]
    public async Task What_robots_txt_forbids_is_never_asked_for()
    {
        web.Serve("/robots.txt", "User-agent: MongoliaDprk-Monitor\nDisallow: /private", "text/plain");
        web.Serve("/private/1", "text");
        web.Redirect("/open", "/private/1");

        FetchResult.Failed failed = await FailAsync("/private/1");
        FetchResult.Failed redirected = await FailAsync("/open");

        Assert.Equal((FetchFailure.Robots, FetchFailure.Robots), (failed.Kind, redirected.Kind));
        Assert.Contains("robots.txt", failed.Reason, StringComparison.Ordinal);
        Assert.Equal(0, web.Count("/private/1"));
    }

    [Fact]
    public async Task Cancelling_is_thrown_and_not_taken_for_a_broken_page()
    {
        web.On("/slow", http => Task.Delay(Timeout.Infinite, http.RequestAborted));
        using CancellationTokenSource cancel = new();
        Task<FetchResult> running = fetcher.FetchAsync(web.At("/slow"), Validators.None, Manners, cancel.Token);
        await web.ReachedAsync("/slow");
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private Task<FetchResult> Fetch(string path) =>
        fetcher.FetchAsync(web.At(path), Validators.None, Manners, default).WaitAsync(TimeSpan.FromSeconds(20));

    private async Task<FetchResult.Failed> FailAsync(string path) => Assert.IsType<FetchResult.Failed>(await Fetch(path));
}
