using System.Text;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Prefilter;
using MongoliaDprk.Monitor.Core.Tests.Mentions;

namespace MongoliaDprk.Monitor.Core.Tests.Prefilter;

public sealed class PagePrefilterTests
{
    private static readonly Lazy<PrefilterCase> Invented = new(() => new PrefilterCase(TestWatchlist.Read()));

    public static TheoryData<string> HiddenNames =>
    [
        "Arland", "ARLAND", "aRLAND", "Arland's", "<b>A</b>rland", "A<!-- > -->rland", "A<!---->rland", "Ar<a title='a>b'>land</a>", "Ar<wbr>land",
        "&#65;rland", "&#x41;rland", "&#X0041;rland", "A&#114land", "Ar&#108;and", "A&amp;#114;land", "&amp;amp;#65;rland", "A&shy;rland", "A&#173;rland", "A&ZeroWidthSpace;rland",
        "A\u00ADrland", "Arla\u200Bnd", "\u2060A\u2060r\u2060land", "A\uFE0Frland", "A\u0001rland", "Arl\u0301and", "\u00C1rl\u00E1nd", "\uFF21\uFF52\uFF4C\uFF41\uFF4E\uFF44",
        "\uFF21rland", "\u24B6rland", "Arl\u00AAnd", "&nbspArland", "x&nbspA<i>r</i>land", "\\u0041rland", "A\\u0072land", "A\\u003cb\\u003erland", "A<b>r<\\/b>land", "A\\u0026shy;rland",
        "\\narland", "\\tArland", "\\u0020arland", "&ampArland", "x&amparland", "&amp;nbsparland", "x=1&y=arland", "Ar</b></i>land", "Ar</b>\\u006cand",
        "\\nA<i>r</i>land", "Ar\\land", "ComradeA<i>rland</i>", "아를란드", "아를\u1105\u1161\u11AB드", "\u110B\u1161를란드", "亚兰国", "亚<b>兰</b>国", "亚&#20848;国", "\u4E9A\u200B兰国", "Арландия", "Арл&#1072;ндии", "АР<b>ЛАНД</b>",
    ];

    public static TheoryData<string> SeparatedNames =>
    [
        "Ar<script>x</script>land", "Ar<style>x</style>land", "Ar<svg><path/><text>x</text></svg>land", "Ar<noscript>x</noscript>land", "Ar<button>x</button>land", "Ar<br>land",
        "Ar<template>x</template>land", "Ar<select><option>x<option>y</select>land", "<h1>Ar<label>x</label>land</h1>", "<h1><label>Ar</label>land</h1>", "<ruby>Ar<rt>x</rt>land</ruby>",
        "<table>Ar<tr><td>x</td></tr>land</table>", "<title>Ar<b>land</title>Arland", "<textarea><b Arland></textarea>", "<h1 itemprop=headline content='Arland'>", "<h1 itemprop=headline content=Arl&shy;and>",
        "<a href=\"x>Arland</a>\">Arland", "<a ='x>y'>Arland", "<noscript><!-- </noscript>Arland -->", "<!-- > --!>Arland", "<xmp><!--</xmp>Arland-->", "<p>Arland <plaintext>x", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Great\\n Arland\"}</script>", "&nbspar<!---->la&shy;nd",
    ];

    [Theory]
    [MemberData(nameof(HiddenNames))]
    public void A_name_is_not_lost_however_it_is_hidden(string name) =>
        Assert.All(Around(name), page => Assert.False(Invented.Value.Loses(page, "bb"), page));

    [Theory]
    [MemberData(nameof(SeparatedNames))]
    public void A_name_is_not_lost_where_something_stands_inside_of_it_that_is_left_out(string name) =>
        Assert.All(Around(name), page => Assert.False(Invented.Value.Loses(page, "bb"), page));

    [Fact]
    public void A_name_in_attributes_scripts_and_comments_that_nobody_reads_makes_no_candidate() =>
        Assert.All(
            Around("<a title='Arland' href='/Arland' class=Arland>x</a><!-- Arland --><style>.Arland{}</style><script>if(a<b){show('Arland')}</script><img alt=Arland>"),
            page => Assert.False(Invented.Value.Passes(page, "bb"), page));

    [Fact]
    public void A_page_without_any_name_is_rejected_even_when_it_is_full_of_obstacles()
    {
        const string text = "<p>Caf&eacute; &amp; th&#233;&#226;tre <b>a</b>round the l<b>a</b>nd; \\u0430\\u0440\\n A&shy;r&shy;t, ａｂｃ, élan, Ａ, 亚, 아를</p>";

        Assert.All(Around(text), page => Assert.False(Invented.Value.Passes(page, "bb"), page));
    }

