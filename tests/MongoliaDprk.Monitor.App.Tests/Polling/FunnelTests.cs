using System.Globalization;
using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Tests.Polling;

/// <summary>What is left out must show somewhere: an analyst who asks why an article is missing gets a number with a reason.</summary>
public sealed class FunnelTests : IAsyncLifetime
{
    private const string Other = "<html><body><article><h1>Weather</h1><p>{0} it will rain tomorrow in the whole of the country, they say in the morning.</p></article></body></html>";

    private PollWorld world = null!;

    public async Task InitializeAsync() => world = await PollWorld.CreateAsync(options: new PollingOptions { MaxPagesPerPoll = 8 });

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Every_link_that_is_left_out_is_counted_under_its_reason()
    {
        world.Web.Serve("/feed", $"""
            <rss version="2.0"><channel><title>Feed</title>
            <item><title>A</title><link>{world.Web.At("/1")}</link></item><item><title>B</title><link>{world.Web.At("/1")}</link></item>
            <item><title>C</title><link>mailto:nobody</link></item></channel></rss>
            """, "application/rss+xml");
        world.Web.Serve("/map", $"""
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>{world.Web.At("/1")}</loc></url><url><loc>https://elsewhere.example/2</loc></url>
            <url><loc>{world.Web.At("/old")}</loc><news:news><news:publication_date>2001-01-01</news:publication_date></news:news></url></urlset>
            """, "application/xml");
        world.ServePages("/1");

        await world.PollAsync(TestWatchlist.Source(world.Web, feeds: ["/feed", "/gone"], sitemaps: ["/map"]));

        IReadOnlyDictionary<FunnelStep, int> counts = await CountsAsync();
        Assert.Equal((6, 1, 1, 1, 1, 1, 1), (
            counts[FunnelStep.LinkShown], counts[FunnelStep.LinkNew], counts[FunnelStep.LinkRepeated], counts[FunnelStep.LinkWithoutAddress],
            counts[FunnelStep.LinkKnown], counts[FunnelStep.LinkElsewhere], counts[FunnelStep.LinkOld]));
        Assert.Equal((3, 2, 1), (counts[FunnelStep.PlaceAsked], counts[FunnelStep.PlaceRead], counts[FunnelStep.PlaceFailed]));
        AssertBalance(counts);
    }

    [Fact]
    public async Task Every_page_that_is_left_out_is_counted_under_its_reason_and_once()
    {
        world.ServeFeed("/feed", "/relevant", "/copy", "/weather", "/one", "/empty", "/404", "/away", "/forbidden");
        world.Web.Serve("/robots.txt", "User-agent: *\nDisallow: /forbidden\n", "text/plain");
        world.ServePages("/relevant");
        world.Web.Serve("/copy", PollWorld.Page("/relevant"));
        world.Web.Serve("/weather", string.Format(CultureInfo.InvariantCulture, Other, "They say that"));
        world.Web.Serve("/one", string.Format(CultureInfo.InvariantCulture, Other, "In the north of Aland"));
        world.Web.Serve("/empty", "<html><body></body></html>");
        world.Web.Status("/404", 404);
        world.Web.Redirect("/away", "/away");

        PollReport report = await world.PollAsync(TestWatchlist.Source(world.Web, feeds: ["/feed"]));

        IReadOnlyDictionary<FunnelStep, int> counts = await CountsAsync();
        Assert.Equal((8, 5), (counts[FunnelStep.PageAsked], counts[FunnelStep.PageFetched]));
        Assert.Equal((1, 1, 1), (counts[FunnelStep.PageStatus], counts[FunnelStep.PageRedirect], counts[FunnelStep.PageRobots]));
        Assert.Equal((1, 1, 1, 1, 1), (
            counts[FunnelStep.ArticleRelevant], counts[FunnelStep.ArticleKnown], counts[FunnelStep.ArticleNoSide], counts[FunnelStep.ArticleOneSide], counts[FunnelStep.ArticleWithoutText]));
        Assert.Equal((5, 1), (report.Articles, counts[FunnelStep.PollOverLimit]));
        AssertBalance(counts);

        await world.PollAsync(TestWatchlist.Source(world.Web, feeds: ["/feed"]));
        IReadOnlyDictionary<FunnelStep, int> again = await CountsAsync();
        Assert.Equal(counts[FunnelStep.ArticleRelevant], again[FunnelStep.ArticleRelevant]);
        Assert.Equal(1, again[FunnelStep.PlaceSame]);
        AssertBalance(again);
    }

    [Fact]
    public async Task A_page_in_a_language_without_names_does_not_count_as_one_that_names_nobody()
    {
        world.ServeFeed("/feed", "/fr");
        world.Web.Serve("/fr", """
            <html lang="fr"><body><article><h1>Le temps de demain</h1><p>Il pleuvra demain dans tout le pays, disent les services de la météo, et les routes seront
            fermées pendant la nuit dans les montagnes où la neige est tombée depuis le matin.</p></article></body></html>
            """);

        await world.PollAsync(TestWatchlist.Source(world.Web, feeds: ["/feed"]));

        IReadOnlyDictionary<FunnelStep, int> counts = await CountsAsync();
        Assert.Equal(1, counts[FunnelStep.ArticleLanguage]);
        AssertBalance(counts);
    }

    private Task<IReadOnlyDictionary<FunnelStep, int>> CountsAsync() =>
        new FunnelQueries(world.Database).SumAsync("paper", DateOnly.MinValue, DateOnly.MaxValue, CancellationToken.None);

    private static void AssertBalance(IReadOnlyDictionary<FunnelStep, int> counts) =>
        Assert.All(FunnelStages.All, stage => Assert.True(stage.Balances(counts), stage.In.ToString()));
}
