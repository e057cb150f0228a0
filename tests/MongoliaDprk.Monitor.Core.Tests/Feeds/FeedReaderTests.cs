using System.Buffers.Text;
using System.Globalization;
using System.Text;
using MongoliaDprk.Monitor.Core.Feeds;

namespace MongoliaDprk.Monitor.Tests.Feeds;

public sealed class FeedReaderTests
{
    private const string Rss = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:x="http://purl.org/rss/1.0/modules/content/" xmlns:who="http://purl.org/dc/elements/1.1/">
        <channel><title>Нүүр</title><link>https://outlet.test/</link>
        <item><title>Ерөнхийлөгч айлчилна</title><link>https://outlet.test/a/1</link><guid isPermaLink="false">a-1</guid>
        <pubDate>Tue, 28 May 2024 13:05:30 +0800</pubDate><who:creator>Б. Дорж</who:creator>
        <description>Товч &lt;b&gt;мэдээ&lt;/b&gt;</description><x:encoded><![CDATA[<p>Бүтэн мэдээ]]></x:encoded>
        <enclosure url="https://outlet.test/a.mp3" type="audio/mpeg"/></item>
        <item><title>Хоёр дахь</title><guid>https://outlet.test/a/2</guid></item>
        </channel></rss>
        """;

    [Fact]
    public void An_rss_item_gives_all_its_fields_under_any_prefix()
    {
        Feed feed = Read(Rss);
        Assert.Equal((FeedFormat.Rss, "Нүүр", "https://outlet.test/", 2), (feed.Format, feed.Title, feed.Link, feed.Items.Count));
        FeedItem item = feed.Items[0];
        Assert.Equal(("a-1", "Ерөнхийлөгч айлчилна", "https://outlet.test/a/1", "Б. Дорж"), (item.Id, item.Title, item.Link, item.Author));
        Assert.Equal(new DateTime(2024, 5, 28, 5, 5, 30, DateTimeKind.Utc), item.Published);
        Assert.Equal(("Товч <b>мэдээ</b>", "<p>Бүтэн мэдээ"), (item.Summary, item.Content));
        Assert.Equal(["https://outlet.test/a.mp3"], item.Enclosures);
        Assert.Equal("https://outlet.test/a/2", feed.Items[1].Link);
    }

    [Fact]
    public void A_feed_cut_anywhere_never_fails_with_anything_but_a_feed_exception()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Rss);
        int secondItem = Rss.IndexOf("<item><title>Хоёр", StringComparison.Ordinal);
        for (int length = 0; length < whole.Length; length++)
        {
            try
            {
                Feed feed = FeedReader.Read(whole.AsMemory(0, length), null, null);
                if (length > Encoding.UTF8.GetByteCount(Rss[..secondItem]))
                    Assert.Equal("https://outlet.test/a/1", feed.Items[0].Link);
            }
            catch (FeedException e)
            {
                Assert.DoesNotContain('\n', e.Message);
            }
        }
    }

    [Theory]
    [InlineData("<rss><channel><item><title>Tea & sugar</title><link>http://a.test/?x=1&y=2</link></item></channel></rss>", "Tea & sugar", "http://a.test/?x=1&y=2")]
    [InlineData("<b>Warning</b>: line 3<br />\n<rss><channel><item><title>T</title><link>http://a.test/1</link></item></channel></rss>", "T", "http://a.test/1")]
    [InlineData("<rss><channel><item><title>T<link>http://a.test/1</link></item></channel></rss>", "T", "http://a.test/1")]
    [InlineData("<rss><channel><item><title>T</title><link>http://a.test/1<item><title>U</title></channel></rss>", "T", "http://a.test/1")]
    [InlineData("<rss><channel><item><media:x/><title>A &eacute;&nbsp;&#8212;&#150; b</title><link>http://a.test/1</link></item></channel></rss> junk <", "A é\u00a0—– b", "http://a.test/1")]
    [InlineData("<rss><channel><item><title><![CDATA[5 < 6 & 7]]></title><link>\n http://a.test/1 \n</link></item></channel></rss>", "5 < 6 & 7", "http://a.test/1")]
    [InlineData("<rss><channel><item><title>a\u0008b</title><link>http://a.test/1</link></item></channel></rss>", "ab", "http://a.test/1")]
    public void Markup_that_is_not_well_formed_keeps_its_items(string xml, string title, string link)
    {
        FeedItem item = Read(xml).Items[0];
        Assert.Equal((title, link), (item.Title, item.Link));
    }

    [Fact]
    public void Declared_entities_are_never_expanded()
    {
        const string bomb = """
            <!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
            <rss><channel><item><title>&b;&c;</title></item></channel></rss>
            """;
        Assert.Equal("&b;&c;", Read(bomb).Items[0].Title);
    }

    [Fact]
    public void Deep_and_unclosed_markup_is_read_in_time_in_proportion_to_its_length()
    {
        string deep = string.Concat(Enumerable.Repeat("<b>", 200_000)) + string.Concat(Enumerable.Repeat("<!-- <![CDATA[ </x> &# ", 100_000));
        Feed feed = Read("<rss><channel><item><title>T</title><link>http://a.test/1</link><description>" + deep);
        Assert.Equal("T", Assert.Single(feed.Items).Title);
    }

    [Fact]
    public void An_atom_entry_takes_the_readable_page_its_own_base_and_the_feeds_author()
    {
        FeedItem item = Read("""
            <f:feed xmlns:f="http://www.w3.org/2005/Atom" xml:base="https://outlet.test/news/"><f:title>N</f:title><f:author><f:name>Desk</f:name></f:author>
            <f:entry><f:id>urn:1</f:id><f:title type="html">A &amp;amp; B</f:title><f:link rel="self" href="x.atom"/><f:link rel="enclosure" href="v.mp4"/>
            <f:link href="1.html"/><f:published>2024-05-28T13:05:30+08:00</f:published><f:updated>2024-05-29T00:00:00Z</f:updated>
            <f:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Hi <b>there</b></div></f:content></f:entry></f:feed>
            """).Items[0];
        Assert.Equal(("https://outlet.test/news/1.html", "A &amp; B", "Desk"), (item.Link, item.Title, item.Author));
        Assert.Equal((new DateTime(2024, 5, 28, 5, 5, 30), new DateTime(2024, 5, 29)), (item.Published!.Value, item.Updated!.Value));
        Assert.Contains("Hi <b>there</b>", item.Content, StringComparison.Ordinal);
        Assert.Equal(["https://outlet.test/news/v.mp4"], item.Enclosures);
    }

    [Fact]
    public void Rdf_items_stand_beside_the_channel()
    {
        Feed feed = Read("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://o.test/"><title>조선</title><link>https://o.test/</link></channel>
            <item rdf:about="https://o.test/1"><title>첫째</title><link>https://o.test/1</link><dc:date>2024-05-28</dc:date></item></rdf:RDF>
            """);
        Assert.Equal((FeedFormat.Rdf, "조선", "첫째"), (feed.Format, feed.Title, feed.Items[0].Title));
        Assert.Equal(new DateTime(2024, 5, 28), feed.Items[0].Published);
    }

    [Fact]
    public void A_json_feed_is_read_even_when_it_was_cut_off()
    {
        const string json = """{"version":"https://jsonfeed.org/version/1.1","title":"N","items":[{"id":1,"url":"/1","title":"A","authors":[{"name":"X"}],"date_published":"2024-05-28T13:05:30+09:00"},{"id":2,"title":"B""";
        Feed feed = FeedReader.Read(Encoding.UTF8.GetBytes(json), "application/feed+json", new Uri("https://o.test/feed.json"));
        FeedItem item = Assert.Single(feed.Items);
        Assert.Equal((FeedFormat.Json, "1", "https://o.test/1", "X"), (feed.Format, item.Id, item.Link, item.Author));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("<html><body>No</body></html>", "HTML page")]
    [InlineData("{\"a\":1}", "JSON")]
    [InlineData("{\"a\":", "line 1")]
    [InlineData("plain words", "no markup")]
    [InlineData("<note/>", "<note>")]
    public void What_is_no_feed_is_refused_with_the_reason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<FeedException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Links_are_absolute_web_addresses_each_once_with_plain_titles()
    {
        Feed feed = FeedReader.Read(Encoding.UTF8.GetBytes("""
            <rss><channel><item><title>A &lt;b&gt;x&lt;/b&gt; &amp;amp; y</title><link>/1</link></item><item><link>/1</link></item>
            <item><link>mailto:a@b.test</link></item><item><link>javascript:alert(1)</link></item></channel></rss>
            """), null, new Uri("https://o.test/feed"));
        Link link = Assert.Single(FeedReader.Links(feed));
        Assert.Equal(("https://o.test/1", "A x & y"), (link.Address.AbsoluteUri, link.Title));
    }

    [Fact]
    public void Every_item_of_a_feed_far_too_long_costs_the_same()
    {
        StringBuilder xml = new("<rss><channel>");
        for (int i = 0; i < 100_000; i++)
            xml.Append(CultureInfo.InvariantCulture, $"<item><title>Item {i} &amp; <![CDATA[more]]></title><link>http://a.test/{i}</link><description>&lt;p&gt;x &lt;!-- y</description>");
        Feed feed = Read(xml.ToString());
        Assert.Equal(10_000, feed.Items.Count);
        Assert.Equal(10_000, FeedReader.Links(feed).Count);
    }

    [Fact]
    public void Markup_that_never_ends_is_tidied_in_time_in_proportion_to_its_length()
    {
        string text = string.Concat(Enumerable.Repeat("<script><style><a x='<", 90_000));
        Assert.NotNull(Summary(text));
    }

    [Fact]
    public void Markup_is_said_so_that_nobody_misreads_it_and_plain_text_keeps_its_brackets()
    {
        Assert.Equal("""<img alt="a &lt;br&gt; b">""", Summary("""<img alt="a <br> b">"""));
        Assert.Equal("<p>x</p>", Summary("<p>x<!-- not shown --></p><script>alert('<p>')</script>"));
        Assert.Equal("&lt;!' <b>x</b>", Summary("<!' <b>x</b>"));
        Assert.Equal("a <!b 5 < 6", Summary("a <!b 5 < 6"));
        Assert.Equal("<p>x</p><script>unclosed", Summary("<p>x</p><script>unclosed"));
        Assert.Equal("How <script> works", Read("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>How &lt;script&gt; works</title></entry></feed>").Items[0].Title);
    }

    [Fact]
    public void A_news_search_feed_gives_the_article_and_not_the_search()
    {
        byte[] address = Encoding.ASCII.GetBytes("https://outlet.test/a/1");
        string id = Base64Url.EncodeToString([0x08, 0x13, 0x22, (byte)address.Length, .. address]);
        Link link = Assert.Single(FeedReader.Links(Read($"""
            <rss><channel><item><title>Guests arrive - a report - The Outlet</title><link>https://news.google.com/rss/articles/{id}?oc=5</link>
            <pubDate>Tue, 28 May 2024 07:00:00 GMT</pubDate><source url="https://outlet.test">The Outlet</source></item></channel></rss>
            """)));
        Assert.Equal(("https://outlet.test/a/1", "Guests arrive - a report", LinkDate.FeedItem), (link.Address.AbsoluteUri, link.Title, link.DateFrom));
    }

    [Fact]
    public void A_title_that_only_ends_like_the_outlet_is_kept_whole() =>
        Assert.Equal("Great-Outlet", FeedReader.Links(Read("<rss><channel><item><title>Great-Outlet</title><link>http://a.test/1</link><source>Outlet</source></item></channel></rss>"))[0].Title);

    [Fact]
    public void The_articles_own_address_wins_over_that_of_a_service_for_feeds() =>
        Assert.Equal("https://outlet.test/1", FeedReader.Links(Read(
            "<rss xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'><channel><item><link>http://feedproxy.test/~r/1</link><feedburner:origLink>https://outlet.test/1</feedburner:origLink></item></channel></rss>"))[0].Address.AbsoluteUri);

    [Fact]
    public void The_answer_of_a_news_search_is_a_feed_whose_dates_are_when_it_saw_the_articles()
    {
        const string answer = """
            {"articles":[{"url":"https://outlet.test/1","url_mobile":"","title":"The guest\'s visit","seendate":"20240528T130500Z","domain":"outlet.test","language":"English"},
            {"url":"https://outlet.test/2","title":"Хоёр","seendate":"20240528T131500Z"}]}
            """;
        IReadOnlyList<Link> links = FeedReader.Links(Read(answer));
        Assert.Equal(["The guest's visit", "Хоёр"], links.Select(l => l.Title));
        Assert.Equal((new DateTime(2024, 5, 28, 13, 5, 0), LinkDate.Seen), (links[0].Published!.Value, links[0].DateFrom));
        Assert.Empty(Read("{}").Items);
    }

    [Fact]
    public void A_refusal_in_words_is_told() =>
        Assert.Contains("Please limit requests", Assert.Throws<FeedException>(() => Read("Please limit requests to one every 5 seconds.\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_link_tells_what_its_date_is()
    {
        IReadOnlyList<Link> links = FeedReader.Links(Read("""
            <feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="http://a.test/1"/><published>2024-05-28</published><updated>2024-05-29T01:02:03Z</updated></entry>
            <entry><link href="http://a.test/2"/><updated>2024-05-29T01:02:03Z</updated></entry></feed>
            """));
        Assert.Equal((LinkDate.FeedItem, true, new DateTime(2024, 5, 28), new DateTime(2024, 5, 29, 1, 2, 3)), (links[0].DateFrom, links[0].DayOnly, links[0].Published!.Value, links[0].Modified!.Value));
        Assert.Equal((LinkDate.FeedUpdate, false, new DateTime(2024, 5, 29, 1, 2, 3)), (links[1].DateFrom, links[1].DayOnly, links[1].Published!.Value));
    }

    private static string? Summary(string html) =>
        Read($"<rss><channel><item><description><![CDATA[{html}]]></description></item></channel></rss>").Items[0].Summary;

    private static Feed Read(string text) => FeedReader.Read(Encoding.UTF8.GetBytes(text), null, null);
}
