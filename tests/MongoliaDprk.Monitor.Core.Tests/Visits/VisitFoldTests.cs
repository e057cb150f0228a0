using System.Globalization;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests.Visits;

public sealed class VisitFoldTests
{
    private static readonly VisitFold Fold = new(new Watchlist("1", "", ["kp", "mn"], [Actor("kp-pak", ActorKind.Person), Actor("Mongolia", ActorKind.Country)], [], [], [], [], []));

    [Fact]
    public void Every_stage_keeps_the_first_report_that_says_it()
    {
        VisitHistory history = Of(
            Report("2024-03-05", VisitStage.Announced, "2024-03-09"), Report("2024-03-06", VisitStage.Announced, "2024-03-09"),
            Report("2024-03-09", VisitStage.Underway), Report("2024-03-13", VisitStage.Concluded));

        Assert.Equal([(VisitStage.Announced, 5), (VisitStage.Underway, 9), (VisitStage.Concluded, 13)], history.Stages.Select(s => (s.Stage, s.Day.Day)));
        Assert.All(history.Stages, s => Assert.Equal(s.Stage, s.Evidence.Report.Stage));
    }

    [Theory]
    [InlineData(VisitStage.Postponed)]
    [InlineData(VisitStage.Cancelled)]
    [InlineData(VisitStage.Denied)]
    public void A_visit_that_was_called_off_and_returns_has_the_new_dates_whoever_still_names_the_old(VisitStage off)
    {
        VisitHistory history = Of(
            Report("2024-03-05", VisitStage.Announced, "2024-03-20", "2024-03-23"), Report("2024-03-10", off), Report("2024-03-15", VisitStage.Announced, "2024-04-20"),
            Report("2024-03-16", VisitStage.Announced, "2024-03-20", "2024-03-23"));

        Assert.Equal((VisitStage.Announced, "2024-04-20", null), (history.Visit.Stage, history.Visit.Start, history.Visit.End));
        Assert.Equal([VisitStage.Announced, off, VisitStage.Announced], history.Stages.Select(s => s.Stage));
    }

    [Fact]
    public void A_visit_first_reported_in_the_present_tense_before_its_first_day_is_announced() =>
        Assert.Equal(VisitStage.Announced, Of(Report("2024-03-05", VisitStage.Underway, "2024-03-09")).Visit.Stage);

    [Fact]
    public void The_order_in_which_reports_come_changes_nothing()
    {
        LedgerReport[] reports =
        [
            Report("2024-03-05", VisitStage.Announced, "2024-03"), Report("2024-03-06", VisitStage.Announced, "2024-03-09", place: "Mongolia"),
            Report("2024-03-06", VisitStage.Announced, "2024-03-10", place: "Ulaanbaatar"), Report("2024-03-07", VisitStage.Postponed, "2024-03-12"),
            Report("2024-03-12", VisitStage.Underway, visitor: "kp-pak"), Report("2024-03-15", VisitStage.Concluded, end: "2024-03-14"),
        ];
        VisitHistory expected = Of(reports);
        Random random = new(7);
        for (int i = 0; i < 100; i++)
        {
            random.Shuffle(reports);
            VisitHistory history = Of(reports);
            Assert.Equal(expected.Stages, history.Stages);
            Assert.Equal(expected.Visit with { Visitors = [] }, history.Visit with { Visitors = [] });
            Assert.Equal(["kp-pak"], history.Visit.Visitors);
        }

        Assert.Equal(("2024-03-12", "2024-03-14", "Ulaanbaatar"), (expected.Visit.Start, expected.Visit.End, expected.Visit.Place));
    }

    [Fact]
    public void Background_makes_no_visit()
    {
        LedgerReport report = Report("2024-03-05", VisitStage.Concluded);
        Assert.Null(Fold.Fold(1, [report with { Report = report.Report with { IsNew = false } }]));
    }

    private static VisitHistory Of(params LedgerReport[] reports) => Fold.Fold(1, reports)!;

    private static LedgerReport Report(string day, VisitStage stage, string? start = null, string? end = null, string? place = null, string visitor = "a delegation") =>
        new(0, 0, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), new VisitReport([visitor], "kp", "mn", place, start, end, stage, true, day, 0.9, []));

    private static Actor Actor(string id, ActorKind kind) =>
        new(id, kind, "mn", id, new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, IReadOnlyList<string>>(), []);
}
