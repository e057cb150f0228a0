using System.Globalization;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests.Visits;

public sealed class ReportGroupingTests
{
    private static readonly ReportGrouping Grouping = new(new VisitFold(new Watchlist("1", "", ["kp", "mn"], [], [], [], [], [], [])));

    /// <summary>Two delegations in one week, a visit from announcement to return, a vague report, a far one, the way back.</summary>
    private static readonly (string Day, string From, VisitStage Stage, string? Start, string[] Visitors)[] Story =
    [
        ("2024-03-01", "kp", VisitStage.Announced, "2024-03", ["delegation of the foreign ministry"]),
        ("2024-03-05", "kp", VisitStage.Announced, "2024-03-09", ["kp-pak"]),
        ("2024-03-09", "kp", VisitStage.Underway, "2024-03-09", ["kp-pak"]),
        ("2024-03-09", "kp", VisitStage.Underway, "2024-03-09", ["외무성대표단"]),
        ("2024-03-10", "kp", VisitStage.Underway, "2024-03-10", ["kp-ri"]),
        ("2024-03-11", "kp", VisitStage.Underway, null, []),
        ("2024-03-13", "kp", VisitStage.Concluded, null, ["kp-ri"]),
        ("2024-03-14", "kp", VisitStage.Concluded, null, ["kp-pak"]),
        ("2024-03-20", "kp", VisitStage.Announced, "2024-04-25", ["delegation of the Academy of Sciences of the north"]),
        ("2024-04-26", "kp", VisitStage.Underway, null, ["Academy of Sciences delegation from the north"]),
        ("2024-03-12", "mn", VisitStage.Underway, null, ["mn-bat"]),
    ];

    [Fact]
    public void Any_order_of_the_reports_gives_the_same_ledger()
    {
        LedgerReport[] reports = [.. Story.Select((s, i) => Report(i + 1, s.Day, s.From, s.Stage, s.Start, s.Visitors))];
        string[] expected = Ledger(reports);
        Assert.Equal(4, expected.Length);
        Random random = new(11);
        for (int i = 0; i < 300; i++)
        {
            random.Shuffle(reports);
            Assert.Equal(expected, Ledger(reports));
        }
    }

    [Fact]
    public void Two_visits_that_one_article_tells_apart_are_two()
    {
        LedgerReport one = Report(1, "2024-03-09", "kp", VisitStage.Underway, null, []), other = Report(2, "2024-03-09", "kp", VisitStage.Underway, null, []);
        Assert.Single(Grouping.Group([], [one, other]));
        Assert.Equal(2, Grouping.Group([], [one, other with { ArticleId = 1 }]).Count);
    }

    [Fact]
    public void A_corrected_visit_is_also_found_by_what_it_was_taken_for()
    {
        LedgerVisit corrected = new(5, ["kp-ri"], "kp", "mn", "2024-06-09", null, VisitStage.Announced, new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 1), false);
        LedgerVisit before = corrected with { Visitors = ["kp-pak"], Start = "2024-03-09" };
        LedgerReport report = Report(1, "2024-03-05", "kp", VisitStage.Announced, "2024-03-09", ["kp-pak"]);

        Assert.Equal(5, Assert.Single(Grouping.Group([corrected, before], [report])).HeldId);
        Assert.Null(Assert.Single(Grouping.Group([corrected], [report])).HeldId);
    }

    private static string[] Ledger(LedgerReport[] reports) =>
        [.. Grouping.Group([], reports).Select(g => string.Join(' ', g.Reports.Select(r => r.Id).Order()) + $" {g.Visit.Stage} {g.Visit.Start}").Order(StringComparer.Ordinal)];

    private static LedgerReport Report(long id, string day, string from, VisitStage stage, string? start, string[] visitors) => new(
        id, id, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        new VisitReport(visitors, from, from == "kp" ? "mn" : "kp", null, start, null, stage, true, "", 0.9, []));
}
