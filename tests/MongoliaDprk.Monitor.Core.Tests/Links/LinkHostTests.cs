using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Links;
using MongoliaDprk.Monitor.Core.Tests.Articles;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests.Links;

/// <summary><see cref="Uri"/> takes host names that nobody can look up; they come in wrong character sets and from jokers.</summary>
public sealed class LinkHostTests
{
    public static TheoryData<string> Forbidden => new("http://\uFFFD/a", "http://news.\uFFFDexample/a", "https://a\u200B\u200B.\u2FF0.example/a");

    [Theory]
    [InlineData("http://News.Example./a", "news.example")]
    [InlineData("https://новости.test/1", "xn--b1amnebsh.test")]
    [InlineData("http://[::1]:80/", "[::1]")]
    public void The_host_is_told_as_it_is_looked_up(string address, string host)
    {
        Assert.Equal(host, LinkHost.Name(new Uri(address)));
        Assert.True(LinkHost.CanBeAsked(new Uri(address)));
    }

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void A_name_that_IDN_forbids_cannot_be_asked_and_breaks_nothing(string address)
    {
        Uri uri = new(address);
        Assert.False(LinkHost.CanBeAsked(uri));
        Assert.NotEmpty(LinkHost.Name(uri));
        Assert.NotEmpty(LinkAddress.Key(uri));
        Assert.False(SourceHosts.Has(Pages.Outlet(), uri));
    }

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void A_page_that_states_it_is_read(string address)
    {
        Article article = Pages.Read($$"""
            <html lang=en><head><title>Ministers sign a plan</title><link rel=canonical href="{{address}}"><link rel=amphtml href="{{address}}"><link rel=next href="{{address}}">
            <meta property=og:url content="{{address}}"><meta property=og:image content="{{address}}">
            <script type="application/ld+json">{"@type":"NewsArticle","url":"{{address}}","image":"{{address}}","datePublished":"2024-03-03T10:00:00Z"}</script></head>
            <body><article><h1>Ministers sign a plan</h1>{{Pages.Paragraphs()}}<a href="{{address}}">2</a></article></body></html>
            """, Pages.Outlet());

        Assert.Equal("Ministers sign a plan", article.Title);
        Assert.Contains(Pages.Sentence, article.Text, StringComparison.Ordinal);
    }
}
