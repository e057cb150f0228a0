using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Tests.Polling;

public sealed class LinkPlaceTests : IAsyncLifetime
{
    private PollWorld world = null!;

    public async Task InitializeAsync() => world = await PollWorld.CreateAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_page_given_as_a_feed_leads_to_the_feed_it_names()
    {
        world.Web.Serve("/", "<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head><body>home</body></html>");
        world.ServeFeed("/feed", "/1");
        world.ServePages("/1");

        PollReport first = await world.PollAsync(TestWatchlist.Source(world.Web, feeds: ["/"]));
        world.ServeFeed("/feed", "/1", "/2");
        world.ServePages("/2");
        PollReport second = await world.PollAsync(TestWatchlist.Source(world.Web, feeds: ["/"]));

        Assert.Empty(first.Errors);
        Assert.Equal((1, 1), (first.Articles, second.Articles));
    }

    [Fact]
    public async Task Pages_that_name_each_other_as_feeds_end_in_an_error()
    {
        world.Web.Serve("/a", "<html><head><link rel=alternate type=application/rss+xml href=/b></head></html>");
        world.Web.Serve("/b", "<html><head><link rel=alternate type=application/rss+xml href=/a></head></html>");
        PollReport report = await world.PollAsync(TestWatchlist.Source(world.Web, feeds: ["/a"]));
        Assert.StartsWith($"{world.Web.At("/b")}: ", Assert.Single(report.Errors), StringComparison.Ordinal);
        Assert.Equal((1, 1), (world.Web.Count("/a"), world.Web.Count("/b")));
    }

    [Fact]
    public async Task Of_a_listing_page_only_links_to_the_outlet_itself_are_followed()
    {
        world.Web.Serve("/news", "<html><body><a class=t href=/1>The first article of the day</a> <a class=t href='http://elsewhere.invalid/2'>An advertisement</a></body></html>");
        world.ServePages("/1");
        PollReport report = await world.PollAsync(Listing("/news"));
        Assert.Equal((1, 1), (report.NewLinks, report.Articles));
    }

    [Fact]
    public async Task A_listing_page_without_any_article_is_an_error_and_not_silence()
    {
        world.Web.Serve("/news", "<html><body><p>we have a new design</p></body></html>");
        PollReport report = await world.PollAsync(Listing("/news"));
        Assert.Equal($"{world.Web.At("/news")}: no link of an article was found on the page", Assert.Single(report.Errors));
    }

    [Fact]
    public async Task A_sitemap_index_leads_to_its_sitemaps_and_what_is_dated_long_ago_is_left_to_history()
    {
        world.Web.Serve("/sitemap.xml", $"<sitemapindex><sitemap><loc>{world.Web.At("/s1.xml")}</loc></sitemap></sitemapindex>", "application/xml");
        world.Web.Serve("/s1.xml", $"""
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>{world.Web.At("/1")}</loc><news:news><news:publication_date>2026-02-27</news:publication_date></news:news></url>
            <url><loc>{world.Web.At("/2")}</loc></url>
            <url><loc>{world.Web.At("/old")}</loc><news:news><news:publication_date>2019-02-27</news:publication_date></news:news></url>
            </urlset>
            """, "application/xml");
        world.ServePages("/1", "/2", "/old");

        PollReport report = await world.PollAsync(TestWatchlist.Source(world.Web, sitemaps: ["/sitemap.xml"]));

        Assert.Equal((2, 2), (report.NewLinks, report.Articles));
        Assert.Equal(0, world.Web.Count("/old"));
    }

    private Source Listing(string path) => TestWatchlist.Source(world.Web, listings: [new ListingPage(world.Web.At(path), "a.t")]);
}
