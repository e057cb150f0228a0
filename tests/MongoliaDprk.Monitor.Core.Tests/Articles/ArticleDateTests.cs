using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests.Articles;

public sealed class ArticleDateTests
{
    [Fact]
    public void A_page_without_any_date_has_none_and_never_the_day_it_was_fetched() =>
        Assert.Null(Pages.Read($"<body><h1>Title here</h1><div>{Pages.Paragraphs()}</div><footer>Copyright 2024</footer></body>").Published);

    [Fact]
    public void Linked_data_is_trusted_before_meta_before_the_address()
    {
        const string Meta = "<meta property='article:published_time' content='2024-03-11T08:00:00+08:00'>";
        const string Linked = "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-03-10T09:00:00+08:00\"}]}</script>";
        const string Address = "http://news.example/2024/03/12/story";

        Assert.Equal("2024-03-10T09:00:00+08:00 JsonLd", Published(Pages.Read(Meta + Linked, address: Address)));
        Assert.Equal("2024-03-11T08:00:00+08:00 Meta", Published(Pages.Read(Meta, address: Address)));
        Assert.Equal("2024-03-12 Address", Published(Pages.Read("<p>x", address: Address)));
    }

    [Fact]
    public void A_time_without_offset_is_in_the_zone_of_the_outlet()
    {
        const string Html = "<meta property='article:published_time' content='2024-03-10 09:00'>";

        Assert.Equal("2024-03-10T09:00:00+08:00", Pages.Read(Html, Pages.Outlet()).Published?.ToString());
        Assert.Equal("2024-03-10T09:00:00+00:00", Pages.Read(Html).Published?.ToString());
    }

    [Theory]
    [InlineData("2024-03-10T01:00:20Z", "2024-03-10T09:00:00+08:00")]
    [InlineData("2024-03-10T03:15:00Z", "2024-03-10T09:00:00+05:45")]
    [InlineData("2024-03-10T01:07:00Z", "2024-03-10T09:00:00-04:00")]
    public void The_same_minute_of_another_hour_with_its_zone_tells_the_zone_of_a_time_without(string stated, string expected)
    {
        string html = "<html lang='en-US'><meta property='article:published_time' content='2024-03-10 09:00'>" + $"<meta property='og:article:published_time' content='{stated}'>";

        Assert.Equal(expected, Pages.Read(html).Published?.ToString());
    }

    [Theory]
    [InlineData("en-US", "2024-01-10T09:00:00-05:00")]
    [InlineData("en_US", "2024-01-10T09:00:00-05:00")]
    [InlineData("en-GB", "2024-01-10T09:00:00+00:00")]
    [InlineData("fr", "2024-01-10T09:00:00+00:00")]
    public void A_time_without_zone_of_an_unknown_outlet_is_read_in_the_zone_its_language_makes_likely(string language, string expected) =>
        Assert.Equal(expected, Pages.Read($"<html lang='{language}'><meta property='article:published_time' content='2024-01-10 09:00'>").Published?.ToString());

    [Fact]
    public void A_likely_zone_does_not_move_the_day_of_an_instant_that_is_stated() =>
        Assert.Equal("2024-01-10T01:00:00+00:00", Pages.Read("<html lang='en-US'><meta property='article:published_time' content='2024-01-10T01:00:00Z'>").Published?.ToString());

    [Fact]
    public void A_time_without_zone_that_seems_to_lie_ahead_keeps_its_day_and_loses_its_clock()
    {
        const string Html = "<meta property='article:published_time' content='2024-06-01 19:30'>";

        Assert.Equal("2024-06-01", Pages.Read(Html).Published?.ToString());
        Assert.Equal("2024-06-01T19:30:00+08:00", Pages.Read(Html, Pages.Outlet()).Published?.ToString());
    }

    [Fact]
    public void The_day_is_that_of_the_outlet_even_when_the_markup_states_another_zone()
    {
        const string Late = "<meta property='article:published_time' content='2024-03-10T20:00:00Z'>";

        Assert.Equal("2024-03-11T04:00:00+08:00", Pages.Read(Late, Pages.Outlet()).Published?.ToString());
    }

    [Fact]
    public void An_instant_in_universal_time_gets_the_day_that_the_address_names()
    {
        const string Early = "<meta property='article:published_time' content='2024-03-11T01:49:00Z'>";

        PublishedDate? read = Pages.Read(Early, address: "http://news.example/2024/03/10/story").Published;
        Assert.Equal(new DateOnly(2024, 3, 10), read?.Day);
        Assert.Equal(new DateTime(2024, 3, 11, 1, 49, 0), read?.At.UtcDateTime);
        Assert.Equal("2024-03-11T01:49:00+00:00", Pages.Read(Early, address: "http://news.example/2024/03/08/story").Published?.ToString());
    }

    [Theory]
    [InlineData("<p>Reading time 3 min</p><p>Updated: 12 May 2024</p><p>2 April 2024</p>", "2024-04-02")]
    [InlineData("<p>Updated: 12 May 2024</p>", "2024-05-12")]
    [InlineData("<p>2 April 2024, updated 12 May 2024</p>", "2024-04-02")]
    public void The_day_of_a_change_counts_only_when_nothing_says_when_it_was_published(string printed, string expected) =>
        Assert.Equal(expected, Pages.Read($"<body><div><h1>Title of the story</h1>{printed}{Pages.Paragraphs()}</div></body>").Published?.ToString());

