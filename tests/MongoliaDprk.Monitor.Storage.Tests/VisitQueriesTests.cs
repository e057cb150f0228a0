using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.Storage.Tests;

public abstract class VisitQueriesTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly DateOnly Day = new(2024, 3, 14);

    private VisitQueries Queries => new(Database, Sample.Watchlist);

    [Fact]
    public async Task A_record_has_the_stages_with_their_sentences_and_who_confirmed()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")]));
        await SaveAsync("2", Sample.Analysis(Day.AddDays(6), visits: [Sample.Visit(VisitStage.Underway, start: "2024-03-20") with { Sentence = "Anna Arl arrived." }]), source: "b-news");

        VisitRecord record = Assert.Single((await Queries.PageAsync(new VisitFilter(), 0, 10, None)).Visits);

        Assert.Equal([(VisitStage.Announced, "aa"), (VisitStage.Underway, "bb")], record.Stages.Select(s => (s.Stage, s.Evidence!.Side!)));
        Assert.Equal("Anna Arl arrived.", record.Stages[1].Evidence!.Sentence);
        Assert.Equal("https://b-news.example/2", record.Stages[1].Evidence!.Address);
        Assert.True(record.Confirmation.TwoSided);
        Assert.Equal([(SideStanding.Confirmed, 0), (SideStanding.Confirmed, 6)], record.Confirmation.Voices.Take(2).Select(v => (v.Standing, v.Lag!.Days)));
        Assert.Equal(SideStanding.NotWatched, record.Confirmation.Voices[2].Standing);
        Assert.Equal(record.Visit.Reports, record.Reports.Count);
        Assert.Empty(record.Decisions);
        VisitRecord same = (await Queries.FindAsync(record.Visit.Id, None))!;
        Assert.Equal(record.Stages.Select(s => s.Stage), same.Stages.Select(s => s.Stage));
        Assert.Null(await Queries.FindAsync(999, None));
    }

    [Fact]
    public async Task Each_filter_lists_what_it_counts()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-04-20") with { Confidence = 0.5 }]));
        await SaveAsync("2", Sample.Analysis(Day, visits: [Sample.Visit(VisitStage.Concluded, start: "2024-03", visitor: Sample.Bob) with { From = "bb", To = "aa" }]));
        await SaveAsync("3", Sample.Analysis(Day.AddDays(2), visits: [Sample.Visit(VisitStage.Cancelled, visitor: Sample.Bob) with { Confidence = 0.4 }]));

        (VisitFilter Filter, int Count)[] cases =
        [
            (new(), 3), (new(Open: true), 1), (new([VisitStage.Concluded, VisitStage.Cancelled]), 2), (new(Actor: Sample.Bob.Id), 2),
            (new(FromSide: "bb"), 1), (new(ToSide: "bb"), 2), (new(Below: 0.45), 1), (new(Unreviewed: true), 3),
            (new(From: new DateOnly(2024, 4, 1)), 1), (new(To: new DateOnly(2024, 3, 31)), 2), (new(From: new DateOnly(2024, 3, 16), To: new DateOnly(2024, 3, 31)), 2),
            (new(From: new DateOnly(2024, 4, 21)), 0), (new(Year: 2024), 3), (new(Year: 2023), 0), (new([VisitStage.Cancelled], Year: 2024), 1),
        ];
        foreach ((VisitFilter filter, int count) in cases)
        {
            VisitPage page = await Queries.PageAsync(filter, 0, 100, None);
            Assert.True(count == page.Count && count == page.Visits.Count, $"{filter}: {page.Count}");
            Assert.Equal(count, (await Queries.YearsAsync(filter, None)).Sum(y => y.Count));
        }

        VisitPage second = await Queries.PageAsync(new VisitFilter(), 1, 1, None);
        Assert.Equal((3, 1), (second.Count, second.Visits.Count));
        Assert.Equal([0.4, 0.5], (await Queries.UnreviewedAsync(0.8, 0, 10, None)).Visits.Select(v => v.Visit.Confidence));
    }

    [Fact]
    public async Task A_visit_counts_in_the_year_in_which_it_begins_or_was_first_reported_and_its_number_has_its_list()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(start: "2023-12-30") with { End = "2024-01-02" }]));
        await SaveAsync("2", Sample.Analysis(Day, visits: [Sample.Visit(VisitStage.Cancelled, visitor: Sample.Bob) with { From = "bb", To = "aa" }]));

        IReadOnlyList<VisitYear> years = await Queries.YearsAsync(new VisitFilter(), None);

        Assert.Equal([(2024, "bb", "aa", VisitStage.Cancelled, 1), (2023, "aa", "bb", years[1].Stage, 1)], years.Select(y => (y.Year, y.From, y.To, y.Stage, y.Count)));
        foreach (VisitYear year in years)
            Assert.Equal(year.Count, (await Queries.PageAsync(new VisitFilter([year.Stage], FromSide: year.From, ToSide: year.To, Year: year.Year), 0, 10, None)).Count);
    }

    [Fact]
    public async Task The_log_of_decisions_is_newest_first_and_says_what_was_taken_back()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")]));
        VisitDecisions decisions = new(Database, Sample.Watchlist, Time);
        ShownVisit visit = new(Assert.Single(await Queries.ListAsync(false, None)).Id);
        await decisions.ConfirmAsync(visit, new Decider("ann", "sure"), None);
        await decisions.UndoAsync(visit, new Decider("bob", "not sure"), None);
        await decisions.RejectAsync(visit, new Decider("bob", "an exhibition"), None);

        VisitDecisionPage log = await Queries.DecisionsAsync(0, 2, None);

        Assert.Equal((3, 2), (log.Count, log.Decisions.Count));
        Assert.Equal([VisitDecisionKind.Reject, VisitDecisionKind.Undo], log.Decisions.Select(d => d.Kind));
        VisitDecisionItem first = Assert.Single((await Queries.DecisionsAsync(2, 2, None)).Decisions);
        Assert.Equal(("ann", (long?)log.Decisions[1].Id), (first.By, first.UndoneBy));
    }

    [Fact]
    public async Task Visits_that_one_may_turn_out_to_be_are_of_its_direction_and_the_nearest_come_first()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")]));
        await SaveAsync("2", Sample.Analysis(Day.AddDays(40), visits: [Sample.Visit(start: "2024-05-20", visitor: Sample.Bob)]));
        await SaveAsync("3", Sample.Analysis(Day.AddDays(400), visits: [Sample.Visit(start: "2025-05-20")]));
        await SaveAsync("4", Sample.Analysis(Day, visits: [Sample.Visit(visitor: Sample.Bob) with { From = "bb", To = "aa" }]));
        VisitItem first = (await Queries.ListAsync(false, None)).Single(v => v.Start == "2024-03-20");

        Assert.Equal(["2024-05-20", "2025-05-20"], (await Queries.LikeAsync(first, 10, None)).Select(v => v.Start));
        Assert.Equal("2024-05-20", Assert.Single(await Queries.LikeAsync(first, 1, None)).Start);
    }
}

public sealed class SqliteVisitQueriesTests() : VisitQueriesTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresVisitQueriesTests() : VisitQueriesTests(DatabaseKind.Postgres);
