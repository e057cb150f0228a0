using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests.Alerts;

public sealed class AlertTextTests
{
    private static readonly Watchlist Watchlist = WatchlistReader.Read(
    [
        new WatchlistFile("watchlist.yaml", "name: A and B\nsides: [aa, bb]"),
        new WatchlistFile("languages/en.yaml", "language: en\nname: English\nboundary: both"),
        new WatchlistFile("languages/mn.yaml", "language: mn\nname: Mongolian\nboundary: both"),
        new WatchlistFile("actors/all.yaml", """
            actors:
              - { id: aa, kind: country, side: aa, name: Arland, names: { en: [Arland], mn: [Арланд] } }
              - { id: bb, kind: country, side: bb, name: Borland, names: { en: [Borland] } }
              - { id: a-one, kind: person, side: aa, name: One Alpha, names: { en: [One Alpha], mn: [Уан Алфа] } }
            """),
    ]);

    private static readonly AlertContent Visit = AlertContent.Of(
        "newVisit", ("who", ["a-one", "two trade officials"]), AlertContent.One("from", "aa"), AlertContent.One("to", "bb"), AlertContent.One("stage", "announced"),
        AlertContent.One("dates", "2026-03-20 –"), AlertContent.One("place", null), AlertContent.One("confidence", "0.913"), AlertContent.One("sentence", "She comes."));

    private static readonly AlertText Text = new(Watchlist);

    [Fact]
    public void A_line_whose_fact_is_not_known_is_left_out()
    {
        AlertMessage message = Text.Render(Visit, "en");

        Assert.Equal("New visit, announced: One Alpha, two trade officials (Arland → Borland)", message.Title);
        Assert.Equal("Dates: 2026-03-20 –\n“She comes.”\nConfidence: 91 %", message.Text);
        Assert.Equal("New visit, announced: One Alpha", Text.Render(AlertContent.Of("newVisit", ("who", ["a-one"]), ("stage", ["announced"])), "en").Title);
    }

    [Fact]
    public void Names_too_are_in_the_subscribers_language_where_the_watchlist_has_them() =>
        Assert.Equal("Шинэ айлчлал (зарласан): Уан Алфа, two trade officials (Арланд → Borland)", Text.Render(Visit, "mn").Title);

    [Fact]
    public void A_visitor_nobody_names_is_said_in_words() =>
        Assert.Contains("visitors not named", Text.Render(AlertContent.Of("newVisit", ("who", ["nobody"]), ("stage", ["invited"])), "en").Title, StringComparison.Ordinal);

    [Fact]
    public void No_title_is_longer_than_a_line()
    {
        string title = Text.Render(AlertContent.Of("newVisit", ("who", [new string('x', 117) + "😀 and more"]), ("stage", ["invited"])), "en").Title;

        Assert.True(title.Length <= AlertText.LongestTitle);
        Assert.EndsWith("…", title, StringComparison.Ordinal);
        Assert.DoesNotContain(title, c => char.IsSurrogate(c));
        Assert.Equal("a b", Text.Render(AlertContent.Of("anomaly", ("what", ["x\ny"])), "en").Title.Replace("Unusual: x y", "a b", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2024-03-10T09:00:00+08:00", "2024-03-10 09:00 +08:00")]
    [InlineData("2024-03-10", "2024-03-10")]
    public void When_the_article_was_published_is_said_as_people_write_it(string published, string said) =>
        Assert.StartsWith(
            $"Visit comes (a-news, {said})",
            Text.Render(AlertContent.Of("newVisit", ("article", ["Visit comes"]), ("source", ["a-news"]), ("published", [published])), "en").Text, StringComparison.Ordinal);

    [Fact]
    public void Braces_in_a_quotation_are_words_and_no_placeholder() =>
        Assert.Contains("“{dates} {x:actors}”", Text.Render(AlertContent.Of("newVisit", ("sentence", ["{dates} {x:actors}"])), "en").Text, StringComparison.Ordinal);

    [Fact]
    public void Every_language_has_words_for_every_kind_and_stage()
    {
        string[] english = [.. AlertWords.Of("en").Keys.Order(StringComparer.Ordinal)];

        Assert.All(AlertWords.Languages, language => Assert.Equal(english, AlertWords.Of(language).Keys.Order(StringComparer.Ordinal)));
        Assert.All(Enum.GetValues<AlertKind>(), kind => Assert.NotEmpty(AlertWords.Of("en").Titles(AlertKinds.Name(kind))));
        Assert.All(Enum.GetValues<AlertKind>(), kind => Assert.NotEmpty(AlertWords.Of("en").Text(AlertKinds.Name(kind))));
        Assert.All(Enum.GetNames<VisitStage>(), stage => Assert.Contains("stage." + stage.ToLowerInvariant(), english));
    }

    [Fact]
    public void Lines_ask_for_the_same_facts_in_every_language()
    {
        foreach (string key in AlertWords.Of("en").Keys)
        {
            string[] english = Placeholders("en", key);
            Assert.All(AlertWords.Languages, language => Assert.Equal(english, Placeholders(language, key)));
        }

        static string[] Placeholders(string language, string key) =>
            [.. AlertWords.Of(language).Lines(key).SelectMany(line => System.Text.RegularExpressions.Regex.Matches(line, @"\{[\w:]+\}").Select(m => m.Value)).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void A_summary_names_its_alerts()
    {
        AlertMessage message = Text.Summary([.. Enumerable.Range(1, 40).Select(i => $"Alert {i}")], "en");

        Assert.Equal("40 alerts at once", message.Title);
        Assert.Equal(31, message.Text.Split('\n').Length);
        Assert.EndsWith("… and 10 more", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("more", Text.Summary(["One", "Two"], "en").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_stored_comes_back() =>
        Assert.Equal(Text.Render(Visit, "ko"), Text.Render(AlertContent.FromJson(Visit.ToJson()), "ko"));
}