    [Theory]
    [InlineData("(2024.5.19.)", "2024-05-19")]
    [InlineData("www.outlet.example (Juche113.5.19.)", "2024-05-19")]
    public void A_date_printed_at_the_foot_of_a_text_is_read(string foot, string expected) =>
        Assert.Equal(expected, Pages.Read($"<body><h1>Title of the story</h1><div>{Pages.Paragraphs(14)}<p>{foot}</p></div></body>").Published?.ToString());

    [Fact]
    public void Times_of_other_stories_and_of_comments_are_not_the_articles()
    {
        const string Others = "<ul class='latest'><li><a href='/o'>Other story</a> <time class='published' datetime='2023-01-01'>1 January 2023</time></li></ul>"
            + "<div class='comment-meta'><time itemprop='datePublished' datetime='2024-05-30'>May 30, 2024</time></div>";

        Assert.Equal("2024-04-02", Pages.Read($"<body><div><h1>Title of the story</h1><p>2 April 2024</p>{Pages.Paragraphs(9)}</div>{Others}</body>").Published?.ToString());
    }

    [Theory]
    [InlineData("(Capital 5월 28일발 Agency)")]
    [InlineData("本报首都5月28日电")]
    [InlineData("28.5.2024 – ")]
    public void A_dateline_in_another_script_is_read(string dateline) =>
        Assert.Equal("2024-05-28", Pages.Read($"<div><p>{dateline} {Pages.Sentence}</p>{Pages.Paragraphs()}</div>").Published?.ToString());

    [Fact]
    public void A_date_in_the_future_is_not_believed_and_the_next_evidence_counts()
    {
        const string Future = "<meta property='article:published_time' content='2024-06-01T13:30:00Z'>";

        Assert.Null(Pages.Read(Future).Published);
        Assert.Equal("2024-05-30 Address", Published(Pages.Read(Future, address: "http://news.example/20240530/1")));
        Assert.Equal("2024-06-01T12:30:00+00:00", Pages.Read(Future.Replace("13:30", "12:30", StringComparison.Ordinal)).Published?.ToString());
    }

    [Theory]
    [InlineData("www.outlet.example (Juche113.3.12.)", "2024-03-12")]
    [InlineData("주체113(2024)년 3월 12일", "2024-03-12")]
    [InlineData("2024년 3월 12일 (화)", "2024-03-12")]
    [InlineData("2024年3月12日", "2024-03-12")]
    [InlineData("2024 оны 3 сарын 12", "2024-03-12")]
    [InlineData("12 марта 2024 года", "2024-03-12")]
    [InlineData("March 12, 2024", "2024-03-12")]
    [InlineData("12. März 2024", "2024-03-12")]
    [InlineData("12.03.2024", "2024-03-12")]
    [InlineData("２０２４．３．１２", "2024-03-12")]
    [InlineData("Published: 2024-03-12 18:05", "2024-03-12T18:05:00+00:00")]
    [InlineData("2024年3月12日 下午6:05", "2024-03-12T18:05:00+00:00")]
    [InlineData("12 March 2024, 6:05 pm", "2024-03-12T18:05:00+00:00")]
    public void A_printed_date_beside_the_title_is_read(string printed, string expected)
    {
        Article article = Pages.Read($"<body><div><h1>Title of the story</h1><p class='x'>{printed}</p>{Pages.Paragraphs()}</div></body>");

        Assert.Equal(expected, article.Published?.ToString());
        Assert.Equal(DateOrigin.Text, article.Published?.From);
    }

    [Fact]
    public void Years_of_an_outlets_own_calendar_are_converted_only_for_that_outlet()
    {
        string html = $"<body><div><h1>Title of the story</h1><p>113.3.12.</p>{Pages.Paragraphs()}</div></body>";

        Assert.Equal("2024-03-12", Pages.Read(html, Pages.Outlet("Asia/Pyongyang", SourceCalendar.Juche)).Published?.ToString());
        Assert.Null(Pages.Read(html).Published);
    }

    [Fact]
    public void The_feed_gives_the_date_when_the_page_has_none()
    {
        var link = new Link(new Uri("http://news.example/story"), Published: new DateTime(2024, 5, 30, 1, 0, 0, DateTimeKind.Utc));

        Assert.Equal("2024-05-30T09:00:00+08:00 Feed", Published(Pages.Read($"<div>{Pages.Paragraphs()}</div>", Pages.Outlet(), link)));
    }

    [Fact]
    public void A_dateline_without_year_counts_back_from_the_day_of_fetching()
    {
        string Body(string day) => $"<div><p>Capital, {day} (Agency) -- {Pages.Sentence}</p>{Pages.Paragraphs()}</div>";

        Assert.Equal("2024-05-28 Dateline", Published(Pages.Read(Body("May 28"))));
        Assert.Null(Pages.Read(Body("August 28")).Published);
    }

    private static string? Published(Article article) => article.Published is { } date ? $"{date} {date.From}" : null;
}
