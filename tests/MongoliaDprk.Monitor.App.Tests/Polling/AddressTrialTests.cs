using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.App.Trying;

namespace MongoliaDprk.Monitor.App.Tests.Polling;

public sealed class AddressTrialTests : IAsyncLifetime
{
    private LoopbackWeb web = null!;
    private WebFetcher fetcher = null!;

    public async Task InitializeAsync()
    {
        web = await LoopbackWeb.StartAsync();
        fetcher = new WebFetcher(new FetchingOptions { AllowedHosts = [web.Authority] }, TimeProvider.System);
        web.Serve("/robots.txt", $"User-agent: *\nDisallow: /secret\nSitemap: {web.At("/sitemap.xml")}\n", "text/plain");
        web.Serve("/1", PollWorld.Page("A visit"));
        web.Serve("/feed", $"<rss version=\"2.0\"><channel><title>News</title><item><title>A visit</title><link>{web.At("/1")}</link></item></channel></rss>", "application/rss+xml");
    }

    public async Task DisposeAsync()
    {
        fetcher.Dispose();
        await web.DisposeAsync();
    }

    [Fact]
    public async Task A_feed_shows_its_items_its_first_article_and_the_sitemaps_of_the_host()
    {
        TryReport report = await TryAsync("/feed");
        Assert.Equal(("feed", 1, null), (report.Kind, report.LinkCount, report.Error));
        Assert.Equal(("rss", "News", 1), (report.Feeds[0].Format, report.Feeds[0].Title, report.Feeds[0].Items));
        Assert.Equal([web.At("/sitemap.xml")], report.Sitemaps);
        Assert.Equal(("A visit", "en"), (report.Article!.Title, report.Article.Language));
        Assert.Contains("president of Borduria", report.Article.FirstLines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_shows_the_feed_it_names_and_itself_as_an_article_in_its_charset()
    {
        web.Serve("/page", System.Text.Encoding.GetEncoding("iso-8859-1").GetBytes(
            "<html><head><link rel=alternate type='application/rss+xml' href='/feed'></head><body><article><h1>Caf\u00e9</h1><p>The president of Borduria met officials in a caf\u00e9 on Monday, it was said in the capital.</p></article></body></html>"),
            "text/html; charset=iso-8859-1");
        TryReport report = await TryAsync("/page");
        Assert.Equal(("page", 1), (report.Kind, Assert.Single(report.Feeds).Items));
        Assert.Contains(report.Charset, (string[])["windows-1252", "iso-8859-1"]);
        Assert.Equal(report.Address, report.Article!.Address);
        Assert.Contains("café", report.Article.FirstLines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_robots_txt_refuses_is_told_as_such_and_what_is_missing_too()
    {
        TryReport refused = await TryAsync("/secret/1");
        Assert.Contains("does not allow", refused.Robots, StringComparison.Ordinal);
        Assert.Equal(refused.Robots, refused.Error);
        Assert.Equal("404 Not Found", (await TryAsync("/missing")).Error);
    }

    private Task<TryReport> TryAsync(string path) => new AddressTrial(fetcher, TestWatchlist.Pair, web.At(path)).RunAsync(CancellationToken.None);
}
