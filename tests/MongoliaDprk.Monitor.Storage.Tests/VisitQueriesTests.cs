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
            (new(From: new DateOnly(2024, 4, 21)), 0),
        ];
        foreach ((VisitFilter filter, int count) in cases)
        {
            VisitPage page = await Queries.PageAsync(filter, 0, 100, None);
            Assert.True(count == page.Count && count == page.Visits.Count, $"{filter}: {page.Count}");
        }

        VisitPage second = await Queries.PageAsync(new VisitFilter(), 1, 1, None);
        Assert.Equal((3, 1), (second.Count, second.Visits.Count));
        Assert.Equal([0.4, 0.5], (await Queries.UnreviewedAsync(0.8, 0, 10, None)).Visits.Select(v => v.Visit.Confidence));
    }
}

public sealed class SqliteVisitQueriesTests() : VisitQueriesTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresVisitQueriesTests() : VisitQueriesTests(DatabaseKind.Postgres);
