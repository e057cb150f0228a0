using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Tests.Polling;

public sealed class MultiPageTests : IAsyncLifetime
{
    private PollWorld world = null!;
    private Source source = null!;

    public async Task InitializeAsync()
    {
        world = await PollWorld.CreateAsync();
        source = TestWatchlist.Source(world.Web, feeds: ["/feed"]);
        world.ServeFeed("/feed", "/news/talks");
    }

    public async Task DisposeAsync()
    {
        await world.DisposeAsync();
        Assert.Empty(world.Broken);
    }

    [Fact]
    public async Task An_article_cut_into_pages_is_one_article_with_all_pages_kept()
    {
        world.Web.Serve("/news/talks", Page("The president of Borduria arrived on Monday", "/news/talks?page=2"));
        world.Web.Serve("/news/talks?page=2", Page("He spoke of coal and of the harbour for hours", "/news/talks?page=3"));
        world.Web.Serve("/news/talks?page=3", Page("On Thursday he left again for his own country", "/news/talks?page=3"));

        PollReport report = await world.PollAsync(source);

        Assert.Equal((1, 1), (report.Articles, report.Relevant));
        ArticleDetail article = await ArticleAsync();
        string text = Assert.Single(article.Versions).Text;
        Assert.True(text.IndexOf("arrived", StringComparison.Ordinal) < text.IndexOf("coal", StringComparison.Ordinal) && text.Contains("left again", StringComparison.Ordinal), text);
        Assert.Equal((3, 3), (article.Evidence.Count, article.Versions[0].Pages.Count));
    }

    [Fact]
    public async Task An_edit_on_the_second_page_is_a_version_and_none_is_made_when_nothing_was_edited()
    {
        world.Web.Serve("/news/talks", Page("The president of Borduria arrived on Monday", "/news/talks?page=2"));
        world.Web.Serve("/news/talks?page=2", Page("He spoke of coal and of the harbour for hours", null));
        await world.PollAsync(source);

        world.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal((1, 0), await world.PollAsync(source) is var same ? (same.Revisited, same.Edited) : default);
        world.Web.Serve("/news/talks?page=2", Page("He spoke of iron and of the harbour for hours", null));
        world.Time.Advance(TimeSpan.FromHours(6));
        Assert.Equal((1, 1), await world.PollAsync(source) is var edited ? (edited.Revisited, edited.Edited) : default);

        Assert.Equal([2, 2], (await ArticleAsync()).Versions.Select(v => v.Pages.Count));
    }

    [Fact]
    public async Task Half_an_article_is_not_stored_while_the_rest_may_come()
    {
        world.Web.Serve("/news/talks", Page("The president of Borduria arrived on Monday", "/news/talks?page=2"));
        world.Web.Status("/news/talks?page=2", 503);

        Assert.Equal((0, 1), await world.PollAsync(source) is var first ? (first.Articles, first.Failures) : default);
        world.Web.Serve("/news/talks?page=2", Page("He spoke of coal and of the harbour for hours", null));
        world.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await world.PollAsync(source)).Articles);

        Assert.Contains("coal", Assert.Single((await ArticleAsync()).Versions).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_further_page_that_does_not_exist_costs_nothing_and_an_endless_article_ends()
    {
        world.ServeFeed("/feed", "/news/talks", "/news/endless");
        world.Web.Serve("/news/talks", Page("The president of Borduria arrived on Monday", "/news/talks?page=2"));
        world.Web.Serve("/news/endless", Page("Borduria without an end, part 1", "/news/endless?page=2"));
        for (int i = 2; i < 60; i++)
            world.Web.Serve($"/news/endless?page={i}", Page($"Borduria without an end, part {i}", $"/news/endless?page={i + 1}"));

        Assert.Equal(2, (await world.PollAsync(source)).Articles);
        Assert.Equal((1, 0), (world.Web.Count("/news/endless?page=20"), world.Web.Count("/news/endless?page=21")));
    }

    [Fact]
    public async Task A_page_without_text_is_read_from_its_short_form()
    {
        world.Web.Serve("/news/talks", "<html><head><title>Talks</title><link rel='amphtml' href='/amp/talks'></head><body><div id='app'></div><script src='/app.js'></script></body></html>");
        world.Web.Serve("/amp/talks", Page("The president of Borduria arrived on Monday", null));

        Assert.Equal((1, 1), await world.PollAsync(source) is var report ? (report.Articles, report.Relevant) : default);

        ArticleDetail article = await ArticleAsync();
        Assert.Contains("president of Borduria", article.Versions[0].Text, StringComparison.Ordinal);
        Assert.Equal((2, world.Web.At("/news/talks").AbsoluteUri), (article.Evidence.Count, article.Address));
    }

    private async Task<ArticleDetail> ArticleAsync() => (await new ArticleQueries(world.Database).FindAsync(null, world.Web.At("/news/talks"), default))!;

    private static string Page(string words, string? next) => $"""
        <html><head><title>Talks</title>{(next is null ? "" : $"<link rel='next' href='{next}'>")}</head><body><article><h1>Talks</h1>
        <p>{words}, and this was told by the agency to everybody who would listen to it.</p>
        <p>{words}: nobody had expected as much, and nobody will forget it soon, said one who was there.</p>
        </article></body></html>
        """;
}
