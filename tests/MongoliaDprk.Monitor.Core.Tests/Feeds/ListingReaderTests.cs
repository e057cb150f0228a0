using System.Text;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Tests.Feeds;

public sealed class ListingReaderTests
{
    private const string Page = """
        <html><body><nav><a href="/news/2024/05/28/a-long-menu-entry-about-everything">A long menu entry about everything here</a></nav>
        <main>
          <div class="card"><a href="/news/482913"><img src="p.jpg"></a><h3><a href="/news/482913#top">Ерөнхийлөгч хоёр улсын харилцааны талаар ярилцлаа</a></h3><a href="/news/482913">Цааш</a></div>
          <div class="card"><h3><a href="?t=strongly&id=20240528-02">주석께서 친선사절단을 접견하시였다</a></h3></div>
          <div class="card"><h3><a href="http://en.outlet.test/articles/minister-meets-guests-from-abroad.html">Minister meets guests from abroad in the capital</a></h3></div>
          <a href="/politics">Politics</a> <a href="https://other.test/2024/05/28/their-own-long-article-title">Their own long article title is on another site</a>
          <a href="/files/report-2024-05-28.pdf.zip">A long report to be downloaded by everyone</a> <a href="javascript:void(0)">Something long enough to be a headline</a>
          <a href="/tag/2024-long-tag-name-of-something">A long tag name that looks like a headline</a>
        </main><footer><a href="/about/2024/our-long-history-in-words">Our long history in many words and years</a></footer></body></html>
        """;

    [Fact]
    public void Without_a_selector_the_links_that_look_like_articles_are_found_with_their_headlines()
    {
        IReadOnlyList<Link> links = Read(Page, null);
        Assert.Equal(
            [
                ("http://outlet.test/news/482913", "Ерөнхийлөгч хоёр улсын харилцааны талаар ярилцлаа"),
                ("http://outlet.test/list?t=strongly&id=20240528-02", "주석께서 친선사절단을 접견하시였다"),
                ("http://en.outlet.test/articles/minister-meets-guests-from-abroad.html", "Minister meets guests from abroad in the capital"),
            ],
            links.Select(link => (link.Address.AbsoluteUri, link.Title)));
    }

    [Fact]
    public void A_selector_may_name_the_link_or_a_box_around_or_inside_it()
    {
        const string page = "<div class=x><a href='/1'><h3>One</h3></a></div><div class=y><a href='/2'>Two</a></div>";
        Assert.Equal(["http://outlet.test/1"], Read(page, ".x a").Select(l => l.Address.AbsoluteUri));
        Assert.Equal(["http://outlet.test/1"], Read(page, ".x h3").Select(l => l.Address.AbsoluteUri));
        Assert.Equal(["http://outlet.test/2"], Read(page, ".y").Select(l => l.Address.AbsoluteUri));
        Assert.Empty(Read(page, ".nothing"));
    }

    [Fact]
    public void A_selector_that_is_none_is_told() =>
        Assert.Contains("'a[[['", Assert.Throws<FeedException>(() => Read(Page, "a[[[")).Message, StringComparison.Ordinal);

    private static IReadOnlyList<Link> Read(string html, string? selector)
    {
        Uri address = new("http://outlet.test/list");
        return ListingReader.Read(new FetchedPage(address, Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", default), new ListingPage(address, selector));
    }
}
