using System.Text.Json;
using AngleSharp.Html.Parser;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Claims;
using MongoliaDprk.Monitor.Core.Digests;

namespace MongoliaDprk.Monitor.Core.Tests.Digests;

public sealed class HostileDigestTests
{
    public static TheoryData<string> Words => new(
        "<script>alert(1)</script>",
        "\" onmouseover=\"alert(1)",
        "</title></style><img src=x onerror=alert(1)>",
        "\u202Egpj.exe\u2066 \u200F\u061Chidden\uFEFF",
        "one\r\n\r\n# Two\r\n- three\u2028four\u0085five",
        "\u001b[31mred\u001b[0m\u0007\u009b2J",
        "[click](javascript:alert(1)) ![x](https://evil.example/p.png)",
        "**bold** _it_ `code` ~~gone~~ |cell| &lt;b&gt; <https://evil.example>",
        "- list", "1. list", "1) list", "# heading", "> quote", "=== ---", "www.evil.example https://evil.example @somebody",
        "half \ud800 a pair", "\0nul");

    public static TheoryData<string> Addresses => new(
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,<script>", "vbscript:x",
        "file:///etc/passwd", "//evil.example/x", "/relative", "", "https://user:secret@evil.example/", "mailto:a@b.example", "https://",
        "https://news.\uFFFDexample/a");

    [Theory]
    [MemberData(nameof(Words))]
    public void Hostile_words_are_only_words(string words)
    {
        Digest digest = With(words, "https://alpha.example/1");
        foreach (string shown in Sample.Formats(digest))
            Assert.DoesNotContain(shown, c => c != '\n' && (char.IsControl(c) || c is '\u202E' or '\u2066' or '\u200F' or '\u061C' or '\uFEFF' or '\u2028'));

        var page = new HtmlParser().ParseDocument(Sample.Html(digest));
        Assert.Empty(page.QuerySelectorAll("script, img, [onmouseover], [onerror]"));
        Assert.Equal(OutsideText.Clean(words), page.QuerySelectorAll("h3 a").Single().TextContent);
        Assert.All(page.QuerySelectorAll("a"), a => Assert.StartsWith("https://alpha.example/", a.GetAttribute("href"), StringComparison.Ordinal));
        JsonElement json = JsonDocument.Parse(DigestRenderer.Json(digest)).RootElement;
        Assert.Equal(OutsideText.Clean(words), json.GetProperty("articles")[0].GetProperty("title").GetString());
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Hostile_words_add_no_line_and_no_markup_to_markdown(string words)
    {
        string plain = Markdown(With("plain", "https://alpha.example/1"));
        string hostile = Markdown(With(words, "https://alpha.example/1"));
        Assert.Equal(plain.Split('\n').Length, hostile.Split('\n').Length);
        string escaped = DigestMarkdown.Escape(OutsideText.Clean(words));
        string bare = System.Text.RegularExpressions.Regex.Replace(escaped, @"\\.", "x");
        Assert.DoesNotContain(bare, c => c is '<' or '>' or '[' or ']' or '*' or '_' or '`' or '|' or '#' or '&' or '~' or '@');
        Assert.DoesNotMatch(@"^([-+=]|\d+[.)])|://|www\.", bare);
        Assert.Contains("[" + escaped + "](https://alpha.example/1)", hostile, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void An_address_that_is_not_of_the_web_is_no_link(string address)
    {
        Assert.Null(OutsideText.Address(address));
        Digest digest = With("title", address);
        var page = new HtmlParser().ParseDocument(Sample.Html(digest));
        Assert.Empty(page.QuerySelectorAll("a"));
        Assert.DoesNotContain("](", Markdown(digest), StringComparison.Ordinal);
        Assert.Contains("(no usable address)", Sample.Text(digest), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(DigestRenderer.Json(digest)).RootElement.GetProperty("articles")[0].GetProperty("address").ValueKind);
    }

    [Theory]
    [InlineData("https://монгол.example/мэдээ?a=1&b=2", "https://xn--c1aqbeec.example/%D0%BC%D1%8D%D0%B4%D1%8D%D1%8D?a=1&b=2")]
    [InlineData("http://alpha.example:8080/a b\"<x>", "http://alpha.example:8080/a%20b%22%3Cx%3E")]
    [InlineData("https://alpha.example/\u202Egpj", "https://alpha.example/%E2%80%AEgpj")]
    [InlineData("https://alpha.example/a%20b#c", "https://alpha.example/a%20b#c")]
    [InlineData("https://[::1]/x", "https://[::1]/x")]
    public void An_address_of_the_web_is_shown_in_ascii(string address, string shown) => Assert.Equal(shown, OutsideText.Address(address));

    [Fact]
    public void A_bracket_in_an_address_does_not_end_a_markdown_link() =>
        Assert.Contains("](https://alpha.example/a_%28b%29)", Markdown(With("title", "https://alpha.example/a_(b)")), StringComparison.Ordinal);

    [Fact]
    public void Joiners_and_the_mongolian_vowel_separator_stay() => Assert.Equal("ᠬᠠ\u180eᠠ", OutsideText.Clean(" ᠬᠠ\u180eᠠ\t"));

    private static string Markdown(Digest digest) => DigestRenderer.Markdown(digest, DigestView.Plain);

    private static Digest With(string words, string address) => Sample.Empty with
    {
        Subject = words,
        Articles = [Sample.Article with { Title = words, Evidence = "Evidence: " + words, SourceName = words, Address = address, Actors = [words], Topics = [words] }],
        Actors = [Sample.Actor with { Name = words }],
        Visits = [Sample.Visit with { Sentence = words, Place = words, Visitors = [words], Address = address, Start = words, FromName = words, Witnesses = [new(words, "aa", words)] }],
        Sources = [new DigestSource("s", words, 0, 0, null, words)],
        SourceNews = [new DigestNews(words, words)],
        Anomalies = [new DigestNews(words, words)],
        Alerts = [new DigestAlert(words, words, words, DateTime.UnixEpoch)],
        Changes = [new DigestChange(1, Core.Changes.ChangeKind.ActorVanished, words, words, address, words, words, words, DateTime.UnixEpoch)],
        Claims = [new DigestClaim(words, ClaimVerdict.True, words, words)],
        Coming = [new DigestComing(Sample.Day, words, words, null)],
        Expected = [new DigestExpected(Sample.Day, words, ExpectedState.Met, words, words)],
    };
}
