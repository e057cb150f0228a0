using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Feeds;

namespace MongoliaDprk.Monitor.Core.Tests.Articles;

/// <summary>What happens when places on a page name different days: a wrong day puts a mention into the wrong week of a trend.</summary>
public sealed class DateEvidenceTests
{
    private const string Meta = "<meta property='article:published_time' content='2024-03-11T08:00:00+08:00'>";

    [Fact]
    public void Two_independent_places_that_agree_beat_one_that_is_trusted_more()
    {
        Article article = Pages.Read(Meta + Story("<p>5 March 2024</p>"), address: "http://news.example/2024/03/05/story");

        Assert.Equal("2024-03-05", article.Published?.ToString());
        DateEvidence rejected = Assert.Single(article.RejectedDates);
        Assert.Equal((DateOrigin.Meta, new DateOnly(2024, 3, 11), DateRejection.Outvoted), (rejected.From, rejected.Day!.Value, rejected.Why));
        Assert.Equal("2024-03-11T08:00:00+08:00", rejected.Written);
    }

    [Fact]
    public void The_day_printed_beside_the_title_beats_markup_that_nobody_sees()
    {
        Assert.Equal("2024-03-05 Text", Published(Pages.Read(Meta + Story("<p>5 March 2024</p>"))));
        Assert.Equal("2024-03-11T08:00:00+08:00 Meta", Published(Pages.Read(Meta + Story("<p>5 March 2024</p><p>11 March 2024</p>"))));
    }

    [Fact]
    public void The_day_of_a_change_is_not_the_day_of_publication_when_the_page_says_so_in_print()
    {
        const string Changed = Meta + "<meta property='article:modified_time' content='2024-05-20T10:00:00+08:00'>";
        Article said = Pages.Read(Changed + Story("<p>Updated 20 May 2024</p>"));

        Assert.Equal("2024-03-11T08:00:00+08:00", said.Published?.ToString());
        Assert.Equal("2024-05-20T10:00:00+08:00", said.Modified?.ToString());
        Assert.Equal(new DateOnly(2024, 5, 20), Pages.Read(Changed + Story("<p>20 May 2024</p>")).Published?.Day);
    }

