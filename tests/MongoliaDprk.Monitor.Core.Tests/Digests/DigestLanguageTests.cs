using System.Text.RegularExpressions;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Claims;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Core.Tests.Digests;

public sealed partial class DigestLanguageTests
{
    public static TheoryData<string> Languages => [.. DigestLanguage.Codes];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_every_key_and_no_other(string code)
    {
        string[] expected = [.. Bases("en")];
        Assert.Equal(expected, Bases(code));
        Assert.All(DigestLanguage.Of(code).Keys.Where(k => k.EndsWith(".one", StringComparison.Ordinal)), k => Assert.Contains(k[..^4] + ".other", DigestLanguage.Of(code).Keys));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_sentence_fills_the_gaps_that_the_english_one_fills(string code)
    {
        DigestLanguage words = DigestLanguage.Of(code), english = DigestLanguage.Of("en");
        foreach (string key in english.Keys.Where(k => !k.StartsWith("date.", StringComparison.Ordinal) && !k.EndsWith(".one", StringComparison.Ordinal)))
            Assert.True(Gaps(english[key]).SetEquals(Gaps(words[key])), key);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_stage_salience_and_change_has_words_and_every_day_and_month_a_name(string code)
    {
        DigestLanguage words = DigestLanguage.Of(code);
        Assert.All(Enum.GetNames<VisitStage>(), s => Assert.NotEmpty(words["stage." + s.ToLowerInvariant()]));
        Assert.All(Enum.GetNames<SideStanding>(), s => Assert.NotEmpty(words["voice." + s.ToLowerInvariant()]));
        Assert.All(Enum.GetNames<ExpectedState>(), s => Assert.NotEmpty(words["expected." + s.ToLowerInvariant()]));
        Assert.All(Enum.GetNames<ClaimVerdict>(), s => Assert.NotEmpty(words["claim." + s.ToLowerInvariant()]));
        Assert.All(Enum.GetNames<Salience>(), s => Assert.NotEmpty(words["salience." + s.ToLowerInvariant()]));
        Assert.All(Enum.GetNames<FunnelStep>(), s => Assert.NotEmpty(words["funnel." + s]));
        Assert.All(Enum.GetNames<ChangeKind>(), k => Assert.NotEmpty(words["change." + k]));
        Assert.All((string[])["weekdays", "weekdays.short"], k => Assert.Equal(7, words[k].Split('|').Distinct().Count()));
        Assert.All((string[])["months", "months.short"], k => Assert.Equal(12, words[k].Split('|').Distinct().Count()));
    }

    [Theory]
    [InlineData("en", 1, "and 1 copy")]
    [InlineData("en", 4, "and 4 copies")]
    [InlineData("en", 1200, "and 1,200 copies")]
    [InlineData("mn", 1, "мөн 1 хуулбар")]
    [InlineData("mn", 4, "мөн 4 хуулбар")]
    [InlineData("ko", 1, "외 전재 1건")]
    [InlineData("ko", 4, "외 전재 4건")]
    public void Counts_take_the_form_of_the_language(string code, int count, string expected) => Assert.Equal(expected, DigestLanguage.Of(code).Count("count.copies", count));

    [Theory]
    [InlineData("en", "Sunday, 22 November 2026")]
    [InlineData("mn", "2026 оны 11 дүгээр сарын 22, Ням гараг")]
    [InlineData("ko", "2026년 11월 22일 일요일")]
    public void Days_are_written_as_the_language_writes_them(string code, string expected) => Assert.Equal(expected, DigestLanguage.Of(code).LongDay(new DateOnly(2026, 11, 22)));

    [Theory]
    [InlineData("mn", "ШИНЭ")]
    [InlineData("mn", "Хоёр тал хоёулаа баталсан: Alpha News, Bravo Post")]
    [InlineData("mn", "АЙЛЧЛАЛ: ШИНЭ БА ӨӨРЧЛӨГДСӨН (2)")]
    [InlineData("mn", "Broken Daily (Даваа гарагаас хойш шалгаж чадаагүй)")]
    [InlineData("mn", "шинэ айлчлал 1 · шинэ мэдээтэй айлчлал 1 · сэдэв 1 · нийтлэл 3")]
    [InlineData("ko", "신규")]
    [InlineData("ko", "양측 모두 확인: Alpha News, Bravo Post")]
    [InlineData("ko", "방문: 신규 및 변동 (2)")]
    [InlineData("ko", "Broken Daily (월요일 이후 수집 안 됨)")]
    [InlineData("ko", "새 방문 1건 · 새 소식이 있는 방문 1건 · 주제 1건 · 기사 3건")]
    public void A_digest_speaks_the_readers_language(string code, string words) =>
        Assert.Contains(words, DigestRenderer.Text(Sample.Full, new DigestView(DigestLanguage.Of(code), DigestLinks.None)), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_line_is_wider_than_a_terminal_in_any_language(string code)
    {
        string[] lines = DigestRenderer.Text(Sample.Full, new DigestView(DigestLanguage.Of(code), DigestLinks.None)).Split('\n');
        Assert.All(lines.Where(l => !l.Contains("https://", StringComparison.Ordinal)), l => Assert.InRange(DisplayWidth.Of(l), 0, 80));
    }

    [Fact]
    public void A_language_that_is_not_there_is_english() => Assert.Equal("en", DigestLanguage.Of("xx").Code);

    /// <summary>Keys without their plural form.</summary>
    private static IEnumerable<string> Bases(string code) =>
        DigestLanguage.Of(code).Keys.Select(k => k.EndsWith(".one", StringComparison.Ordinal) ? k[..^4] + ".other" : k).Distinct().Order(StringComparer.Ordinal);

    private static HashSet<string> Gaps(string words) => [.. Gap().Matches(words).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Gap();
}
