using System.Globalization;
using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Core.Tests.Visits;

public sealed class VisitMergerTests
{
    [Fact]
    public void One_visit_from_announcement_to_return_is_one_entry_with_moving_stages()
    {
        Ledger ledger = new();
        ledger.Hear("2024-03-05", Report("kp", "mn", VisitStage.Announced, visitors: ["delegation of the foreign ministry"]));
        ledger.Hear("2024-03-09", Report("kp", "mn", VisitStage.Underway, start: "2024-03-09", visitors: ["kp-pak"]));
        ledger.Hear("2024-03-11", Report("kp", "mn", VisitStage.Underway, visitors: ["외무성대표단"]));
        ledger.Hear("2024-03-14", Report("kp", "mn", VisitStage.Concluded, end: "2024-03-13", visitors: ["kp-pak"]));

        LedgerVisit visit = Assert.Single(ledger.Visits);
        Assert.Equal([VisitStage.Announced, VisitStage.Underway, VisitStage.Concluded], ledger.Stages[visit.Id]);
        Assert.Equal("2024-03-09", visit.Start);
    }

    [Fact]
    public void A_visit_does_not_begin_before_its_first_day_whatever_tense_a_report_uses()
    {
        Ledger ledger = new();
        ledger.Hear("2026-11-20", Report("mn", "kp", VisitStage.Announced, start: "2026-11-27", visitors: ["mn-uchral"]));
        ledger.Hear("2026-11-21", Report("mn", "kp", VisitStage.Underway, visitors: ["mn-uchral"]));
        Assert.Equal([VisitStage.Announced], ledger.Stages[1]);

        ledger.Hear("2026-11-27", Report("mn", "kp", VisitStage.Underway, visitors: ["mn-uchral"]));
        Assert.Equal([VisitStage.Announced, VisitStage.Underway], ledger.Stages[1]);
    }

    [Fact]
    public void A_postponed_visit_that_is_announced_again_stays_one_entry()
    {
        Ledger ledger = new();
        ledger.Hear("2015-04-02", Report("kp", "mn", VisitStage.Announced, start: "2015-04-17", visitors: ["Mansudae Art Troupe"]));
        ledger.Hear("2015-04-10", Report("kp", "mn", VisitStage.Postponed, visitors: ["Mansudae Art Troupe"]));
        ledger.Hear("2015-04-20", Report("kp", "mn", VisitStage.Announced, start: "2015-04-24", visitors: ["Mansudae Art Troupe"]));

        Assert.Single(ledger.Visits);
        Assert.Equal([VisitStage.Announced, VisitStage.Postponed, VisitStage.Announced], ledger.Stages[1]);
    }

    [Fact]
    public void Two_delegations_in_one_week_are_two_visits()
    {
        Ledger ledger = new();
        ledger.Hear("2012-11-26", Report("mn", "kp", VisitStage.Underway, visitors: ["delegation of the Ministry of Justice of Mongolia"]));
        ledger.Hear("2012-11-28", Report("mn", "kp", VisitStage.Underway, visitors: ["delegation of the Mongolian Academy of Sciences"]));
        ledger.Hear("2012-11-29", Report("mn", "kp", VisitStage.Concluded, visitors: ["Mongolian Ministry of Justice delegation headed by its minister"]));

        Assert.Equal(2, ledger.Visits.Count);
        Assert.Equal(VisitStage.Concluded, ledger.Visits[0].Stage);
        Assert.Equal(VisitStage.Underway, ledger.Visits[1].Stage);
    }

    [Fact]
    public void Two_named_heads_of_delegations_do_not_merge_though_days_agree()
    {
        Ledger ledger = new();
        ledger.Hear("2024-03-09", Report("kp", "mn", VisitStage.Underway, start: "2024-03-09", visitors: ["kp-pak"]));
        ledger.Hear("2024-03-10", Report("kp", "mn", VisitStage.Underway, start: "2024-03-10", visitors: ["kp-ri"]));
        Assert.Equal(2, ledger.Visits.Count);
    }

    [Fact]
    public void Another_language_reports_the_same_delegation_days_late_and_it_is_no_second_visit()
    {
        Ledger ledger = new();
        ledger.Hear("2018-12-08", Report("kp", "mn", VisitStage.Underway, start: "2018-12-08", end: "2018-12-09", visitors: ["kp-ri-yong-ho"]));
        ledger.Hear("2018-12-15", Report("kp", "mn", VisitStage.Concluded, visitors: ["북한 외무상 일행"]));
        Assert.Single(ledger.Visits);
    }

    [Fact]
    public void The_opposite_direction_is_another_visit()
    {
        Ledger ledger = new();
        ledger.Hear("2018-02-12", Report("mn", "kp", VisitStage.Underway));
        ledger.Hear("2018-02-13", Report("kp", "mn", VisitStage.Underway));
        Assert.Equal(2, ledger.Visits.Count);
    }

    [Theory]
    [InlineData("1988", "kp-kim")]
    [InlineData("1988-06", "kp-kim")]
    [InlineData("1988", "late leader")]
    [InlineData(null, "kp-kim")]
    public void The_anniversary_of_an_old_visit_is_absorbed_by_the_known_visit(string? start, string visitor)
    {
        LedgerVisit known = Known(7, "1988-06-28", "1988-07-02", "kp-kim");
        VisitReport report = Report("kp", "mn", VisitStage.Concluded, start: start, visitors: [visitor], isNew: false);
        Assert.Equal(7, VisitMerger.Match(report, Day("2013-06-28"), [known])?.Id);
    }

