using System.Net;
using AngleSharp.Html.Dom;
using MongoliaDprk.Monitor.App.Api;
using MongoliaDprk.Monitor.App.Dashboard.Parts;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

public sealed class ArticlePageTests(SqliteSite site) : IClassFixture<SqliteSite>
{
    [Fact]
    public async Task An_article_shows_its_facts_its_visits_and_the_page_that_was_kept()
    {
        IHtmlDocument page = await site.PageAsync("/articles/1");
        Assert.Equal("<script>alert(1)</script> \"Anna\" & others", page.QuerySelector("h1")?.TextContent);
        Assert.Contains("2026-03-04, from a meta element, exact to the day", string.Join(' ', page.QuerySelector(".facts")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" ,", ",", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("will visit Bravo next week", page.QuerySelector("section[aria-labelledby=reported] blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://alpha.example/1", page.QuerySelector("a[rel~=external]")?.GetAttribute("href"));
        Assert.Equal(2, page.QuerySelectorAll("section[aria-labelledby=names] [data-row]").Length);
    }

    [Fact]
    public async Task A_kept_page_is_only_ever_a_file_to_be_saved()
    {
        IHtmlDocument page = await site.PageAsync("/articles/1");
        using HttpResponseMessage kept = await site.Client.GetAsync(page.QuerySelector("section[aria-labelledby=kept] a")!.GetAttribute("href"));
        Assert.Equal("<p>1", await kept.Content.ReadAsStringAsync());
        Assert.Equal("application/octet-stream", kept.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", kept.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Contains("sandbox", kept.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using HttpResponseMessage none = await site.Client.GetAsync("/articles/1/pages/none");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Theory]
    [InlineData("/articles/999999")]
    [InlineData("/actors/nobody")]
    [InlineData("/sources/nowhere")]
    public async Task What_is_not_stored_is_not_found_and_says_where_to_go_on(string address)
    {
        using HttpResponseMessage response = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("class=\"empty\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_hit_of_a_text_is_marked_and_no_blank_is_lost()
    {
        const string text = "Title of Anna\nAnna  met Bob,\nthen Anna";
        ArticleMention anna = Mention("anna", new Hit(9, 4, "Anna"), new Hit(14, 4, "Anna"), new Hit(34, 4, "Anna"));
        ArticleMention bob = Mention("bob", new Hit(24, 3, "Bob"));
        Assert.Equal("Title of [anna]|[anna] met [bob],|then [anna]", Shown(text, [anna, bob], null));
        Assert.Equal("Title of Anna|Anna met [bob],|then Anna", Shown(text, [anna, bob], "bob"));
    }

    [Fact]
    public void Hits_that_no_longer_fit_the_text_break_nothing() =>
        Assert.Equal("Title|short", Shown("Title\nshort", [Mention("anna", new Hit(3, 20, "x"), new Hit(100, 4, "Anna"))], null));

    [Theory]
    [InlineData("Title\nAnna met Bob.", 6, 4, "[Anna] met Bob.")]
    [InlineData("Title\nAnna met Bob.", 15, 3, "Anna met [Bob].")]
    [InlineData("Title\n대통령이 몽골을 방문", 11, 2, "대통령이 [몽골]을 방문")]
    [InlineData("Title", 200, 4, "Title[gone]")]
    public void A_hit_is_told_in_its_words_and_in_no_other_paragraph(string text, int start, int length, string told)
    {
        HitContext context = HitContext.Of(text, new Hit(start, length, start < text.Length ? text.Substring(start, length) : "gone"));
        Assert.Equal(told, $"{context.Before}[{context.Hit}]{context.After}");
    }

    private static string Shown(string text, IReadOnlyList<ArticleMention> mentions, string? actor) => string.Join('|', MarkedPiece.Paragraphs(text, mentions, actor)
        .Select(p => string.Concat(p.Select(piece => piece.Mention is { } m ? $"[{m.ActorId}]" : piece.Words))));

    private static ArticleMention Mention(string actor, params Hit[] hits) => new(actor, actor, "aa", Salience.Body, hits.Length, "", hits[0].Surface, hits, true);
}
