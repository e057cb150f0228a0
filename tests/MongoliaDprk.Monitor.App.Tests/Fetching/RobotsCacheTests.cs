using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using MongoliaDprk.Monitor.App.Fetching;

namespace MongoliaDprk.Monitor.App.Tests.Fetching;

/// <summary>When robots.txt is asked for, and what holds while it cannot be had (RFC 9309 §2.3–2.5).</summary>
public sealed class RobotsCacheTests : IAsyncLifetime
{
    private readonly FakeTime time = new() { SkipUpTo = TimeSpan.FromSeconds(20) };
    private readonly RememberedLog log = new();
    private LoopbackWeb web = null!;
    private LoopbackWeb other = null!;
    private FetchingOptions options = null!;
    private WebFetcher fetcher = null!;

    public async Task InitializeAsync()
    {
        web = await LoopbackWeb.StartAsync(time);
        other = await LoopbackWeb.StartAsync(time);
        options = new FetchingOptions { AllowedHosts = [web.Authority, other.Authority], LongestCrawlDelay = TimeSpan.FromSeconds(15) };
        fetcher = new WebFetcher(options, time, log);
        web.Serve("/a", "text");
        web.Serve("/forbidden", "text");
    }

    public async Task DisposeAsync()
    {
        fetcher.Dispose();
        await web.DisposeAsync();
        await other.DisposeAsync();
    }

    [Fact]
    public async Task It_is_asked_for_once_a_day()
    {
        await Fetch("/a");
        await Fetch("/b");
        Assert.Equal(1, web.Count("/robots.txt"));
        time.Advance(TimeSpan.FromHours(25));
        await Fetch("/c");
        Assert.Equal(2, web.Count("/robots.txt"));
    }

    [Fact]
    public async Task It_is_asked_for_once_however_many_want_a_page_at_the_same_time()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Fetch($"/{i}")));
        Assert.Equal(1, web.Count("/robots.txt"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(451)]
    [InlineData(304)]
    public async Task A_file_that_is_not_there_forbids_nothing(int status)
    {
        web.Status("/robots.txt", status);
        Assert.IsType<FetchResult.Page>(await Fetch("/a"));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task While_it_cannot_be_had_nothing_is_fetched_and_afterwards_all_is(int status)
    {
        web.Status("/robots.txt", status);
        FetchResult.Failed failed = await FailAsync("/a");
        Assert.Equal(status, failed.Status);
        Assert.StartsWith("robots.txt: ", failed.Reason, StringComparison.Ordinal);
        await FailAsync("/b");
        Assert.Equal(["/robots.txt"], web.Requests.Select(r => r.Path));

        web.Status("/robots.txt", 404);
        time.Advance(TimeSpan.FromMinutes(6));
        Assert.IsType<FetchResult.Page>(await Fetch("/a"));
    }

    [Fact]
    public async Task A_broken_connection_forbids_everything()
    {
        web.On("/robots.txt", http =>
        {
            http.Abort();
            return Task.CompletedTask;
        });
        Assert.Equal(FetchFailure.Network, (await FailAsync("/a")).Kind);
        Assert.Equal(0, web.Count("/a"));
    }

    [Fact]
    public async Task What_it_said_last_holds_while_it_cannot_be_reached()
    {
        web.Serve("/robots.txt", "User-agent: *\nDisallow: /forbidden", "text/plain");
        await Fetch("/a");
        web.Status("/robots.txt", 500);
        time.Advance(TimeSpan.FromDays(40));

        Assert.IsType<FetchResult.Page>(await Fetch("/a"));
        Assert.Equal(FetchFailure.Robots, (await FailAsync("/forbidden")).Kind);
        Assert.Equal(2, web.Count("/robots.txt"));
    }

    [Fact]
    public async Task After_thirty_days_out_of_reach_it_counts_as_not_there()
    {
        web.Status("/robots.txt", 500);
        await FailAsync("/a");
        time.Advance(TimeSpan.FromDays(29));
        await FailAsync("/a");
        time.Advance(TimeSpan.FromDays(2));
        Assert.IsType<FetchResult.Page>(await Fetch("/a"));
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public async Task Five_redirects_are_followed_also_to_other_hosts_and_the_rules_hold_for_the_first(int redirects, bool allowed)
    {
        web.Redirect("/robots.txt", other.At("/r1").AbsoluteUri);
        for (int i = 1; i < redirects; i++)
            other.Redirect($"/r{i}", $"/r{i + 1}", 301);
        other.Serve($"/r{redirects}", "User-agent: *\nDisallow: /forbidden", "text/plain");
        Assert.Equal(allowed, await Fetch("/forbidden") is FetchResult.Page);
    }

    [Fact]
    public async Task Of_a_huge_file_half_a_mebibyte_is_read_and_the_line_that_is_cut_off_is_not()
    {
        web.On("/robots.txt", async http =>
        {
            string head = "User-agent: *\nDisallow: /forbidden\n";
            string cut = "Disallow: /";
            byte[] all = new byte[RobotsFile.MostBytes];
            Array.Fill(all, (byte)'#');
            System.Text.Encoding.ASCII.GetBytes(head, all);
            System.Text.Encoding.ASCII.GetBytes("\n" + cut, all.AsSpan(all.Length - cut.Length - 1));
            await http.Response.Body.WriteAsync(all);
            byte[] piece = "only-this-is-meant\nDisallow: /a\n"u8.ToArray();
            while (!http.RequestAborted.IsCancellationRequested)
                await http.Response.Body.WriteAsync(piece, CancellationToken.None);
        });
        Assert.Equal(FetchFailure.Robots, (await FailAsync("/forbidden")).Kind);
        Assert.IsType<FetchResult.Page>(await Fetch("/a"));
    }

    [Theory]
    [InlineData("10", 10)]
    [InlineData("1", 5)]
    [InlineData("3600", 15)]
    public async Task The_longer_of_its_delay_and_the_source_s_is_kept_up_to_a_limit_that_is_told(string delay, int kept)
    {
        web.Serve("/robots.txt", $"User-agent: *\nCrawl-delay: {delay}", "text/plain");
        await Fetch("/a");
        await Fetch("/b");
        await Fetch("/c");

        Assert.All(
            web.Requests.Skip(1).Zip(web.Requests.Skip(2)),
            pair => Assert.InRange((pair.Second.At - pair.First.At).TotalSeconds, kept, kept + 0.5));
        Assert.Equal(kept == 15, log.Lines.Any(l => l.Contains("asks for 3600 s", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Its_sitemaps_are_told_and_what_is_no_web_address_is_left_out()
    {
        web.Serve("/robots.txt", "Sitemap: /a.xml\nSitemap: https://x.example/b.xml\nSitemap: file:///etc/passwd\nSitemap: /a.xml", "text/plain");
        Assert.Equal(
            [web.At("/a.xml"), new Uri("https://x.example/b.xml")],
            await fetcher.SitemapsAsync(web.At("/news"), FetchManners.Plain, default));
    }

    private Task<FetchResult> Fetch(string path) => fetcher
        .FetchAsync(web.At(path), Validators.None, FetchManners.Plain with { Delay = TimeSpan.FromSeconds(5) }, default)
        .WaitAsync(TimeSpan.FromSeconds(20));

    private async Task<FetchResult.Failed> FailAsync(string path) => Assert.IsType<FetchResult.Failed>(await Fetch(path));

    private sealed class RememberedLog : ILogger<WebFetcher>
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));
    }
}
