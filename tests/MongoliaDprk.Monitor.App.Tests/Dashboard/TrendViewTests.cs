using MongoliaDprk.Monitor.App.Dashboard.Parts;
using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

public sealed class TrendViewTests
{
    private static readonly DateOnly Today = new(2026, 3, 4);

    [Fact]
    public void A_step_without_an_article_is_a_zero_and_not_a_gap()
    {
        TrendPoint[] points = [new(new DateOnly(2026, 1, 5), "a", 2, 0, 2, 3), new(new DateOnly(2026, 1, 26), "a", 5, 0, 5, 5)];
        TrendView view = TrendView.Of(points, new TrendQuery(TrendBy.Actor, TrendPer.Week, new MentionFilter(To: new DateOnly(2026, 2, 3))), Today);
        Assert.Equal([2, 0, 0, 5, 0], view.Series.Single().Values);
        Assert.Equal((7, 8, 3, 5), (view.Series[0].Articles, view.Series[0].Hits, view.Series[0].Peak, view.Highest));
    }

    [Fact]
    public void The_period_that_was_asked_for_is_drawn_even_where_it_is_empty()
    {
        TrendPoint[] points = [new(new DateOnly(2025, 12, 1), "a", 1, 0, 1, 1)];
        TrendView view = TrendView.Of(points, new TrendQuery(TrendBy.Actor, TrendPer.Month, new MentionFilter(new DateOnly(2025, 10, 15))), Today);
        Assert.Equal(new DateOnly(2025, 10, 1), view.Steps[0]);
        Assert.Equal(new DateOnly(2026, 3, 1), view.Steps[^1]);
    }

    [Theory]
    [InlineData("2026-03-01", TrendPer.Week, "2026-02-23")]
    [InlineData("2026-03-02", TrendPer.Week, "2026-03-02")]
    [InlineData("2024-12-31", TrendPer.Week, "2024-12-30")]
    [InlineData("2024-02-29", TrendPer.Month, "2024-02-01")]
    [InlineData("2024-02-29", TrendPer.Year, "2024-01-01")]
    public void Weeks_begin_on_monday(string day, TrendPer per, string first) => Assert.Equal(DateOnly.Parse(first, null), TrendSteps.First(DateOnly.Parse(day, null), per));

    [Fact]
    public void A_period_to_the_end_of_the_calendar_ends() => Assert.NotEmpty(TrendSteps.Between(new DateOnly(9998, 1, 1), DateOnly.MaxValue, TrendPer.Week));
}