    [Fact]
    public void An_old_visit_of_another_year_is_not_absorbed()
    {
        LedgerVisit known = Known(7, "1988-06-28", "1988-07-02", "kp-kim");
        VisitReport report = Report("kp", "mn", VisitStage.Concluded, start: "1956", visitors: ["kp-kim"], isNew: false);
        Assert.Null(VisitMerger.Match(report, Day("2013-06-28"), [known]));
    }

    [Fact]
    public void News_is_never_absorbed_by_history_even_on_its_anniversary()
    {
        LedgerVisit known = Known(7, "1988-06-28", "1988-07-02", "kp-kim");
        VisitReport report = Report("kp", "mn", VisitStage.Underway, visitors: ["kp-kim"]);
        Assert.Null(VisitMerger.Match(report, Day("2013-06-28"), [known]));
    }

    [Fact]
    public void The_same_visitor_months_later_comes_a_second_time()
    {
        Ledger ledger = new();
        ledger.Hear("2018-02-12", Report("mn", "kp", VisitStage.Underway, start: "2018-02-12", visitors: ["mn-minister"]));
        ledger.Hear("2018-09-08", Report("mn", "kp", VisitStage.Underway, start: "2018-09-08", visitors: ["mn-minister"]));
        Assert.Equal(2, ledger.Visits.Count);
    }

    [Fact]
    public void An_unnamed_delegation_joins_the_named_one_not_the_other_unnamed_one()
    {
        LedgerVisit named = Visit(1, "2024-03-09", "kp-pak"), unnamed = Visit(2, "2024-03-01");
        VisitReport report = Report("kp", "mn", VisitStage.Underway, start: "2024-03-09", visitors: ["DPRK delegation"]);
        Assert.Equal(1, VisitMerger.Match(report, Day("2024-03-10"), [unnamed, named])?.Id);
    }

    [Theory]
    [InlineData("2024-03-19", 1)]
    [InlineData("2024-03-20", 2)]
    public void Days_may_differ_by_ten_and_not_by_eleven(string start, int visits)
    {
        Ledger ledger = new();
        ledger.Hear("2024-03-09", Report("kp", "mn", VisitStage.Announced, start: "2024-03-09"));
        ledger.Hear("2024-03-09", Report("kp", "mn", VisitStage.Announced, start: start));
        Assert.Equal(visits, ledger.Visits.Count);
    }

    [Theory]
    [InlineData(VisitStage.Unconfirmed, VisitStage.Announced, VisitStage.Announced)]
    [InlineData(VisitStage.Announced, VisitStage.Invited, VisitStage.Announced)]
    [InlineData(VisitStage.Underway, VisitStage.Announced, VisitStage.Underway)]
    [InlineData(VisitStage.Concluded, VisitStage.Underway, VisitStage.Concluded)]
    [InlineData(VisitStage.Concluded, VisitStage.Cancelled, VisitStage.Concluded)]
    [InlineData(VisitStage.Announced, VisitStage.Cancelled, VisitStage.Cancelled)]
    [InlineData(VisitStage.Postponed, VisitStage.Announced, VisitStage.Announced)]
    [InlineData(VisitStage.Postponed, VisitStage.Invited, VisitStage.Postponed)]
    [InlineData(VisitStage.Cancelled, VisitStage.Underway, VisitStage.Underway)]
    [InlineData(VisitStage.Denied, VisitStage.Underway, VisitStage.Underway)]
    [InlineData(VisitStage.Denied, VisitStage.Unconfirmed, VisitStage.Denied)]
    public void Stages_only_move_forward(VisitStage current, VisitStage reported, VisitStage expected) =>
        Assert.Equal(expected, VisitMerger.NextStage(current, reported));

    private static VisitReport Report(
        string from, string to, VisitStage stage, string? start = null, string? end = null, string[]? visitors = null, bool isNew = true) =>
        new(visitors ?? [], from, to, null, start, end, stage, isNew, "", 0.9, []);

    private static LedgerVisit Visit(long id, string start, params string[] visitors) =>
        new(id, visitors, "kp", "mn", start, null, VisitStage.Underway, Day(start), Day(start), false);

    private static LedgerVisit Known(long id, string start, string end, params string[] visitors) =>
        new(id, visitors, "kp", "mn", start, end, VisitStage.Concluded, Day(start), Day(end), true);

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Keeps visits the way the store does: match, else open a new entry; each change of stage is noted.</summary>
    private sealed class Ledger
    {
        public List<LedgerVisit> Visits { get; } = [];
        public Dictionary<long, List<VisitStage>> Stages { get; } = [];

        public void Hear(string day, VisitReport report)
        {
            if (VisitMerger.Match(report, Day(day), Visits) is not { } known)
            {
                known = new LedgerVisit(Visits.Count + 1, report.Visitors, report.From, report.To, report.Start, report.End, report.Stage, Day(day), Day(day), false);
                Visits.Add(known);
                Stages[known.Id] = [report.Stage];
                return;
            }

            VisitStage stage = VisitMerger.NextStage(known, report, Day(day));
            if (stage != known.Stage)
                Stages[known.Id].Add(stage);
            Visits[(int)known.Id - 1] = known with
            {
                Stage = stage,
                Start = known.Start ?? report.Start,
                End = known.End ?? report.End,
                Visitors = [.. known.Visitors.Union(report.Visitors)],
                LastReported = Day(day),
            };
        }
    }
}
