using MongoliaDprk.Monitor.Core.Trends.Anomalies;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests.Trends.Anomalies;

public sealed class AnomalyFinderTests
{
    private static readonly DateOnly First = new(2020, 1, 1);
    private static readonly DateOnly Today = First.AddDays(Length - 1);
    private static readonly AnomalyFinder Plain = new(ExpectedDays.None);

    private const int Length = 4 * 365;

    [Fact]
    public void A_wave_is_found_with_its_count_what_was_expected_and_the_chance()
    {
        int[] counts = Every(6);
        Add(counts, Today, 12);

        AnomalyFinding finding = Assert.Single(Plain.Find(Series(("minister", Days(counts))), Today));
        Assert.Equal(("minister", Today.AddDays(-6), Today), (finding.Series, finding.From, finding.To));
        Assert.Equal(counts[^7..].Sum(), finding.Count);
        Assert.InRange(finding.Expected, 1.0, 1.4);
        Assert.InRange(finding.Chance, 1e-12, AnomalyFinder.Limit(1));
    }

    [Fact]
    public void What_was_always_so_is_no_wave() => Assert.Empty(Plain.Find(Series(("daily", Days(Every(1)))), Today));

    [Fact]
    public void Two_articles_are_no_wave_however_rare_the_name() => Assert.Null(Plain.Test("rare", Days(With(Today, 2)), Today));

    [Fact]
    public void Many_series_are_watched_with_more_patience_than_one()
    {
        DailyCounts name = Days(With(Today, 3)), quiet = Days(new int[Length]);
        Assert.Single(Plain.Find(Series(("new", name)), Today));
        Assert.Single(Plain.Find(Series([("new", name), .. Enumerable.Range(0, 100).Select(i => ($"other-{i}", quiet))]), Today));
        // a promise for ten thousand series cannot be kept with three articles
        Assert.True(AnomalyFinder.Limit(10_000) < Plain.Test("new", name, Today, Bursts.Typical)!.Chance);
    }

    [Fact]
    public void Days_without_collection_are_no_days_of_silence()
    {
        int[] counts = Every(1);
        double[] seldom = [.. counts.Select((_, i) => i % 30 == 0 || i >= Length - 7 ? 1.0 : 0.0)];
        // seen on every day that was looked at: a week of daily looks has nothing new
        AnomalyFinding? finding = Plain.Test("paper", new DailyCounts(First, counts, [.. seldom.Select((s, i) => i % 3 == 0 || i >= Length - 7 ? 1.0 : s)]), Today);
        Assert.InRange(finding!.Expected, 6.5, 7.5);
        Assert.Null(Plain.Test("paper", new DailyCounts(First, counts, seldom), Today));
    }

    [Fact]
    public void More_outlets_give_more_articles_and_no_wave()
    {
        int[] counts = Every(7);
        double[] exposure = [.. Enumerable.Repeat(1.0, Length - 7), .. Enumerable.Repeat(10.0, 7)];
        Add(counts, Today.AddDays(-3), 9);
        Assert.True(Plain.Test("name", new DailyCounts(First, counts, exposure), Today)!.Chance > 0.1);
        Assert.True(Plain.Test("name", Days(counts), Today)!.Chance < 1e-4);
    }

    [Fact]
    public void Greetings_that_come_every_year_are_expected_and_at_another_time_they_are_news()
    {
        var calendar = new ExpectedDays([new CalendarDay("day", Today.AddDays(-2).ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture), "National day", null)]);
        int[] counts = Every(30);
        for (int year = 0; year < 4; year++)
            Add(counts, Today.AddDays(-2).AddYears(-year), 9);

        AnomalyFinding expected = new AnomalyFinder(calendar).Test("greetings", Days(counts), Today)!;
        Assert.True(expected.Chance > 0.05, $"chance {expected.Chance}");
        Assert.Equal(["National day"], expected.Calendar.Select(d => d.Name));
        Assert.True(Plain.Test("greetings", Days(With(Today, 9)), Today)!.Chance < 1e-4);
    }

    [Fact]
    public void Of_a_day_that_never_was_before_nothing_is_said()
    {
        var jubilee = new ExpectedDays([new CalendarDay("jubilee", Today.AddDays(-2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "Jubilee", null)]);
        Assert.Null(new AnomalyFinder(jubilee).Test("greetings", Days(With(Today.AddDays(-2), 9)), Today));
    }

    [Fact]
    public void Nothing_is_said_of_a_series_that_has_only_begun()
    {
        double[] exposure = [.. Enumerable.Range(0, Length).Select(i => i < Length - 100 ? 0.0 : 1)];
        Assert.Null(Plain.Test("new outlet", new DailyCounts(First, With(Today, 30), exposure), Today));
    }

    [Fact]
    public void The_words_say_count_expectation_and_chance()
    {
        var finding = new AnomalyFinding("x", new(2026, 5, 6), new(2026, 5, 12), 9, 1.24, 1 / 40_321.0, 1095, [new CalendarDay("d", "05-10", "National day", null)]);
        Assert.Equal(
            "The Minister: 9 articles in the week to 12 May 2026; 1.2 expected from 3 years, what National day brought in other years included; chance 1 in 40,000",
            AnomalyWords.Sentence(finding, "The Minister"));
        Assert.Equal("1 in 7", AnomalyWords.Chance(0.13));
        Assert.Equal("7 months", AnomalyWords.Span(213));
    }

    internal static IReadOnlyDictionary<string, DailyCounts> Series(params (string Name, DailyCounts Counts)[] series) => series.ToDictionary(s => s.Name, s => s.Counts);

    private static DailyCounts Days(int[] counts) => new(First, counts, [.. counts.Select(_ => 1.0)]);

    private static int[] Every(int days) => [.. Enumerable.Range(0, Length).Select(i => i % days == 0 ? 1 : 0)];

    private static int[] With(DateOnly day, int count)
    {
        int[] counts = new int[Length];
        Add(counts, day, count);
        return counts;
    }

    private static void Add(int[] counts, DateOnly day, int count) => counts[day.DayNumber - First.DayNumber] += count;
}
