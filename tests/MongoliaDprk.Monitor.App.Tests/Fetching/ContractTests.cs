using System.Globalization;
using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Tests.Fetching;

/// <summary>What a fetch tells the poller beside the page: moved for good, fresh until, gone; and what a source has sent with each request.</summary>
public sealed class ContractTests : IAsyncLifetime
{
    private readonly FakeTime time = new();
    private LoopbackWeb web = null!;
    private LoopbackWeb other = null!;
    private WebFetcher fetcher = null!;

    public async Task InitializeAsync()
    {
        web = await LoopbackWeb.StartAsync(time);
        other = await LoopbackWeb.StartAsync(time);
        fetcher = new WebFetcher(new FetchingOptions { AllowedHosts = [web.Authority, other.Authority, $"localhost:{other.At("/").Port}"] }, time);
        web.Serve("/end", "text");
    }

    public async Task DisposeAsync()
    {
        fetcher.Dispose();
        await web.DisposeAsync();
        await other.DisposeAsync();
    }

    [Theory]
    [InlineData(301, 308, true)]
    [InlineData(308, 301, true)]
    [InlineData(301, 302, false)]
    [InlineData(307, 301, false)]
    [InlineData(303, 303, false)]
    public async Task Only_a_chain_that_is_permanent_throughout_is_a_new_address(int first, int second, bool permanent)
    {
        web.Redirect("/a", "/b", first);
        web.Redirect("/b", "/end", second);
        Assert.Equal(permanent ? web.At("/end") : null, Assert.IsType<FetchResult.Page>(await Fetch("/a")).PermanentAddress);
    }

    [Fact]
    public async Task A_page_that_did_not_move_has_no_new_address() =>
        Assert.Null(Assert.IsType<FetchResult.Page>(await Fetch("/end")).PermanentAddress);

    [Fact]
    public async Task An_unchanged_page_tells_its_new_address_too()
    {
        web.Redirect("/a", "/same", 308);
        web.Status("/same", 304);
        FetchResult result = await fetcher.FetchAsync(web.At("/a"), new Validators("\"x\"", null), FetchManners.Plain, default);
        Assert.Equal(web.At("/same"), Assert.IsType<FetchResult.NotModified>(result).PermanentAddress);
    }

    [Fact]
    public async Task What_is_gone_for_good_is_told_from_what_is_only_missing()
    {
        web.Status("/gone", 410);
        Assert.Equal(410, Assert.IsType<FetchResult.Failed>(await Fetch("/gone")).Status);
        Assert.Equal(404, Assert.IsType<FetchResult.Failed>(await Fetch("/missing")).Status);
    }

    [Theory]
    [InlineData("max-age=600", null, null, 600)]
    [InlineData("public, max-age=600", "Thu, 01 Jan 1970 00:00:00 GMT", "100", 500)]
    [InlineData("max-age=60", null, "100", 0)]
    [InlineData("no-store, max-age=600", null, null, 0)]
    [InlineData("no-cache", null, null, 0)]
    [InlineData(null, "Mon, 05 Jan 1998 01:00:00 GMT", null, 3600)]
    [InlineData(null, "0", null, 0)]
    [InlineData(null, null, null, null)]
    [InlineData("max-age=soon", null, null, null)]
    public async Task Freshness_is_read_by_the_clock_of_the_server(string? control, string? expires, string? age, int? seconds)
    {
        web.On("/feed", async http =>
        {
            http.Response.Headers.Date = "Mon, 05 Jan 1998 00:00:00 GMT";
            Set("Cache-Control", control);
            Set("Expires", expires);
            Set("Age", age);
            await http.Response.Body.WriteAsync("x"u8.ToArray());

            void Set(string name, string? value)
            {
                if (value is not null)
                    http.Response.Headers[name] = value;
            }
        });
        Assert.Equal(seconds, Assert.IsType<FetchResult.Page>(await Fetch("/feed")).FreshFor?.TotalSeconds);
    }

    [Theory]
    [InlineData("1998-01-05T00:00:00Z")]
    [InlineData("2031-07-01T12:00:00Z")]
    public async Task A_date_to_retry_after_is_read_by_the_clock_of_the_server(string serverTime)
    {
        DateTimeOffset there = DateTimeOffset.Parse(serverTime, CultureInfo.InvariantCulture);
        web.On("/busy", http =>
        {
            http.Response.StatusCode = 503;
            http.Response.Headers.Date = there.ToString("R", CultureInfo.InvariantCulture);
            http.Response.Headers.RetryAfter = there.AddMinutes(7).ToString("R", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        Assert.Equal(TimeSpan.FromMinutes(7), Assert.IsType<FetchResult.Failed>(await Fetch("/busy")).RetryAfter);
    }

    [Fact]
    public async Task Headers_of_a_source_go_to_its_hosts_and_to_no_other()
    {
        Uri elsewhere = new($"http://localhost:{other.At("/").Port}/end");
        web.Redirect("/a", elsewhere.AbsoluteUri);
        other.Serve("/end", "text");
        Source source = TestWatchlist.Source(
            web, headers: new Dictionary<string, string> { ["X-Key"] = "secret", ["accept"] = "text/plain" });

        Assert.IsType<FetchResult.Page>(await fetcher.FetchAsync(web.At("/a"), Validators.None, FetchManners.Of(source) with { Delay = TimeSpan.Zero }, default));

        Assert.Equal(["secret", "secret"], web.Requests.Select(r => r.Headers["X-Key"]));
        Assert.All(web.Requests, r => Assert.Equal("text/plain", r.Headers["Accept"]));
        Assert.NotEmpty(other.Requests);
        Assert.All(other.Requests, r => Assert.DoesNotContain("X-Key", r.Headers.Keys));
    }

    private Task<FetchResult> Fetch(string path) =>
        fetcher.FetchAsync(web.At(path), Validators.None, FetchManners.Plain, default).WaitAsync(TimeSpan.FromSeconds(20));
}