    [Fact]
    public void A_day_that_the_feed_confirms_is_not_given_up_for_one_printed_later()
    {
        var link = new Link(new Uri("http://news.example/story"), Published: new DateTime(2024, 3, 11, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal("2024-03-11T08:00:00+08:00 Meta", Published(Pages.Read(Meta + Story("<p>20 May 2024</p>"), link: link)));
    }

    [Theory]
    [InlineData("<meta property='article:modified_time' content='2024-05-20T10:00:00+08:00'>")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"dateModified\":\"2024-05-20T10:00:00+08:00\"}</script>")]
    public void A_page_saved_again_is_not_published_on_that_day(string markup)
    {
        Article article = Pages.Read(markup + Story(""));

        Assert.Null(article.Published);
        Assert.Equal(DateRejection.OfChange, Assert.Single(article.RejectedDates).Why);
    }

    [Theory]
    [InlineData("<time class='published' datetime='2024-03-11T13:00:00Z'>11 March 2024, 12:44 UTC</time><p>11 March 2024, 12:44 UTC</p><p>Updated 11 March 2024, 13:00 UTC</p>", "2024-03-11T12:44:00+00:00")]
    [InlineData("<time>Updated 13:00 UTC, 11 March 2024</time><p>11 March 2024, 12:44 UTC</p>", "2024-03-11T12:44:00+00:00")]
    public void A_time_that_the_page_prints_as_that_of_a_change_is_the_change(string printed, string expected) =>
        Assert.Equal(expected, Pages.Read($"<body>{Story(printed)}</body>").Published?.ToString());

    [Theory]
    [InlineData("<div>11 March 2024</div>", "2024-03-11")]
    [InlineData("<div>11 March 2024</div><div>They met on 11 March 2024 in the capital.</div>", "2024-03-11")]
    [InlineData("<div>11 March 2024</div><div>They met on 12 March 2024 in the capital.</div>", null)]
    [InlineData("<div>They met on 12 March 2024 in the capital.</div>", null)]
    public void Where_nothing_else_is_dated_the_only_day_of_the_page_in_a_line_of_its_own_counts(string elsewhere, string? expected) =>
        Assert.Equal(expected, Pages.Read($"<body>{Story("")}<ul>{string.Concat(Enumerable.Repeat("<li>Word without a date</li>", 20))}</ul>{elsewhere}</body>").Published?.ToString());

    [Fact]
    public void A_paper_that_prints_the_day_of_the_issue_keeps_the_moment_it_went_on_line() =>
        Assert.Equal("2024-03-11T08:00:00+08:00 Meta", Published(Pages.Read(Meta + Story("<p>12 March 2024</p>"))));

    [Theory]
    [InlineData("<p>Published: 2 April 2024 Updated: 12 May 2024 10:30</p>", "2024-05-12T10:30:00+00:00")]
    [InlineData("<p>2 April 2024</p><p>Last updated 12 May 2024</p>", "2024-05-12")]
    [InlineData("<p>입력 2024.04.02 수정 2024.05.12 10:30</p>", "2024-05-12T10:30:00+00:00")]
    [InlineData("<p>2 April 2024</p><p>12.05.2024 обновлено</p>", "2024-05-12")]
    [InlineData("<p>2 April 2024</p><p>Updated: 1 April 2024</p>", null)]
    public void A_printed_change_is_kept_apart_when_it_is_after_the_publication(string printed, string? modified)
    {
        Article article = Pages.Read($"<body>{Story(printed)}</body>");

        Assert.Equal(new DateOnly(2024, 4, 2), article.Published?.Day);
        Assert.Equal(modified, article.Modified?.ToString());
    }

    [Theory]
    [InlineData("<p>© 2 April 2024</p>")]
    [InlineData("<p>Deadline: 2 April 2024</p>")]
    [InlineData("<p>2 April 2024, 13:15 - 19:00</p>")]
    [InlineData("<p>Today: 2 April 2024</p>")]
    public void A_right_an_appointment_and_the_readers_own_day_are_no_publication(string printed)
    {
        Article article = Pages.Read($"<body>{Story(printed)}</body>");

        Assert.Null(article.Published);
        Assert.NotEmpty(article.RejectedDates);
        Assert.All(article.RejectedDates, rejected => Assert.Equal(DateRejection.OfOther, rejected.Why));
    }

    [Theory]
    [InlineData("<html><body class='page page-id-12'><script type='application/ld+json'>{\"@type\":\"WebPage\",\"datePublished\":\"2024-03-10\"}</script>")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"WebPage\",\"datePublished\":\"2024-03-10\"}</script>")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"Recipe\",\"name\":\"Soup\",\"datePublished\":\"2024-03-10\"}</script>")]
    public void The_day_a_page_was_set_up_is_no_publication_unless_readers_see_it(string head)
    {
        Article unseen = Pages.Read(head + Story(""));

        Assert.Null(unseen.Published);
        Assert.Equal(DateRejection.OfPage, Assert.Single(unseen.RejectedDates).Why);
        Assert.Equal(new DateOnly(2024, 3, 10), Pages.Read(head + Story("<p>10 March 2024</p>")).Published?.Day);
    }

    [Fact]
    public void Several_times_among_other_stories_are_none_of_this_one()
    {
        const string Others = "<div><time datetime='2024-02-01'>a</time></div><div><time datetime='2024-02-02'>b</time></div>";

        Assert.Null(Pages.Read($"<body>{Story("")}{Others}").Published);
    }

    [Fact]
    public void Of_several_articles_in_the_linked_data_the_one_the_page_is_titled_after_counts()
    {
        const string Linked = "<title>Title of the story</title><script type='application/ld+json'>[{\"@type\":\"NewsArticle\",\"headline\":\"Another story\",\"datePublished\":\"2024-03-01\"},"
            + "{\"@type\":\"NewsArticle\",\"headline\":\"Title of the story\",\"datePublished\":\"2024-03-02\"}]</script>";

        Assert.Equal("2024-03-02", Pages.Read(Linked).Published?.ToString());
    }

    [Fact]
    public void Dates_of_programs_that_had_none_and_of_the_page_being_built_are_not_believed()
    {
        string built = $"<meta name=date content='{Pages.FetchedAt.AddSeconds(-3):yyyy-MM-dd'T'HH:mm:ss'Z'}'>";

        foreach (string head in (string[])["<meta name=date content='1970-01-01T00:00:00Z'>", built])
        {
            Article article = Pages.Read(head);
            Assert.Null(article.Published);
            Assert.Equal(DateRejection.Placeholder, Assert.Single(article.RejectedDates).Why);
        }
    }

    [Fact]
    public void A_date_in_the_future_is_listed_as_such() =>
        Assert.Equal(DateRejection.InFuture, Assert.Single(Pages.Read("<meta name=date content='2024-06-09'>").RejectedDates).Why);

    [Fact]
    public void A_day_and_month_that_can_be_read_two_ways_is_read_as_other_evidence_says()
    {
        Assert.Equal("2024-05-03", Pages.Read($"<html lang=en>{Story("<p>05/03/2024</p>")}").Published?.ToString());
        var link = new Link(new Uri("http://news.example/story"), Published: new DateTime(2024, 3, 5, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(new DateOnly(2024, 3, 5), Pages.Read($"<html lang=en>{Story("<p>05/03/2024</p>")}", link: link).Published?.Day);
        Assert.Equal("2024-03-12", Pages.Read($"<html lang=en>{Story("<p>12/03/2024</p>")}").Published?.ToString());
    }

    [Theory]
    [InlineData(LinkDate.NewsSitemap, false, "2024-05-30T00:00:00+08:00 Sitemap")]
    [InlineData(LinkDate.FeedItem, false, "2024-05-30T00:00:00+08:00 Feed")]
    [InlineData(LinkDate.Listing, true, "2024-05-30 Feed")]
    [InlineData(LinkDate.Seen, false, "2024-05-30T00:00:00+08:00 Feed")]
    public void What_names_the_link_dates_a_page_that_names_no_day_with_no_more_precision_than_it_had(LinkDate from, bool dayOnly, string expected)
    {
        var link = new Link(new Uri("http://news.example/story"), Published: new DateTime(2024, 5, 29, 16, 0, 0, DateTimeKind.Utc)) { DateFrom = from, DayOnly = dayOnly };

        Assert.Equal(expected, Published(Pages.Read(Story(""), Pages.Outlet(), link)));
    }

    [Fact]
    public void The_day_of_a_change_in_the_feed_is_no_publication_when_the_page_names_one()
    {
        var link = new Link(new Uri("http://news.example/story"), Published: new DateTime(2024, 5, 30, 1, 0, 0, DateTimeKind.Utc)) { DateFrom = LinkDate.FeedUpdate };

        Article article = Pages.Read(Story("<p>5 March 2024</p>"), Pages.Outlet(), link);

        Assert.Equal(("2024-03-05 Text", new DateOnly(2024, 5, 30)), (Published(article), article.Modified!.Day));
    }

    private static string Story(string printed) => $"<div><h1>Title of the story</h1>{printed}{Pages.Paragraphs()}</div>";

    private static string? Published(Article article) => article.Published is { } date ? $"{date} {date.From}" : null;
}
