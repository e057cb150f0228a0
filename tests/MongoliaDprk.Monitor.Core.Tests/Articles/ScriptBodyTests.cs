using System.Text.Json;

namespace MongoliaDprk.Monitor.Core.Tests.Articles;

/// <summary>Pages that a script draws: a name in their article is found though the markup shows no article.</summary>
public sealed class ScriptBodyTests
{
    private const string Teaser = "<h1>Ministers meet</h1><p>The two ministers met.</p>";

    private static readonly string[] Lines = [.. Enumerable.Range(1, 6).Select(i => $"Paragraph {i}. {Pages.Sentence}")];

    public static TheoryData<string> Hidden => new(
        $"<script id='__NEXT_DATA__' type='application/json'>{Json(new { props = new { other = new[] { "a", "b" }, story = new { body = Markup } } })}</script>",
        $"<script>window.__INITIAL_STATE__ = {Json(new { articles = new[] { new { title = "Ministers meet", content = Markup } } })};window.ready=true;</script>",
        $"<script>var Fusion = {Json(new { globalContent = new { content_elements = Lines.Select(line => new { type = "text", content = line }) } })}</script>",
        $"<script type='application/json'>{Json(new { body = new { content = Lines.Select(Paragraph) } })}</script>",
        $"<script type='application/json'>{Json(new { text = string.Join("\n\n", Lines) })}</script>",
        $"<script type='text/template'>{Markup}</script>",
        $"<noscript>{Markup}</noscript>");

    private static string Markup => string.Concat(Lines.Select(line => $"<p>{line}</p>"));

    [Theory]
    [MemberData(nameof(Hidden))]
    public void An_article_that_only_a_script_would_show_is_read(string hidden) =>
        Assert.Equal(string.Join('\n', Lines), Pages.Read($"<body>{Teaser}{hidden}</body>").Text);

    [Theory]
    [MemberData(nameof(Hidden))]
    public void An_article_in_the_markup_is_not_doubted(string hidden) =>
        Assert.StartsWith("Paragraph 1. " + Pages.Sentence + " " + Pages.Sentence, Pages.Read($"<body><h1>Ministers meet</h1><div>{Pages.Paragraphs(3)}</div>{hidden}</body>").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("<script type='application/json'>{\"text\": \"cut off in the mid")]
    [InlineData("<script type='application/json'>{\"text\": \"\\ud800 half of a pair\"}</script>")]
    [InlineData("<script>window.state = {a: 'no JSON', b: function () { return 1; }}</script>")]
    [InlineData("<script>window.state = {\"settings\": [\"en\", \"de\"]}</script>")]
    [InlineData("<noscript>Please turn JavaScript on, then load this page again.</noscript>")]
    public void What_is_no_article_changes_nothing(string hidden) =>
        Assert.Equal(Pages.Read($"<body>{Teaser}</body>").Text, Pages.Read($"<body>{Teaser}{hidden.Replace("{", "{" + new string(' ', 600), StringComparison.Ordinal)}</body>").Text);

    [Fact]
    public void A_notice_or_another_article_in_the_data_is_not_taken_for_this_one() =>
        Assert.DoesNotContain("ministers signed", Pages.Read($"<body><h1>Harvest begins early this autumn</h1><p>The harvest began.</p><noscript>{Markup}</noscript></body>").Text, StringComparison.Ordinal);

    [Fact]
    public void Data_without_sentences_is_no_body_however_long()
    {
        string words = string.Join(' ', Enumerable.Repeat("/assets/app_main.js?v=1 {color:red}", 300)) + ".";

        Assert.DoesNotContain("assets", Pages.Read($"<body>{Teaser}<script type='application/json'>{Json(new { text = words })}</script></body>").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_nested_without_end_is_no_body() =>
        Assert.DoesNotContain("[", Pages.Read($"<body>{Teaser}<script type='application/json'>{new string('[', 100_000)}</script></body>").Text, StringComparison.Ordinal);

    /// <summary>A paragraph as block editors write it: text and links one after the other.</summary>
    private static object Paragraph(string line) =>
        new { type = "paragraph", content = new object[] { new { type = "text", value = line[..13] }, new { type = "link", data = new { href = "/x" }, content = new[] { new { type = "text", value = line[13..] } } } } };

    private static string Json(object value) => JsonSerializer.Serialize(value);
}
