using System.Text;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Feeds;

namespace MongoliaDprk.Monitor.Tests.Feeds;

public sealed class NextPageTests
{
    [Theory]
    [InlineData("/list", "<link rel='next' href='/list?paged=2'><a href='/x'>Next</a>", "/list?paged=2")]
    [InlineData("/list", "<a rel='nofollow next' href='/list/page/2'>2</a>", "/list/page/2")]
    [InlineData("/category/a/page/2/", "<div class='nav-previous'><a href='/category/a/page/3/'>Earlier</a></div><div class='nav-next'><a href='/category/a/'>Newer</a></div>", "/category/a/page/3/")]
    [InlineData("/list", "<a class='btn next' href='?page=2'>»</a>", "/list?page=2")]
    [InlineData("/list", "<a href='/list?p=2'>Older posts →</a>", "/list?p=2")]
    [InlineData("/list_3.html", "<a href='list_2.html'>上一页</a><a href='list_4.html'>下一页 &gt;</a>", "/list_4.html")]
    [InlineData("/list", "<a href='?pageNo=2'>다음</a>", "/list?pageNo=2")]
    [InlineData("/list", "<a href='?pg=2'>Дараах »</a>", "/list?pg=2")]
    [InlineData("/list", "<a href='?pg=2'>Далее</a>", "/list?pg=2")]
    [InlineData("/list", "<a aria-label='Next page' href='?pg=2'><svg></svg></a>", "/list?pg=2")]
    [InlineData("/list?sec=3", "<a href='?sec=3&page=2'>2</a><a href='?sec=3&page=3'>3</a><a href='?sec=4&page=2'>2</a>", "/list?sec=3&page=2")]
    [InlineData("/list?page=4&sec=3", "<a href='?page=3&sec=3'>3</a><a href='?page=5&sec=3'>5</a><a href='?page=50&sec=3'>50</a>", "/list?page=5&sec=3")]
    [InlineData("/news", "<a href='/news?page=0'>1</a><a href='/news?page=1'>2</a><a href='/news?page=2'>3</a>", "/news?page=1")]
    [InlineData("/news?page=1", "<a href='/news?page=0'>1</a><a href='/news?page=2'>3</a>", "/news?page=2")]
    public void A_page_says_where_it_goes_on(string here, string html, string next) => Assert.Equal("https://outlet.test" + next, Find(here, html)?.AbsoluteUri);

    [Theory]
    [InlineData("<a href='/a/1'>Далее</a><a href='/a/2'>Далее</a>")] // "more" below each article
    [InlineData("<a href='/a/1'>Next year the railway will be electric</a>")]
    [InlineData("<a href='https://other.test/list?page=2'>Next</a>")]
    [InlineData("<a rel='next' href='/list'>Next</a>")] // itself
    [InlineData("<a rel='next' href='javascript:go(2)'>Next</a>")]
    [InlineData("<a href='?id=2'>2</a>")]
    [InlineData("")]
    public void The_last_page_names_none(string html) => Assert.Null(Find("/list", html));

    [Theory]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><link rel='next' href='/feed?n=2'/><entry/></feed>", "https://o.test/feed?n=2")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><link rel='prev-archive' href='https://o.test/2024/04.atom'/><entry/></feed>", "https://o.test/2024/04.atom")]
    [InlineData("<rss xmlns:a='http://www.w3.org/2005/Atom'><channel><a:link rel='next' href='feed?page=2'/></channel></rss>", "https://o.test/feed?page=2")]
    [InlineData("<rss><channel><generator>https://wordpress.org/?v=6.5</generator></channel></rss>", "https://o.test/feed?paged=2")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[],\"next_url\":\"https://o.test/2.json\"}", "https://o.test/2.json")]
    [InlineData("<rss><channel><title>T</title></channel></rss>", null)]
    public void A_feed_says_where_it_goes_on(string feed, string? next) =>
        Assert.Equal(next, FeedReader.Read(Encoding.UTF8.GetBytes(feed), null, new Uri("https://o.test/feed")).Next?.AbsoluteUri);

    [Fact]
    public void The_pages_of_a_WordPress_feed_are_counted_up()
    {
        byte[] feed = Encoding.UTF8.GetBytes("<rss><channel><generator>https://wordpress.org/?v=6.5</generator></channel></rss>");
        Assert.Equal("https://o.test/feed/?cat=3&paged=8", FeedReader.Read(feed, null, new Uri("https://o.test/feed/?cat=3&paged=7")).Next?.AbsoluteUri);
    }

    private static Uri? Find(string here, string html) =>
        NextPage.Of(new FetchedPage(new Uri("https://outlet.test" + here), Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", default));
}
