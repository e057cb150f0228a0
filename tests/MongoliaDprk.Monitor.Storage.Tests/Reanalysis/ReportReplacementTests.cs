using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Reanalysis;

namespace MongoliaDprk.Monitor.Storage.Tests.Reanalysis;

public abstract class ReportReplacementTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly DateOnly Day = new(2024, 3, 14);

    [Fact]
    public async Task A_visit_that_its_article_still_reports_keeps_its_number_and_is_not_told_again()
    {
        long article = await SaveAsync("1", Sample.Visit(start: "2024-03-20"));
        VisitItem before = Assert.Single(await VisitsAsync());

        await ReplaceAsync(article, Sample.Visit(start: "2024-03-21") with { Place = "Elsewhere" });

        VisitItem after = Assert.Single(await VisitsAsync());
        Assert.Equal((before.Id, "2024-03-21", "Elsewhere", 1), (after.Id, after.Start, after.Place, after.Reports));
        Assert.Equal(1, await AlertsAsync());
    }

    [Fact]
    public async Task A_visit_that_nothing_reports_any_more_goes_and_one_with_another_report_is_made_of_that()
    {
        long first = await SaveAsync("1", Sample.Visit(start: "2024-03-20") with { End = "2024-03-25" });
        long second = await SaveAsync("2", Sample.Visit(start: "2024-03-21"));
        Assert.Equal("2024-03-20", Assert.Single(await VisitsAsync()).Start);

        Assert.Empty(await ReplaceAsync(first));
        VisitItem visit = Assert.Single(await VisitsAsync());
        Assert.Equal(("2024-03-21", null, 1), (visit.Start, visit.End, visit.Reports));

        ReanalysisChange gone = Assert.Single(await ReplaceAsync(second));
        Assert.Equal((ReanalysisChangeKind.VisitGone, Sample.Anna.Id), (gone.Kind, gone.Subject));
        Assert.Empty(await VisitsAsync());
    }

    [Fact]
    public async Task Two_visits_that_were_taken_for_one_come_apart_and_one_taken_for_two_comes_together()
    {
        VisitReport unknown = Sample.Visit(start: "2024-03-20") with { Visitors = ["a delegation"] };
        long first = await SaveAsync("1", unknown);
        long second = await SaveAsync("2", unknown);
        long number = Assert.Single(await VisitsAsync()).Id;

        await ReplaceAsync(first, Sample.Visit(start: "2024-03-20"));
        await ReplaceAsync(second, Sample.Visit(start: "2024-03-20", visitor: Sample.Bob));
        Assert.Equal(2, (await VisitsAsync()).Count);
        Assert.Contains(number, (await VisitsAsync()).Select(v => v.Id));

        await ReplaceAsync(second, Sample.Visit(start: "2024-03-20"));
        VisitItem visit = Assert.Single(await VisitsAsync());
        Assert.Equal((number, 2), (visit.Id, visit.Reports));
    }

    [Fact]
    public async Task A_known_visit_stays_though_nothing_reports_it()
    {
        KnownVisit known = new("2013", [Sample.Anna.Id], "Anna", "aa", "bb", "2013-10-28", "2013-10-31", null, null, ["a book"]);
        Watchlist watchlist = Sample.WithKnownVisits(known);
        await new LedgerSeeder(Database, watchlist).SeedAsync(None);
        long article = await SaveAsync("1", Sample.Visit(VisitStage.Concluded, isNew: false, start: "2013-10-28"));

        await ReplaceAsync(article);

        VisitItem visit = Assert.Single(await new VisitQueries(Database, Sample.Watchlist).ListAsync(true, None));
        Assert.Equal((true, 0), (visit.Historical, visit.Reports));
    }

    [Theory]
    [InlineData("2024-03-14", "2024-03-20", VisitStage.Announced, 1)]
    [InlineData("2024-03-14", null, VisitStage.Underway, 1)]
    [InlineData("2024-03-14", "2024-03-10", VisitStage.Underway, 0)]
    [InlineData("2024-03-14", "2024-03-13", VisitStage.Concluded, 0)]
    [InlineData("2023-03-14", "2024-03-20", VisitStage.Announced, 0)]
    public async Task A_newly_found_visit_is_told_only_while_it_is_ahead_or_under_way(string published, string? start, VisitStage stage, int alerts)
    {
        Time.Now = new DateTime(2024, 3, 15, 9, 0, 0, DateTimeKind.Utc);
        long article = await SaveAsync("1", DateOnly.ParseExact(published, "yyyy-MM-dd", null));

        ReanalysisChange opened = Assert.Single(await ReplaceAsync(article, Sample.Visit(stage, start: start)));

        Assert.Equal(ReanalysisChangeKind.VisitOpened, opened.Kind);
        Assert.Equal(alerts, await AlertsAsync());
    }

    private Task<long> SaveAsync(string path, VisitReport report) => SaveAsync(path, Day, report);

    private async Task<long> SaveAsync(string path, DateOnly day, params VisitReport[] reports) =>
        (await SaveAsync(path, Sample.Analysis(day, visits: reports))).ArticleId!.Value;

    private Task<IReadOnlyList<VisitItem>> VisitsAsync() => new VisitQueries(Database, Sample.Watchlist).ListAsync(false, None);

    private async Task<int> AlertsAsync()
    {
        await using MonitorDbContext context = Database.Read();
        return await context.Alerts.CountAsync();
    }

    /// <summary>The article says of visits now what is given, and nothing else changes.</summary>
    private Task<IReadOnlyList<ReanalysisChange>> ReplaceAsync(long article, params VisitReport[] reports) => Database.Writer.WriteAsync(async context =>
    {
        var row = await context.Articles.AsNoTracking().SingleAsync(a => a.Id == article);
        StoredArticle stored = Assert.Single(await StoredArticle.ReadAsync(context, [article], new OutdatedVersion(row.AnalyzerVersion, row.WatchlistVersion, 1), None));
        FindingDiff diff = new(stored, Sample.Analysis(row.Day, visits: reports), row.SourceSide);
        return await new ReportReplacement(Sample.Watchlist).ReplaceAsync(context, diff, stored.Row, Time.Now, None);
    }, None);
}

public sealed class SqliteReportReplacementTests() : ReportReplacementTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresReportReplacementTests() : ReportReplacementTests(DatabaseKind.Postgres);
