using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Core.Tests.Visits;

/// <summary>Every stage, and what only looks like a visit, in every language; one line of <c>visits.tsv</c> each.</summary>
public sealed class VisitTableTests
{
    public sealed record Row(
        string Language, string Day, string Side, string Direction, string Stage, bool IsNew, string Visitor, string Date, string Title, string Text)
    {
        public override string ToString() => $"{Language} {Stage} {Title} {Text}";
    }

    public static TheoryData<Row> Visits => [.. Rows.Where(r => r.Direction != "-")];

    public static TheoryData<Row> LookAlikes => [.. Rows.Where(r => !r.IsNew)];

    private static IEnumerable<Row> Rows => VisitTexts.Lines("visits.tsv")
        .Select(c => new Row(c[0], c[1], c[2], c[3], c[4], c[5] == "yes", c[6], c[7], c[8], c[9]));

    [Theory]
    [MemberData(nameof(Visits))]
    public void The_report_has_the_direction_stage_visitor_and_day_that_a_reader_sees(Row row)
    {
        VisitReport[] visits = [.. Detect(row).Where(v => v.IsNew == row.IsNew)];
        Assert.NotEmpty(visits);
        Assert.All(visits, v => Assert.Equal(row.Direction, $"{v.From}-{v.To}"));
        visits = [.. visits.Where(v => v.Stage.ToString() == row.Stage)];
        Assert.NotEmpty(visits);
        if (row.Visitor != "-")
            Assert.Contains(visits, v => string.Join(' ', v.Visitors).Contains(row.Visitor, StringComparison.OrdinalIgnoreCase));
        if (row.Date != "-")
            Assert.Contains(visits, v => (v.Start ?? v.End)?.StartsWith(row.Date, StringComparison.Ordinal) == true);
    }

    [Theory]
    [MemberData(nameof(LookAlikes))]
    public void What_is_past_possible_denied_or_somebody_elses_travel_is_no_new_visit(Row row) =>
        Assert.DoesNotContain(Detect(row), v => v is { IsNew: true, Stage: VisitStage.Announced or VisitStage.Underway or VisitStage.Concluded });

    [Fact]
    public void Every_language_that_can_tell_of_visits_has_all_stages_in_the_table() =>
        Assert.Empty(VisitTexts.Watchlist.Languages.Where(l => l.Visits is not null)
            .SelectMany(l => Enum.GetNames<VisitStage>().Select(stage => (l.Code, stage)))
            .Except(Rows.Select(r => (r.Language, r.Stage))));

    private static IReadOnlyList<VisitReport> Detect(Row row) => VisitTexts.Detect(row.Language, row.Day, row.Side, row.Title, row.Text);
}
