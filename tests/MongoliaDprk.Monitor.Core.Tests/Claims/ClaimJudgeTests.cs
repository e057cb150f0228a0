using MongoliaDprk.Monitor.Core.Claims;
using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.Core.Tests.Claims;

/// <summary>A claim that is called true for want of looking is worse than none.</summary>
public sealed class ClaimJudgeTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData(0, 90, ClaimVerdict.True)]
    [InlineData(0, 40, ClaimVerdict.CannotSay)]
    [InlineData(1, 90, ClaimVerdict.False)]
    [InlineData(1, 0, ClaimVerdict.False)]
    public void That_there_was_none_is_true_only_where_it_would_have_been_seen(int count, int covered, ClaimVerdict verdict) =>
        Assert.Equal(verdict, ClaimJudge.Judge(Claim(ClaimSays.None), Found(Claim(ClaimSays.None), count, covered), null).Verdict);

    [Theory]
    [InlineData(3, 0, ClaimVerdict.True)]
    [InlineData(2, 90, ClaimVerdict.False)]
    [InlineData(2, 50, ClaimVerdict.CannotSay)]
    public void That_there_were_so_many_needs_no_more_than_to_have_found_them(int count, int covered, ClaimVerdict verdict)
    {
        Claim claim = Claim(ClaimSays.Count) with { AtLeast = 3 };
        Assert.Equal(verdict, ClaimJudge.Judge(claim, Found(claim, count, covered), null).Verdict);
    }

    [Theory]
    [InlineData(1, 0, 1826, ClaimVerdict.True)]
    [InlineData(1, 0, 700, ClaimVerdict.CannotSay)]
    [InlineData(1, 1, 700, ClaimVerdict.False)]
    [InlineData(0, 0, 0, ClaimVerdict.False)]
    public void The_first_in_five_years_cannot_be_said_from_two_years_of_collection(int count, int before, int coveredBefore, ClaimVerdict verdict)
    {
        Claim claim = Claim(ClaimSays.First) with { InYears = 5 };
        ClaimCount found = Found(claim, count, 90);
        ClaimCount? other = claim.OtherDays(Today, found.First) is { } days ? new ClaimCount(days, before, before > 0 ? days.From : null, coveredBefore) : null;
        ClaimJudgement judged = ClaimJudge.Judge(claim, found, other);
        Assert.Equal(verdict, judged.Verdict);
        if (verdict == ClaimVerdict.CannotSay)
            Assert.Contains("only 700 of 1,8", judged.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 2, 1, 90, ClaimVerdict.True)]
    [InlineData(5, 5, 1, 90, ClaimVerdict.False)]
    [InlineData(5, 2, 3, 90, ClaimVerdict.False)]
    [InlineData(5, 2, 1, 60, ClaimVerdict.CannotSay)]
    public void More_than_before_compares_two_windows_that_were_both_collected(int count, int before, int times, int coveredBefore, ClaimVerdict verdict)
    {
        Claim claim = Claim(ClaimSays.More) with { Times = times };
        ClaimDays days = claim.OtherDays(Today, null)!;
        Assert.Equal((90, claim.Days(Today).From.AddDays(-1)), (days.Length, days.To));
        Assert.Equal(verdict, ClaimJudge.Judge(claim, Found(claim, count, 90), new ClaimCount(days, before, null, coveredBefore)).Verdict);
    }

    [Fact]
    public void The_reason_has_the_numbers_and_the_days() => Assert.Equal(
        "1 visit from 24 August 2026 to 21 November 2026; before that", ClaimJudge.Judge(
            Claim(ClaimSays.First) with { InYears = 5 }, Found(Claim(ClaimSays.First), 1, 90),
            new ClaimCount(new ClaimDays(new(2021, 1, 1), new(2026, 8, 23)), 0, null, 0)).Why.Replace(", the first on 24 August 2026", "", StringComparison.Ordinal)[..60]);

    [Theory]
    [InlineData("90 days", "2026-08-24")]
    [InlineData("2 weeks", "2026-11-08")]
    [InlineData("3 months", "2026-08-22")]
    [InlineData("1 year", "2025-11-22")]
    [InlineData("five years", null)]
    [InlineData("0 days", null)]
    [InlineData("3 moons", null)]
    public void A_length_of_time_ends_today(string text, string? first) =>
        Assert.Equal(first, ClaimSpan.Read(text)?.Before(Today).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Other_words_for_the_same_claim_are_the_same_claim_and_another_window_is_another()
    {
        Claim claim = Claim(ClaimSays.None);
        Assert.Equal(claim.Definition(), (claim with { Sentence = "Said better", Note = "why" }).Definition());
        Assert.NotEqual(claim.Definition(), (claim with { Window = ClaimSpan.Read("91 days") }).Definition());
    }

    private static Claim Claim(ClaimSays says) => new(
        "id", "A sentence", says, ClaimUnit.Visits, new MentionFilter(), new ClaimVisits(), ClaimSpan.Read("90 days"), null, null, null, 0, ClaimThan.Before, 1, true, null);

    private static ClaimCount Found(Claim claim, int count, int covered) => new(claim.Days(Today), count, count > 0 ? claim.Days(Today).From : null, covered);
}