    [Fact]
    public void An_outlet_of_one_side_needs_the_other_side_only_and_any_other_outlet_both()
    {
        Assert.True(Invented.Value.Passes("<p>Arland", "bb"));
        Assert.False(Invented.Value.Passes("<p>Borland", "bb"));
        Assert.False(Invented.Value.Passes("<p>Arland"));
        Assert.True(Invented.Value.Passes("<p>Arland, Borland"));
    }

    [Fact]
    public void The_title_that_a_feed_gives_counts_too()
    {
        PagePrefilter prefilter = new(TestWatchlist.Read());

        Assert.False(prefilter.CanBeRelevant("<p>Nothing"u8, null, "bb"));
        Assert.True(prefilter.CanBeRelevant("<p>Nothing"u8, null, "bb", "News of Arland"));
    }

    [Theory]
    [InlineData("utf-16", "text/html")]
    [InlineData("utf-16BE", "text/html")]
    [InlineData("utf-32", "text/html")]
    [InlineData("gb18030", "text/html; charset=gb2312")]
    [InlineData("gb18030", "text/html; charset=utf-8")]
    [InlineData("gb18030", null)]
    public void A_page_in_another_charset_is_read_as_the_slow_path_reads_it(string charset, string? contentType)
    {
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        byte[] body = [.. encoding.GetPreamble(), .. encoding.GetBytes("<html><p>代表团昨天访问了亚兰国，双方就进一步发展两国关系交换了意见。</p>")];

        Assert.True(Invented.Value.Passes(body, contentType, "bb"));
    }

    [Fact]
    public void Every_character_that_folds_to_a_letter_of_a_name_or_to_nothing_is_met_inside_of_a_name()
    {
        List<string> lost = [];
        for (int code = 1; code < char.MaxValue; code++)
        {
            char c = (char)code;
            if (char.IsSurrogate(c) || c is '<' or '&')
                continue;
            string? several = CharacterFold.Of(c, out char single);
            string? page = several is null && single == CharacterFold.Nothing ? $"<p>Arl{c}and"
                : several is null && "arland".Contains(single, StringComparison.Ordinal) ? "<p>" + "arland".Replace(single, c)
                : null;
            if (page is not null && Invented.Value.Loses(page, "bb"))
                lost.Add($"U+{code:X4}");
        }

        Assert.Empty(lost);
    }

    [Fact]
    public void Every_name_of_the_built_in_watchlist_is_found_as_it_is_written()
    {
        PrefilterCase builtIn = PrefilterCase.BuiltIn.Value;

        Assert.Empty(builtIn.Watchlist.Sides.SelectMany(side => builtIn.Watchlist.Actors.Where(actor => actor.Side == side)
            .SelectMany(actor => actor.Names.Values).SelectMany(names => names).Select(name => name.TrimEnd('*')).Distinct()
            .Where(name => !builtIn.Passes($"<html><p>x {name} x</p>", builtIn.Watchlist.OtherSide(side)))));
    }

    [Theory]
    [InlineData("&nbsp;")]
    [InlineData("&#32;")]
    [InlineData("\n\t")]
    [InlineData("</b> <i>")]
    [InlineData("\\n")]
    [InlineData("\\u00a0")]
    [InlineData("\\u0026nbsp;")]
    public void A_name_of_several_words_is_found_whatever_white_space_stands_between_them(string blank)
    {
        PrefilterCase builtIn = PrefilterCase.BuiltIn.Value;

        Assert.Empty(builtIn.Watchlist.Sides.SelectMany(side => builtIn.Watchlist.Actors.Where(actor => actor.Side == side)
            .SelectMany(actor => actor.Names.Values).SelectMany(names => names).Select(name => name.TrimEnd('*')).Distinct()
            .Where(name => name.Contains(' ', StringComparison.Ordinal) && !builtIn.Passes(
                $"<script type='application/ld+json'>{{\"articleBody\":\"one {name.Replace(" ", blank, StringComparison.Ordinal)} two\"}}</script>", builtIn.Watchlist.OtherSide(side)))));
    }

    /// <summary>The same piece at different offsets from the begin and the end of the page.</summary>
    private static IEnumerable<string> Around(string piece) =>
        Enumerable.Range(0, 7).SelectMany(before => (string[])[
            new string('.', before) + " " + piece,
            "<html><p>" + new string('-', before) + " " + piece + " " + new string('z', 40) + "</p>"]);
}
