using MongoliaDprk.Monitor.Core.Articles;

namespace MongoliaDprk.Monitor.Core.Tests.Articles;

/// <summary>What of a page is the article: a person named only in a comment or a box of other news must not be counted in it.</summary>
public sealed class BodyTests
{
    private const string Short = "The envoy came on Sunday, met the minister at noon, and left again before the evening.";

    [Fact]
    public void An_article_that_is_printed_for_wide_and_for_narrow_screens_is_read_once()
    {
        string body = Pages.Paragraphs(4);
        Article article = Pages.Read($"<h1>Title of the story</h1><div class=wide>{body}</div><div class=narrow>{body}</div>");

        Assert.Equal(4, article.Text.Split('\n').Length);
    }

    [Fact]
    public void A_short_article_without_names_wins_over_a_box_with_a_promising_name()
    {
        Article article = Pages.Read($"""
            <body><h1>Envoy comes and goes</h1><div id="mid"><p>{Short}</p></div>
            <div class="main-content-story"><p>Test of your health risks</p></div></body>
            """);

        Assert.Equal(Short, article.Text);
    }

    [Theory]
    [InlineData("Comments (12)")]
    [InlineData("Добавить комментарий")]
    [InlineData("댓글 3")]
    [InlineData("發表評論")]
    public void What_readers_wrote_below_the_article_is_not_the_article(string label)
    {
        Article article = Pages.Read($"<body><div><h1>Ministers meet</h1>{Pages.Paragraphs()}<div>{label}</div><p>A reader. {Pages.Sentence}</p></div></body>");

        Assert.Equal(6, article.Text.Split('\n').Length);
        Assert.DoesNotContain("A reader", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_button_for_comments_above_the_article_does_not_end_it()
    {
        Article article = Pages.Read($"<body><div><h1>Ministers meet</h1><p>Comments</p>{Pages.Paragraphs()}</div></body>");

        Assert.Equal(6, article.Text.Split('\n').Length);
    }

    [Fact]
    public void Comments_longer_than_the_article_do_not_win()
    {
        string comments = string.Concat(Enumerable.Range(1, 12).Select(i => $"<div class='head7'>Guest {i} 6.1.2012 16:47</div><div class='msg7'>Reader says. {Pages.Sentence} {Pages.Sentence}</div>"));
        Article article = Pages.Read($"<body><div class='x'><div class='pub'><h1>Ministers meet</h1>{Pages.Paragraphs(4)}</div>{comments}</div></body>");

        Assert.Equal(4, article.Text.Split('\n').Length);
    }

    [Fact]
    public void Entries_under_headings_of_their_own_are_the_article_whatever_stands_above_them()
    {
        string entries = string.Concat(Enumerable.Range(1, 8).Select(i => $"<div class='slide'><h2>The minister of trade, day {i}</h2><div class='text7'><p>Day {i}: 2024-03-1{i}, 10:45</p><p>Entry {i}. {Pages.Sentence} {Pages.Sentence}</p></div></div>"));
        Article article = Pages.Read($"<body><main><section><h1>Ministers meet</h1><div class='intro7'><p>{Pages.Sentence} {Pages.Sentence} {Pages.Sentence}</p></div></section><section>{entries}</section></main></body>");

        Assert.Contains("Entry 1.", article.Text, StringComparison.Ordinal);
        Assert.Contains("Entry 8.", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_box_of_other_articles_between_the_paragraphs_is_left_out_with_its_teasers()
    {
        Article article = Pages.Read($"""
            <body><div><h1>Ministers meet</h1>{Pages.Paragraphs(3)}<div><h3>Related stories</h3><p>A dog crossed the street, nobody was hurt, and that was all.</p></div>
            <p>At last the ministers parted, shook hands, and went home.</p></div></body>
            """);

        Assert.DoesNotContain("dog", article.Text, StringComparison.Ordinal);
        Assert.EndsWith("went home.", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_only_begins_with_such_a_word_stays()
    {
        Article article = Pages.Read($"<body><div><h1>Ministers meet</h1>{Pages.Paragraphs(3)}<p>Comments by the minister were met with silence, and the delegates left.</p></div></body>");

        Assert.EndsWith("the delegates left.", article.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Photo: An Agency")]
    [InlineData("责任编辑：张某")]
    [InlineData("12.03.2024, 14:05")]
    public void Credits_and_dates_around_the_paragraphs_are_not_text(string scrap)
    {
        Article article = Pages.Read($"<body><div><h1>Ministers meet</h1><p>{scrap}</p>{Pages.Paragraphs(3)}<p>{scrap}</p></div></body>");

        Assert.Equal(3, article.Text.Split('\n').Length);
    }

    [Fact]
    public void A_long_list_of_names_at_the_end_stays()
    {
        string names = string.Concat(Enumerable.Range(1, 9).Select(i => $"<p>Delegate number {i}</p>"));
        Article article = Pages.Read($"<body><div><h1>Ministers meet</h1>{Pages.Paragraphs(3)}{names}</div></body>");

        Assert.EndsWith("Delegate number 9", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_lists_and_quotes_of_the_article_are_paragraphs_of_it()
    {
        Article article = Pages.Read($"""
            <body><article><h1>Ministers meet</h1>{Pages.Paragraphs(2)}<h2>What was agreed</h2><ul><li>A plan for three years</li><li>A fair in autumn</li></ul>
            <blockquote>We are neighbours, said the minister.</blockquote>{Pages.Paragraphs(2)}</article></body>
            """);

        Assert.Contains("\nWhat was agreed\nA plan for three years\nA fair in autumn\nWe are neighbours, said the minister.\n", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_declared_body_leaves_out_below_its_last_paragraph_is_no_article()
    {
        string declared = string.Join(' ', Enumerable.Range(1, 4).Select(i => $"Paragraph {i}. {Pages.Sentence} {Pages.Sentence}"));
        Article article = Pages.Read($$"""
            <head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Ministers meet","articleBody":"{{declared}}"}</script></head>
            <body><div><h1>Ministers meet</h1>{{Pages.Paragraphs(4)}}<p>Our house stands for good reporting, fair prices, and a free gift for every new reader.</p></div></body>
            """);

        Assert.Equal(4, article.Text.Split('\n').Length);
    }

    [Fact]
    public void A_declared_body_that_is_only_the_beginning_cuts_nothing()
    {
        string declared = $"Paragraph 1. {Pages.Sentence} {Pages.Sentence}";
        Article article = Pages.Read($$"""
            <head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Ministers meet","articleBody":"{{declared}}"}</script></head>
            <body><div><h1>Ministers meet</h1>{{Pages.Paragraphs(4)}}</div></body>
            """);

        Assert.Equal(4, article.Text.Split('\n').Length);
    }

    [Fact]
    public void A_lead_above_the_body_in_a_heading_or_header_is_part_of_the_article()
    {
        Article article = Pages.Read($"""
            <body><div class="page-header"><h1>Ministers meet</h1><div class="lead"><h2>After long years of silence the two neighbours talk about trade, students and railways</h2></div></div>
            <div class="text">{Pages.Paragraphs(4)}</div></body>
            """);

        Assert.StartsWith("After long years of silence", article.Text, StringComparison.Ordinal);
    }
}
