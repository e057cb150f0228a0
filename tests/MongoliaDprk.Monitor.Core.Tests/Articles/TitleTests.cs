namespace MongoliaDprk.Monitor.Core.Tests.Articles;

/// <summary>The title decides over salience, and it is what an alert prints: neither the site's name nor a kicker may stand in it.</summary>
public sealed class TitleTests
{
    [Theory]
    [InlineData("<h1><span class='head__topline'>Diplomacy</span> <span>Ministers meet in the capital</span></h1>")]
    [InlineData("<h1><div class='entry-section'><a href='/world'>World | </a></div>Ministers meet in the capital</h1>")]
    [InlineData("<h1>Ministers meet in the capital<span class='visually-hidden'> | The Daily Bell</span></h1>")]
    public void What_the_markup_sets_apart_in_the_heading_is_no_title(string heading) =>
        Assert.Equal("Ministers meet in the capital", Title("<title>Ministers meet in the capital - The Daily Bell</title>", heading));

    [Fact]
    public void The_title_for_sharing_cuts_off_what_stands_before_it_in_the_heading() =>
        Assert.Equal("“Ministers meet in the capital”", Title("<meta property='og:title' content='Ministers meet in the capital'>", "<h1>Eastern summit: “Ministers meet in the capital”</h1>"));

    [Fact]
    public void A_kicker_that_the_outlet_declares_as_part_of_the_title_stays() =>
        Assert.Equal("Summit: Ministers meet in the capital", Title(
            "<title>Summit: Ministers meet in the capital | The Daily Bell</title><meta property='og:title' content='Summit: Ministers meet in the capital'>",
            "<h1><span class='kicker'>Summit</span><span>: </span><span>Ministers meet in the capital</span></h1>"));

    [Fact]
    public void A_shared_title_that_ends_within_a_word_of_the_heading_cuts_nothing() =>
        Assert.Equal("Prime ministers meet in the capital of all", Title("<meta property='og:title' content='isters meet in the capital of all'>", "<h1>Prime ministers meet in the capital of all</h1>"));

    [Theory]
    [InlineData("<h1><a href='/'>Bells and Whistles</a></h1>")]
    [InlineData("<a href='https://bells.example/'><h1>Bells and Whistles</h1></a>")]
    [InlineData("<h1><a href='https://bells.example/en' rel='home'>Bells and Whistles</a></h1>")]
    public void A_heading_that_leads_to_the_front_page_is_the_name_of_the_site(string heading) =>
        Assert.Equal("Ministers meet", Title("<title>Bells and Whistles » Ministers meet</title>", heading));

    [Fact]
    public void A_heading_above_the_text_wins_over_another_title_for_search_engines() =>
        Assert.Equal("Two neighbours at one table", Title("<title>What the summit means for trade | The Daily Bell</title>", "<h1>Two neighbours at one table</h1>"));

    [Theory]
    [InlineData("<p>First the ministers spoke of trade, of aid, and of the weather in the capital.</p><h1>Two neighbours at one table</h1>")]
    [InlineData("<h1>Our blog</h1>")]
    public void A_heading_within_the_text_or_of_a_word_or_two_does_not(string heading) =>
        Assert.Equal("What the summit means for trade", Title("<meta property='og:title' content='What the summit means for trade'>", heading));

    [Fact]
    public void A_declared_title_that_another_one_continues_loses_nothing_more() =>
        Assert.Equal("Report on the talks – what comes next?", Title(
            "<title>Report on the talks – what comes next? – THE DAILY BELL</title><meta property='og:title' content='Report on the talks – what comes next?'>", ""));

    [Fact]
    public void Section_and_outlet_glued_to_a_Chinese_or_Korean_title_are_cut_off()
    {
        Assert.Equal("两国外长在首都举行会谈，讨论贸易！", Title("<title>两国外长在首都举行会谈，讨论贸易！-新闻网</title>", ""));
        Assert.Equal("양국 외무장관, 수도에서 회담··· \"무역 논의\"", Title("<title>양국 외무장관, 수도에서 회담··· \"무역 논의\"-정치ㅣ일보</title><script type='application/ld+json'>"
            + "{\"@type\":\"NewsArticle\",\"headline\":\"양국 외무장관, 수도에서 회담··· \\\"무역 논의\\\"\"}</script>", ""));
    }

    [Fact]
    public void Ten_thousand_borders_in_a_title_take_no_time() =>
        Assert.NotEmpty(Title($"<title>{string.Concat(Enumerable.Repeat("a | ", 10_000))}</title>", ""));

    private static string Title(string head, string heading) => Pages.Read($"<head>{head}</head><body>{heading}{Pages.Paragraphs()}</body>").Title;
}
