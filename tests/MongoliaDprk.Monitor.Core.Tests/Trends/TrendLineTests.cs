using System.Globalization;
using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.Core.Tests.Trends;

public sealed class TrendLineTests
{
    private static readonly DateOnly[] Years = [.. TrendCalendar.Steps(new(2020, 1, 1), new(2024, 12, 31), TrendPer.Year)];

    [Fact]
    public void A_step_without_an_article_is_a_zero_and_not_a_gap()
    {
        TrendPoint[] points = [new(Years[1], "b", 1, 0, 2, 3), new(Years[1], "a", 2, 1, 2, 3), new(Years[3], "a", 5, 0, 5, 5)];

        IReadOnlyList<TrendLine> lines = TrendLine.Of(points, Years, CountUnit.Article);

        Assert.Equal(["a", "b"], lines.Select(l => l.Key));
        Assert.Equal([0, 2, 0, 5, 0], lines[0].Values);
        Assert.Equal([0, 3, 0, 5, 0], TrendLine.Of(points, Years, CountUnit.Hit)[0].Values);
    }

    [Fact]
    public void A_moving_average_has_no_value_before_it_has_enough_steps()
    {
        TrendLine line = new("a", [3, 0, 6, 9, 0]);

        Assert.Equal([null, null, 3, 5, 5], line.MovingAverage(3));
        Assert.Equal([3, 0, 6, 9, 0], line.MovingAverage(1));
        Assert.All(line.MovingAverage(6), a => Assert.Null(a));
    }

    [Theory]
    [InlineData("2024-02-29", TrendPer.Day, "2023-02-28")]
    [InlineData("2024-03-01", TrendPer.Month, "2023-03-01")]
    [InlineData("2024-10-01", TrendPer.Quarter, "2023-10-01")]
    [InlineData("2024-01-01", TrendPer.Week, "2023-01-02")]
    [InlineData("0001-01-01", TrendPer.Year, null)]
    [InlineData("0001-05-07", TrendPer.Week, null)]
    public void A_year_before_is_the_same_step_and_of_weeks_a_Monday(string step, TrendPer per, string? before) =>
        Assert.Equal(before is null ? null : Day(before), TrendLine.YearBefore(Day(step), per));

    [Fact]
    public void The_first_year_has_nothing_before_it() =>
        Assert.Equal([null, 1, 2, 3, 4], new TrendLine("a", [1, 2, 3, 4, 5]).YearBefore(Years, TrendPer.Year));

    [Theory]
    [InlineData("2024-02-29", "2024-01-01", "2024-03-31")]
    [InlineData("2023-12-31", "2023-10-01", "2023-12-31")]
    public void Quarters_begin_in_January_April_July_and_October(string day, string first, string last)
    {
        DateOnly step = TrendCalendar.FirstDay(Day(day), TrendPer.Quarter);
        Assert.Equal((Day(first), Day(last)), (step, TrendCalendar.LastDay(step, TrendPer.Quarter)));
    }

    [Fact]
    public void The_steps_of_a_period_end_with_the_calendar() =>
        Assert.Equal(new DateOnly(9999, 10, 1), TrendCalendar.Steps(new(9999, 2, 1), DateOnly.MaxValue, TrendPer.Quarter).Last());

    [Fact]
    public void Months_of_days_say_the_same_as_the_days_themselves()
    {
        Random random = new(7);
        for (int round = 0; round < 200; round++)
        {
            DateOnly begin = new DateOnly(1999, 1, 1).AddDays(random.Next(5000));
            int every = 1 + random.Next(60);
            DateOnly[] days = [.. Enumerable.Range(0, 1 + random.Next(800)).Where(i => i == 0 || random.Next(every) < 2).Select(begin.AddDays)];
            var months = days.GroupBy(d => new DateOnly(d.Year, d.Month, 1)).Select(m => (m.Key, m.Aggregate(0, (bits, d) => bits | 1 << (d.Day - 1))));
            Assert.Equal(Presence.Of("a", days), Presence.OfMonths("a", months.Reverse()));
        }
    }

    [Fact]
    public void The_longest_silence_lies_between_two_days_and_the_one_that_lasts_is_another()
    {
        DateOnly day = new(2024, 1, 1);
        Presence presence = Presence.Of("a", [day.AddDays(10), day, day.AddDays(3), day]);

        Assert.Equal(new Presence("a", day, day.AddDays(10), 3, new Silence(day.AddDays(4), day.AddDays(9))), presence);
        Assert.Equal(6, presence.Longest!.Days);
        Assert.Equal(30, presence.Until(day.AddDays(40))!.Days);
        Assert.Null(presence.Until(day.AddDays(10)));
        Assert.Null(Presence.Of("a", [day, day.AddDays(1)]).Longest);
    }

    [Fact]
    public void A_period_is_compared_with_as_many_days_before_it()
    {
        MentionFilter before = PeriodBefore.Of(new MentionFilter(new(2024, 1, 1), new(2024, 1, 7)))!;
        Assert.Equal((Day("2023-12-25"), Day("2023-12-31")), (before.From!.Value, before.To!.Value));
        Assert.Null(PeriodBefore.Of(new MentionFilter(new DateOnly(2024, 1, 1))));
        Assert.Null(PeriodBefore.Of(new MentionFilter(DateOnly.MinValue, DateOnly.MaxValue)));
        Assert.Null(new TopKey("a", 4, 0).ChangeShare);
        Assert.Equal(-0.5, new TopKey("a", 1, 2).ChangeShare);
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
