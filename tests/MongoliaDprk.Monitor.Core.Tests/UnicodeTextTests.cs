using System.Text;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Tests.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests;

/// <summary>What a string can hold and a text must not is no reason to lose an article.</summary>
public sealed class UnicodeTextTests
{
    [Theory]
    [InlineData("\uFFFE")]
    [InlineData("\uD800")]
    [InlineData("\uDC00 \uD83D")]
    [InlineData("\0")]
    [InlineData("\U00020000\uFF9E")]
    [InlineData("\U00020000\u3099")]
    public void A_text_that_cannot_be_normalised_is_analysed(string odd)
    {
        Article article = new("Title " + odd, $"Words {odd} e\u0301 and more.", "en", null, null, null);
        Assert.NotNull(new ArticleAnalyzer(TestWatchlist.Read()).Analyze(article, null));
        FetchedPage page = new(new Uri("http://news.example/1"), Encoding.UTF8.GetBytes($"<title>Title {odd}</title><p>Words {odd} e\u0301."), "text/html", DateTime.UnixEpoch);
        Assert.NotNull(new ArticleAnalyzer(TestWatchlist.Read()).Analyze(page, null, null));
    }

    [Fact]
    public void An_article_holds_only_text()
    {
        FetchedPage page = new(new Uri("http://news.example/1"), """<script type="application/ld+json">{"@type":"NewsArticle","headline":"Half \ud800 a pair \u0000","articleBody":"Words."}</script><p>x"""u8.ToArray(), "text/html", DateTime.UnixEpoch);
        Article article = ArticleExtractor.Extract(page);
        Assert.Equal(article.Title, UnicodeText.Clean(article.Title));
    }

    [Theory]
    [InlineData("""["\ud800"]""", "\uFFFD")]
    [InlineData("""["\uDC00\ud83d"]""", "\uFFFD\uFFFD")]
    [InlineData("""["\ud83d\uDE00 \ud83d\\ude00"]""", "😀 \uFFFD\\ude00")]
    [InlineData("""["\\ud800 \n"]""", "\\ud800 \n")]
    [InlineData("""["\uD8"]""", null)]
    public void Halves_of_pairs_in_JSON_become_replacement_characters(string json, string? read)
    {
        string clean = JsonSurrogates.Clean(json);
        if (read is null)
            Assert.Equal(json, clean);
        else
            Assert.Equal(read, System.Text.Json.JsonDocument.Parse(clean).RootElement[0].GetString());
    }

    [Fact]
    public void A_feed_whose_names_are_halves_of_pairs_is_read() =>
        Assert.Equal("T \uFFFD", Assert.Single(FeedReader.Read("""{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","content_\ud800":"","title":"T \ud800"}]}"""u8.ToArray(), null, null).Items).Title);

    [Fact]
    public void Digits_of_two_scripts_are_one_time_of_day() => Assert.Equal(new TimeSpan(14, 0, 0), MongoliaDprk.Monitor.Core.Articles.Dates.ClockText.After("۱4:00", 0)?.Time);

    [Fact]
    public void Cleaning_keeps_the_offsets() => Assert.Equal("a\uFFFD\uFFFD\uFFFD😀b", UnicodeText.Clean("a\0\uFFFE\uD800😀b"));

    [Fact]
    public void A_date_beside_a_noncharacter_is_a_date() => Assert.Equal(new DateTime(2026, 3, 2, 10, 20, 30, DateTimeKind.Utc), FeedDate.Parse("2026-03-02T10:20:30Z \uFFFE"));

    [Theory]
    [InlineData("name: A\u202E – B\nsides: [aa, bb]\n", "U+202E")]
    [InlineData("name: \"A \\e[31m\"\nsides: [aa, bb]\n", "U+001B")]
    [InlineData("- {\u2028o", "not readable as YAML")]
    [InlineData(": !![", "not readable as YAML")]
    public void A_watchlist_with_signs_nobody_sees_or_YAML_that_breaks_the_parser_is_refused_in_words(string text, string told)
    {
        WatchlistException refused = Assert.Throws<WatchlistException>(() => WatchlistReader.Read([new WatchlistFile("watchlist.yaml", text)]));
        Assert.Contains(refused.Errors, e => e.ToString().Contains(told, StringComparison.Ordinal));
    }
}
