using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests;

public abstract class VisitLedgerTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly DateOnly Day = new(2024, 3, 14);
    private static readonly KnownVisit Known = new("2013", [Sample.Anna.Id], "Anna Arl", "aa", "bb", "2013-10-28", "2013-10-31", "Bortown", null, ["a book"]);

    [Fact]
    public async Task The_first_report_opens_a_visit_and_tells_it_once()
    {
        SaveResult result = await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")]));

        Assert.Equal(1, result.NewVisits);
        VisitItem visit = Assert.Single(await new VisitQueries(Database, Sample.Watchlist).ListAsync(false, None));
        Assert.Equal((VisitStage.Announced, "2024-03-20", 1, Day), (visit.Stage, visit.Start, visit.Reports, visit.FirstReported));
        await using MonitorDbContext context = Database.Read();
        AlertRow alert = await context.Alerts.SingleAsync();
        Assert.Equal($"visit:{visit.Id}:announced", alert.Key);
        Assert.Equal("New visit, announced: Anna Arl (Arland → Borland)", alert.Title);
        Assert.Contains("Anna Arl will visit Borland.", alert.Text, StringComparison.Ordinal);
        Assert.Contains("The a-news", alert.Text, StringComparison.Ordinal);
        Assert.Equal("https://a-news.example/1", alert.Address);
    }

    [Fact]
    public async Task Background_opens_no_visit_and_tells_nothing()
    {
        SaveResult result = await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(isNew: false)]));

        Assert.Equal(0, result.NewVisits);
        Assert.Empty(await new VisitQueries(Database, Sample.Watchlist).ListAsync(true, None));
        await using MonitorDbContext context = Database.Read();
        Assert.Empty(await context.Alerts.ToListAsync());
        Assert.Null((await context.VisitReports.SingleAsync()).VisitId);
    }

    [Fact]
    public async Task An_archive_and_an_old_article_fill_the_ledger_without_a_sound()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit()]), history: true);
        await SaveAsync("2", Sample.Analysis(new DateOnly(2019, 5, 1), visits: [Sample.Visit(visitor: Sample.Bob) with { From = "bb", To = "aa" }]));

        Assert.Equal(2, (await new VisitQueries(Database, Sample.Watchlist).ListAsync(false, None)).Count);
        await using MonitorDbContext context = Database.Read();
        Assert.Empty(await context.Alerts.ToListAsync());
    }

    [Fact]
    public async Task Known_visits_are_seeded_once_by_however_many_nodes()
    {
        Watchlist watchlist = Sample.WithKnownVisits(Known);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => new LedgerSeeder(Database, watchlist).SeedAsync(None))));
        await new LedgerSeeder(Database, Sample.WithKnownVisits(Known with { End = "2013-11-01" })).SeedAsync(None);

        VisitQueries queries = new(Database, Sample.Watchlist);
        Assert.Empty(await queries.ListAsync(false, None));
        VisitItem visit = Assert.Single(await queries.ListAsync(true, None));
        Assert.True(visit.Historical);
        Assert.Equal(("2013-10-28", "2013-11-01", VisitStage.Concluded), (visit.Start, visit.End, visit.Stage));
    }

    [Fact]
    public async Task Further_reports_join_the_visit_and_only_a_new_stage_is_told()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")]));
        await SaveAsync("2", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")]), source: "b-news");
        await SaveAsync("3", Sample.Analysis(Day.AddDays(6), visits: [Sample.Visit(VisitStage.Underway, start: "2024-03-20"), Sample.Visit(VisitStage.Underway, start: "2024-03-20")]));

        VisitItem visit = Assert.Single(await new VisitQueries(Database, Sample.Watchlist).ListAsync(false, None));
        Assert.Equal((VisitStage.Underway, 3, Day, Day.AddDays(6)), (visit.Stage, visit.Reports, visit.FirstReported, visit.LastReported));
        Assert.Equal(visit.Reports, (await new VisitQueries(Database, Sample.Watchlist).FindAsync(visit.Id, None))!.Reports.Count);
        await using MonitorDbContext context = Database.Read();
        Assert.Equal([$"visit:{visit.Id}:announced", $"visit:{visit.Id}:underway"], await context.Alerts.OrderBy(a => a.Id).Select(a => a.Key).ToListAsync());
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 0, 2)]
    public async Task Dates_and_place_are_the_same_in_whatever_order_the_reports_come(params int[] order)
    {
        VisitReport[] reports =
        [
            Sample.Visit(start: "2024-03-20") with { End = "2024-03-23", Place = Sample.Borland.Name },
            Sample.Visit(start: "2024-03-21") with { Place = "Bortown" },
            Sample.Visit(start: "2024-03") with { Place = null },
        ];
        foreach (int i in order)
            await SaveAsync($"{i}", Sample.Analysis(Day, visits: [reports[i]]));

        VisitItem visit = Assert.Single(await new VisitQueries(Database, Sample.Watchlist).ListAsync(false, None));
        Assert.Equal(("2024-03-20", "2024-03-23", "Bortown"), (visit.Start, visit.End, visit.Place));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_order_the_articles_come_in_the_ledger_is_the_same(int seed)
    {
        // fits either of two: it is of the one spoken of last
        VisitReport vague = Sample.Visit() with { Visitors = ["a delegation"], Place = null };
        (int Day, VisitReport Report)[] told =
        [
            (0, Sample.Visit(start: "2024-03-20")), (1, Sample.Visit(start: "2024-03-22", visitor: Sample.Bob)), (2, vague with { Start = "2024-03" }),
            (6, Sample.Visit(VisitStage.Underway)), (8, Sample.Visit(VisitStage.Underway, visitor: Sample.Bob)), (9, vague with { Stage = VisitStage.Concluded }),
            (60, Sample.Visit(VisitStage.Underway, start: "2024-05-13")), (3, Sample.Visit(VisitStage.Underway) with { From = "bb", To = "aa" }),
        ];
        int[] order = [.. Enumerable.Range(0, told.Length)];
        new Random(seed).Shuffle(order);
        foreach (int i in order)
            await SaveAsync($"{i}", Sample.Analysis(Day.AddDays(told[i].Day), visits: [told[i].Report]), history: true);

        VisitPage page = await new VisitQueries(Database, Sample.Watchlist).PageAsync(new VisitFilter(), 0, 10, None);
        Assert.Equal(
            ["aa bb Concluded 2024-03-22: 1 2 4 5", "aa bb Underway 2024-03-20: 0 3", "aa bb Underway 2024-05-13: 6", "bb aa Underway : 7"],
            page.Visits.Select(v => $"{v.Visit.From} {v.Visit.To} {v.Visit.Stage} {v.Visit.Start}: {string.Join(' ', v.Reports.Select(r => r.Address[^1]).Order())}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_postponed_visit_takes_the_new_day_though_it_is_later()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")]));
        await SaveAsync("2", Sample.Analysis(Day.AddDays(1), visits: [Sample.Visit(VisitStage.Postponed, start: "2024-03-27")]));

        Assert.Equal("2024-03-27", Assert.Single(await new VisitQueries(Database, Sample.Watchlist).ListAsync(false, None)).Start);
    }

    [Fact]
    public async Task A_visit_that_many_outlets_report_at_once_is_one_visit_and_one_alert()
    {
        string[] sources = ["a-news", "b-news", "world"];
        SaveResult[] results = await Task.WhenAll(Enumerable.Range(0, 9).Select(i => Task.Run(() =>
            SaveAsync($"{i}", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")]), source: sources[i % 3]))));

        Assert.Equal(1, results.Sum(r => r.NewVisits));
        Assert.Equal(9, Assert.Single(await new VisitQueries(Database, Sample.Watchlist).ListAsync(false, None)).Reports);
        await using MonitorDbContext context = Database.Read();
        Assert.Equal(1, await context.Alerts.CountAsync());
    }

    [Fact]
    public async Task A_report_of_a_known_visit_is_no_news()
    {
        ArticleStore store = new(Database, Sample.WithKnownVisits(Known), Time);
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(VisitStage.Concluded, start: "2013-10-28")]), store: store);

        VisitItem visit = Assert.Single(await new VisitQueries(Database, Sample.Watchlist).ListAsync(false, None));
        Assert.True(visit.Historical);
        Assert.Equal(1, visit.Reports);
        await using MonitorDbContext context = Database.Read();
        Assert.Empty(await context.Alerts.ToListAsync());
    }

    [Fact]
    public async Task A_reported_visit_that_the_watchlist_learns_later_stays_one_entry()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")]));

        await new LedgerSeeder(Database, Sample.WithKnownVisits(Known with { Id = "2024", Start = "2024-03-20", End = "2024-03-22" })).SeedAsync(None);

        VisitItem visit = Assert.Single(await new VisitQueries(Database, Sample.Watchlist).ListAsync(true, None));
        Assert.Equal((true, 1, "2024-03-22"), (visit.Historical, visit.Reports, visit.End));
    }
}

public sealed class SqliteVisitLedgerTests() : VisitLedgerTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresVisitLedgerTests() : VisitLedgerTests(DatabaseKind.Postgres);
