using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests.Articles;

/// <summary>What the page says around its text: who wrote it, where it lives, how it goes on.</summary>
public sealed class ArticleMetadataTests
{
    [Theory]
    [InlineData("<div class='author'>By Jane Doe, Senior Correspondent</div>", "Jane Doe")]
    [InlineData("<div class='byline'><a href='/author/jane'>Jane Doe</a><p>More stories by Jane</p></div>", "Jane Doe")]
    [InlineData("<p>Von Jane Doe, 12. März 2024</p>", "Jane Doe")]
    [InlineData("<div>By</div><div>Jane Doe</div>", "Jane Doe")]
    [InlineData("<div class='author'>Jane Doe | March 9, 2023</div>", "Jane Doe")]
    [InlineData("<div class='author'>4m read</div>", null)]
    [InlineData("<p>By no means was it a short meeting, it seems</p>", null)]
    [InlineData("<ul class='comment-list'><li><b class='author'>A Reader</b> says nothing</li></ul>", null)]
    public void The_author_is_a_name_or_nobody(string markup, string? author) =>
        Assert.Equal(author, Pages.Read($"<body><article><h1>Ministers meet</h1>{markup}{Pages.Paragraphs()}</article></body>").Author);

    [Theory]
    [InlineData("http://news.example/story-1", "http://news.example/story-1")]
    [InlineData("http://news.example/", null)]
    [InlineData("http://other.example.org/story", null)]
    public void A_front_page_or_another_site_is_no_canonical_address(string stated, string? expected) =>
        Assert.Equal(expected, Pages.Read($"<head><link rel='canonical' href='{stated}'></head><body>{Pages.Paragraphs()}</body>").CanonicalAddress?.ToString());

    [Fact]
    public void The_name_of_the_outlet_in_the_main_heading_is_no_title() =>
        Assert.Equal("Ministers meet", Pages.Read($"<head><title>Ministers meet - The Daily Bell</title><meta property='og:site_name' content='The Daily Bell'></head><body><h1>The Daily Bell</h1><h2>Ministers meet</h2>{Pages.Paragraphs()}</body>").Title);

    [Theory]
    [InlineData("http://www.outlet.co.uk/story", "http://m.outlet.co.uk/story", true)]
    [InlineData("http://www.outlet.co.uk/story", "http://other.co.uk/story", false)]
    [InlineData("http://outlet.go.kr/story", "http://other.go.kr/story", false)]
    [InlineData("http://mfa.gov.mn/story", "http://mod.gov.mn/story", false)]
    [InlineData("http://amp.outlet.de/story", "http://www.outlet.de/story", true)]
    [InlineData("http://10.0.0.1/story", "http://20.9.0.1/story", false)]
    public void Two_names_that_one_registry_gave_out_are_two_sites(string address, string stated, bool isSame) =>
        Assert.Equal(isSame, Pages.Read($"<head><link rel='canonical' href='{stated}'></head><body>{Pages.Paragraphs()}</body>", address: address).CanonicalAddress is not null);

    [Fact]
    public void Section_and_lead_image_are_read()
    {
        Article article = Pages.Read($"<head><meta property='article:section' content='World'><meta property='og:image' content='/a.jpg'></head><body>{Pages.Paragraphs()}</body>");

        Assert.Equal("World", article.Section);
        Assert.Equal("http://news.example/a.jpg", article.LeadImage?.ToString());
    }

    [Theory]
    [InlineData("http://news.example/story", "/story?page=2", "http://news.example/story?page=2")]
    [InlineData("http://news.example/story?page=2", "/story?page=3", "http://news.example/story?page=3")]
    [InlineData("http://news.example/story.html", "/story_2.html", "http://news.example/story_2.html")]
    [InlineData("http://news.example/story", "/next-story", null)]
    [InlineData("http://news.example/story", "/other?page=2", null)]
    [InlineData("http://news.example/2024/story-12345.html", "/2024/story-12346.html", null)]
    public void The_next_page_is_the_same_address_with_the_next_number(string address, string href, string? next) =>
        Assert.Equal(next, Pages.Read($"<head><link rel='next' href='{href}'></head><body>{Pages.Paragraphs()}</body>", address: address).NextPage?.ToString());

    [Fact]
    public void Joined_pages_repeat_no_paragraph() =>
        Assert.Equal("A long first paragraph.\nA second paragraph, longer.\nThe third one, longest.",
            PageSequence.Join(["A long first paragraph.\nA second paragraph, longer.", "A second paragraph, longer.\nThe third one, longest."]));

    [Fact]
    public void Selectors_that_find_nothing_are_named()
    {
        PageSelectors selectors = new("h1.headline", "div.gone", null, ".who", []);
        Article article = Pages.Read($"<body><h1 class='headline'>Ministers meet</h1>{Pages.Paragraphs()}</body>", Pages.Outlet(selectors: selectors));

        Assert.Equal(["body", "author"], article.MissedSelectors);
        Assert.StartsWith("Paragraph 1.", article.Text, StringComparison.Ordinal);
    }
}
