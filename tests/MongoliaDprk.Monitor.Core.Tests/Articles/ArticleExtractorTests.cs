using System.Diagnostics;
using System.Text;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests.Articles;

public sealed class ArticleExtractorTests
{
    [Fact]
    public void What_surrounds_an_article_is_no_part_of_it()
    {
        Article article = Pages.Read($"""
            <html><head><title>Ministers meet - The Outlet</title></head><body>
            <nav><ul><li><a href="/a">World</a></li><li><a href="/b">Politics, economy and sport</a></li></ul></nav>
            <div class="content"><h1>Ministers meet</h1><div class="share-bar"><a href="#">Share this on every network, please, now</a></div>
            {Pages.Paragraphs()}
            <ul class="tags"><li><a href="/t1">ministers</a></li><li><a href="/t2">trade</a></li></ul></div>
            <div class="related"><p>Related: a dog crossed the street, nobody was hurt, and the police were called in vain this morning.</p></div>
            <div id="comments"><p>First comment: I think that this is, all in all, a long and tedious comment about the meeting.</p></div>
            <div class="cookie-notice"><p>We use cookies, and so on, to make this page better, faster, and more of a pleasure to read.</p></div>
            </body></html>
            """);

        Assert.Equal("Ministers meet", article.Title);
        Assert.StartsWith("Paragraph 1. ", article.Text, StringComparison.Ordinal);
        Assert.Equal(6, article.Text.Split('\n').Length);
        foreach (string foreign in (string[])["World", "Share", "Related", "comment", "cookies", "tags", "Ministers meet"])
            Assert.DoesNotContain(foreign, article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_brief_in_layout_tables_with_line_breaks_and_no_names_is_read()
    {
        Article article = Pages.Read("""
            <html><head><title>Outlet</title></head><body><table><tr><td><a href="i.htm">Index</a></td><td>
            <b>Delegation Arrives</b><br><br>Capital, March 10 (Agency) -- A delegation led by the minister arrived here on Sunday.
            <br>It was greeted at the airport by officials concerned, and the ambassador was on hand.<br>-0-</td></tr></table></body></html>
            """);

        Assert.Contains("A delegation led by the minister arrived here on Sunday.\nIt was greeted", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Index", article.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Comrade<nobr><span class=\"f\">Jon Smith Doe</span></nobr>received the envoy", "Comrade Jon Smith Doe received the envoy")]
    [InlineData("Comrade<span class=\"f\">Jon Smith Doe</span>, the envoy", "Comrade Jon Smith Doe, the envoy")]
    [InlineData("<span class=\"cap\">T</span>he envoy of the <a href=\"/x\">republic</a>s came", "The envoy of the republics came")]
    [InlineData("총비서<nobr>김철수</nobr>동지는 떠났다", "총비서김철수동지는 떠났다")]
    public void Inline_elements_neither_glue_words_nor_tear_them(string markup, string expected) =>
        Assert.Contains(expected, Pages.Read($"<body><h1>News</h1><div><p>{markup}.</p>{Pages.Paragraphs()}</div></body>").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("<div class='bot1'>Owner of the service: © Outlet News, 2004-2013. Limits of use:<br>{0}<br>{0}<br>{0}</div>")]
    [InlineData("<div class='privacy-pref-box show'><div class='privacy-content-box'><p>{0}</p><p>{0}</p><p>{0}</p></div></div>")]
    [InlineData("<div id='onetrust-consent-sdk'><div><p>{0}</p><p>{0}</p><p>{0}</p></div></div>")]
    public void A_notice_longer_than_a_short_article_does_not_win(string notice)
    {
        const string Legal = "When you visit our website, we store cookies, collect information, and share it with partners, advertisers, and agencies.";
        string around = string.Format(System.Globalization.CultureInfo.InvariantCulture, notice, Legal);
        Article article = Pages.Read($"<body><div class='a'><div class='b'><h1>Talks end</h1><p>{Pages.Sentence}</p><p>It was the second meeting this year.</p></div></div>{around}</body>");

        Assert.Equal(Pages.Sentence + "\nIt was the second meeting this year.", article.Text);
    }

    [Fact]
    public void A_page_wrapped_in_an_element_named_after_its_consent_banner_is_read() =>
        Assert.StartsWith("Paragraph 1", Pages.Read($"<body><div class='cookie-banner'><h1>Talks end</h1><div>{Pages.Paragraphs()}</div></div></body>").Text, StringComparison.Ordinal);

    [Fact]
    public void The_lead_between_title_and_body_belongs_to_the_text()
    {
        const string Lead = "The foreign minister left for the north on Monday, as both sides had agreed in the spring.";
        Article article = Pages.Read($"<body><header><h1>Minister leaves</h1><p>{Lead}</p><p>By Ann Doe</p></header><div class='x'><div><div>{Pages.Paragraphs()}</div></div></div></body>");

        Assert.StartsWith(Lead + "\nParagraph 1. ", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann Doe", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_elements_that_the_markup_calls_body_are_one_text()
    {
        string Section(int n) => $"<section itemprop='articleBody'><p>Part {n}. {Pages.Sentence} {Pages.Sentence} {Pages.Sentence}</p></section>";
        Article article = Pages.Read($"<body><h1>Title</h1><article>{Section(1)}<p>Subscribe now, and pay, or do not.</p>{Section(2)}{Section(3)}</article></body>");

        Assert.Equal(["Part 1.", "Part 2.", "Part 3."], article.Text.Split('\n').Select(line => line[..7]));
    }

    [Fact]
    public void A_line_break_inside_a_sentence_does_not_end_the_paragraph() =>
        Assert.Contains("the foreign minister arrived", Pages.Read($"<body><div><p>On Monday the foreign<br>minister arrived.</p>{Pages.Paragraphs()}</div></body>").Text, StringComparison.Ordinal);

    [Fact]
    public void A_short_Korean_text_wins_over_longer_menus_because_characters_count_and_not_words()
    {
        const string Body = "몽골외무상이 10일 평양에 도착하였다. 비행장에서 관계부문 일군들이 그를 영접하였다.";
        Article article = Pages.Read($"<html><body><div>{string.Concat(Enumerable.Range(0, 30).Select(i => $"<a href='/{i}'>차림표 {i}</a> "))}</div><div><p>{Body}</p></div></body></html>");

        Assert.Equal(Body, article.Text);
        Assert.Equal("ko", article.Language);
    }

    [Fact]
    public void The_linked_data_gives_the_body_when_the_page_itself_shows_only_a_teaser()
    {
        string full = string.Join("\\n", Enumerable.Range(1, 10).Select(i => $"{i}. {Pages.Sentence}"));
        Article article = Pages.Read($$"""
            <html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"H","articleBody":"{{full}}"}</script></head>
            <body><div><p>{{Pages.Sentence}}</p></div></body></html>
            """);

        Assert.Equal(10, article.Text.Split('\n').Length);
    }

    [Fact]
    public void The_selectors_of_an_outlet_win_and_where_they_match_nothing_the_general_rules_hold()
    {
        string html = $"<body><h1>General</h1><div class='mine'><h2>Mine</h2><p>Short text.</p><p class='ad'>Buy.</p></div><div>{Pages.Paragraphs()}</div></body>";
        Source outlet = Pages.Outlet(selectors: new PageSelectors("h2", ".mine", null, null, [".ad"]));

        Article own = Pages.Read(html, outlet);
        Assert.Equal("Mine", own.Title);
        Assert.Equal("Short text.", own.Text);
        Assert.StartsWith("Paragraph 1", Pages.Read(html, Pages.Outlet(selectors: new PageSelectors(null, ".nothing", null, null, []))).Text, StringComparison.Ordinal);
        Assert.StartsWith("Paragraph 1", Pages.Read(html, Pages.Outlet(selectors: new PageSelectors(null, "::[broken", null, null, ["]"]))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\u0001")]
    [InlineData("<")]
    [InlineData("<html><body><script>")]
    [InlineData("<table><table><table></p><p></table><frameset>")]
    [InlineData("<script type='application/ld+json'>{\"@type\":[1,{}],\"author\":[[[[[[null]]]]],\"datePublished\":{\"a\":1}}</script>")]
    [InlineData("<script type='application/ld+json'>{\"datePublished\":\"\\u12\\q 2024-01-01\",</script>")]
    [InlineData("<link rel=canonical href='http://[::bad'><meta property=og:title content='&#0;&#xffffffff;'><h1></h1>")]
    public void Any_input_gives_an_article(string html) => Assert.NotNull(Pages.Read(html));

    [Theory]
    [InlineData("<div>", "x")]
    [InlineData("<span>", "x ")]
    [InlineData("<p><font color=a><b>", "Word, word. ")]
    [InlineData("<a href=x>", "Word, ")]
    [InlineData("<nobr>", "Word Word")]
    [InlineData("<table><tr><td>", "Word, word")]
    public void Deep_nesting_neither_breaks_nor_hangs(string open, string text)
    {
        string html = string.Concat(Enumerable.Repeat(open + text, 20_000));
        var clock = Stopwatch.StartNew();

        Assert.NotNull(Pages.Read(html));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"took {clock.Elapsed}");
    }

    [Fact]
    public void Random_bytes_give_an_article()
    {
        var random = new Random(7);
        for (int i = 0; i < 50; i++)
        {
            byte[] bytes = new byte[2000];
            random.NextBytes(bytes);
            Encoding.ASCII.GetBytes("<html><body><p>").CopyTo(bytes, 0);
            Assert.NotNull(ArticleExtractor.Extract(new FetchedPage(new Uri("http://a.example/"), bytes, null, Pages.FetchedAt)));
        }
    }
}
