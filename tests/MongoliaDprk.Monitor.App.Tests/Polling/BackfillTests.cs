using System.Text;
using MongoliaDprk.Monitor.App.Polling.Archives;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Tests.Polling;

public sealed class BackfillTests : IAsyncLifetime
{
    private static readonly DateOnly Since = new(2026, 1, 1);

    private PollWorld world = null!;

    public async Task InitializeAsync() => world = await PollWorld.CreateAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_pages_of_a_section_are_followed_to_their_end_and_each_article_is_read_once()
    {
        Source source = ServeArchive(pages: 5, last: "");

        BackfillReport report = await world.BackfillAsync(source, Since);

        Assert.Equal((12, 15, 0), (report.NewLinks, report.Articles, report.Failures));
        Assert.Equal((5, "all was read"), (report.Archives.Single().Pages, report.Archives.Single().Ended));
        Assert.Empty(report.Errors);
        Assert.All(Enumerable.Range(0, 15), i => Assert.Equal(1, world.Web.Count($"/story/{i}-a-long-title-of-an-article")));
        Assert.Equal(0, await world.PendingAsync());
    }

    [Fact]
    public async Task An_archive_that_leads_back_to_its_beginning_ends()
    {
        Source source = ServeArchive(pages: 4, last: """<a rel="next" href="/news">older</a>""");
        Assert.Equal(4, (await world.BackfillAsync(source, Since)).Archives.Single().Pages);
    }

    [Fact]
    public async Task An_archive_that_shows_its_last_page_for_ever_ends()
    {
        Source source = ServeArchive(pages: 3, last: """<a rel="next" href="/news?page=4">older</a>""");
        for (int i = 4; i < 30; i++)
            world.Web.Serve($"/news?page={i}", Listing(2, $"""<a rel="next" href="/news?page={i + 1}">older</a>"""));
        BackfillReport.Archive archive = (await world.BackfillAsync(source, Since)).Archives.Single();
        Assert.Equal((4, "it leads back to what was read"), (archive.Pages, archive.Ended));
    }

    [Fact]
    public async Task No_more_pages_are_read_than_allowed_and_one_that_is_missing_is_the_end()
    {
        Source source = ServeArchive(pages: 6, last: """<a rel="next" href="/news?page=7">older</a>""");
        Assert.Equal(2, (await world.BackfillAsync(source, Since, mostPages: 2)).Archives.Single().Pages);
        BackfillReport.Archive archive = (await world.BackfillAsync(source, Since.AddDays(1))).Archives.Single();
        Assert.Equal((6, "it ends there: 404 Not Found"), (archive.Pages, archive.Ended));
    }

    [Fact]
    public async Task A_run_that_was_killed_goes_on_where_it_was()
    {
        Source source = ServeArchive(pages: 5, last: "");
        world.Web.On("/news?page=4", http => Task.Delay(Timeout.Infinite, http.RequestAborted));
        using CancellationTokenSource kill = new();
        Task<BackfillReport> running = world.BackfillAsync(source, Since, cancellationToken: kill.Token);
        await world.Web.ReachedAsync("/news?page=4");
        await kill.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        world.Web.Serve("/news?page=4", Listing(3, """<a rel="next" href="/news?page=5">older</a>"""));
        BackfillReport report = await world.BackfillAsync(source, Since);

        Assert.Equal((5, 12), (report.Archives.Single().Pages, report.NewLinks));
        Assert.Equal((1, 1, 2), (world.Web.Count("/news?page=2"), world.Web.Count("/news?page=3"), world.Web.Count("/news?page=4")));
    }

    [Fact]
    public async Task A_server_that_fails_in_the_middle_is_no_end()
    {
        Source source = ServeArchive(pages: 5, last: "");
        world.Web.Status("/news?page=3", 500);
        BackfillReport broken = await world.BackfillAsync(source, Since);
        Assert.Null(broken.Archives.Single().Ended);
        Assert.Contains("goes on from there", Assert.Single(broken.Errors), StringComparison.Ordinal);

        world.Web.Serve("/news?page=3", Listing(2, """<a rel="next" href="/news?page=4">older</a>"""));
        Assert.Equal("all was read", (await world.BackfillAsync(source, Since)).Archives.Single().Ended);
        Assert.Equal(1, world.Web.Count("/news?page=2"));
    }

    [Fact]
    public async Task Of_sitemaps_only_what_has_changed_since_is_read_and_only_young_articles()
    {
        world.Web.Serve("/sitemap.xml", $"""
            <sitemapindex><sitemap><loc>{world.Web.At("/old.xml")}</loc><lastmod>2025-05-01</lastmod></sitemap>
            <sitemap><loc>{world.Web.At("/new.xml")}</loc><lastmod>2026-02-01</lastmod></sitemap></sitemapindex>
            """, "application/xml");
        world.Web.Serve("/new.xml", $"""
            <urlset><url><loc>{world.Web.At("/young")}</loc><lastmod>2026-01-15</lastmod></url>
            <url><loc>{world.Web.At("/2025/03/04/old")}</loc></url><url><loc>{world.Web.At("/older")}</loc><lastmod>2025-06-01</lastmod></url></urlset>
            """, "application/xml");
        world.ServePages("/young");
        Source source = TestWatchlist.Source(world.Web, sitemaps: ["/sitemap.xml"]) with { Enabled = false };

        BackfillReport.Archive archive = (await world.BackfillAsync(source, Since)).Archives.Single();

        Assert.Equal("all was read", archive.Ended);
        Assert.Equal(1, world.Web.Count("/young"));
    }

    [Fact]
    public async Task Pages_that_are_all_too_old_end_it()
    {
        for (int i = 1; i < 20; i++)
            world.Web.Serve($"/feed{i}", OldFeed(i), "application/rss+xml");
        BackfillReport.Archive archive = (await world.BackfillAsync(TestWatchlist.Source(world.Web, feeds: ["/feed1"]), Since)).Archives.Single();
        Assert.Equal((3, "the last 3 pages are older than 2026-01-01"), (archive.Pages, archive.Ended));
    }

    private string OldFeed(int page) => $"""
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>f</title><atom:link rel="next" href="{world.Web.At($"/feed{page + 1}")}"/>
        <item><title>Old</title><link>{world.Web.At($"/old/{page}")}</link><pubDate>Mon, 03 Mar 2025 10:00:00 GMT</pubDate></item></channel></rss>
        """;

    /// <summary>Section pages of three articles each; only the first is watched.</summary>
    private Source ServeArchive(int pages, string last)
    {
        for (int page = 1; page <= pages; page++)
        {
            string next = page < pages ? $"""<a rel="next" href="/news?page={page + 1}">older</a>""" : last;
            world.Web.Serve(page == 1 ? "/news" : $"/news?page={page}", Listing(page - 1, next));
        }

        for (int i = 0; i < 3 * pages; i++)
            world.Web.Serve($"/story/{i}-a-long-title-of-an-article", PollWorld.Page($"Story {i}"));
        return TestWatchlist.Source(world.Web, listings: [new ListingPage(world.Web.At("/news"), "h2 a")]);
    }

    private static string Listing(int page, string next)
    {
        StringBuilder items = new();
        for (int i = 3 * page; i < 3 * (page + 1); i++)
            items.Append("<h2><a href='/story/").Append(i).Append("-a-long-title-of-an-article'>A long title of article ").Append(i).Append(" on the president</a></h2>");
        return $"<html><body>{items}{next}</body></html>";
    }
}
