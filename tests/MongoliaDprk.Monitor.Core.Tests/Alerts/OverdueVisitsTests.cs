using System.Globalization;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Core.Tests.Alerts;

public sealed class OverdueVisitsTests
{
    private static readonly LedgerVisit Planned =
        new(1, ["a-one"], "aa", "bb", "2024-03-20", null, VisitStage.Announced, new DateOnly(2024, 3, 14), new DateOnly(2024, 3, 15), Historical: false);

    private static readonly SourceWatch[] Both = [new("a", "aa", true), new("a2", "aa", false), new("b", "bb", true)];

    [Theory]
    [InlineData("2024-03-20", OverdueState.No)]
    [InlineData("2024-03-21", OverdueState.No)]
    [InlineData("2024-03-22", OverdueState.Overdue)]
    [InlineData("2024-04-10", OverdueState.Overdue)]
    [InlineData("2024-04-11", OverdueState.No)]
    public void It_is_told_two_days_after_the_day_and_not_years_later(string today, OverdueState state) =>
        Assert.Equal(state, OverdueVisits.Judge(Planned, Day(today), Both));

    [Fact]
    public void Only_a_planned_visit_that_nobody_has_reported_since_can_be_overdue()
    {
        LedgerVisit[] others =
        [
            Planned with { Stage = VisitStage.Invited },
            Planned with { Stage = VisitStage.Postponed },
            Planned with { Stage = VisitStage.Underway },
            Planned with { Stage = VisitStage.Cancelled },
            Planned with { Historical = true },
            Planned with { Start = null },
            Planned with { LastReported = Day("2024-03-20") },
            Planned with { Start = "2024-03" },
        ];

        Assert.All(others, visit => Assert.Equal(OverdueState.No, OverdueVisits.Judge(visit, Day("2024-03-25"), Both)));
        Assert.Equal(OverdueState.Overdue, OverdueVisits.Judge(Planned with { Start = "2024-03" }, Day("2024-04-02"), Both));
    }

    [Fact]
    public void When_a_side_could_not_be_read_its_silence_means_nothing()
    {
        SourceWatch[] oneSide = [new("a", "aa", true), new("b", "bb", false)];

        Assert.Equal(OverdueState.Blind, OverdueVisits.Judge(Planned, Day("2024-03-25"), oneSide));
        Assert.Equal(OverdueState.Blind, OverdueVisits.Judge(Planned, Day("2024-03-25"), []));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
