using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Reanalysis;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>Whatever happens after a decision, it stands.</summary>
public abstract class VisitDecisionsTests(DatabaseKind kind) : DatabaseTests(kind)
{
    public enum Later { Nothing, NewReport, Edit, Reanalysis, SecondNode, Known }

    private static readonly DateOnly Day = new(2024, 3, 14);
    private static readonly KnownVisit Known = new("k", [Sample.Anna.Id], "Anna", "aa", "bb", "2024-03-20", null, null, null, ["a book"]);
    private static readonly Decider Analyst = new("ann", "I asked them");

    private VisitDecisions Decisions => new(Database, Sample.Watchlist, Time);
    private VisitQueries Queries => new(Database, Sample.Watchlist);

    [Theory]
    [InlineData(Later.Nothing)]
    [InlineData(Later.NewReport)]
    [InlineData(Later.Edit)]
    [InlineData(Later.Reanalysis)]
    [InlineData(Later.SecondNode)]
    [InlineData(Later.Known)]
    public async Task A_rejected_visit_stays_rejected_and_nobody_is_told_of_it_again(Later later)
    {
        long id = await OpenAsync("1");
        await Decisions.RejectAsync(new ShownVisit(id), Analyst, None);
        int told = await AlertsAsync();

        await HappenAsync(later, Sample.Visit(VisitStage.Underway, start: "2024-03-22"));

        Assert.Equal(VisitReview.Rejected, (await FindAsync(id)).Visit.Review);
        Assert.Empty((await Queries.PageAsync(new VisitFilter(), 0, 10, None)).Visits);
        Assert.Equal(told, await AlertsAsync());
    }

    [Theory]
    [InlineData(Later.Nothing)]
    [InlineData(Later.NewReport)]
    [InlineData(Later.Edit)]
    [InlineData(Later.Reanalysis)]
    [InlineData(Later.SecondNode)]
    [InlineData(Later.Known)]
    public async Task What_an_analyst_set_no_report_and_no_watchlist_changes(Later later)
    {
        long id = await OpenAsync("1");
        VisitCorrection correction = new([Sample.Bob.Id], "bb", "aa", "Arltown", "2024-04-20", "2024-04-22", VisitStage.Announced, "trade talks");
        await Decisions.CorrectAsync(new ShownVisit(id), correction, Analyst, None);

        await HappenAsync(later, Sample.Visit(VisitStage.Underway, start: "2024-03-20"), Known with { Visitors = [Sample.Bob.Id], From = "bb", To = "aa", Start = "2024-04-21" });

        VisitItem visit = Assert.Single(await Queries.ListAsync(true, None));
        Assert.Equal(
            (id, "bb", "aa", "Arltown", "2024-04-20", "2024-04-22", VisitStage.Announced, "trade talks"),
            (visit.Id, visit.From, visit.To, visit.Place, visit.Start, visit.End, visit.Stage, visit.Note));
        Assert.Equal([Sample.Bob.Id], visit.Visitors);
    }

    [Theory]
    [InlineData(Later.Nothing)]
    [InlineData(Later.NewReport)]
    [InlineData(Later.Edit)]
    [InlineData(Later.Reanalysis)]
    [InlineData(Later.SecondNode)]
    public async Task Merged_visits_stay_one_when_either_is_reported_again(Later later)
    {
        long one = await OpenAsync("1"), other = await OpenAsync("2", Sample.Bob);
        Assert.NotEqual(one, other);
        await Decisions.MergeAsync(new ShownVisit(one), new ShownVisit(other), Analyst, None);

        await HappenAsync(later, Sample.Visit(VisitStage.Underway, start: "2024-03-20"));
        await SaveAsync("9", Sample.Analysis(Day.AddDays(6), visits: [Sample.Visit(VisitStage.Underway, start: "2024-03-20", visitor: Sample.Bob)]));

        VisitItem visit = Assert.Single(await Queries.ListAsync(true, None));
        Assert.Equal((other, VisitStage.Underway), (visit.Id, visit.Stage));
        Assert.Equal(other, (await FindAsync(one)).Visit.MergedInto);
        Assert.Equal(["aa-anna", "bb-bob"], visit.Visitors.Order());
    }

    [Theory]
    [InlineData(Later.Nothing)]
    [InlineData(Later.NewReport)]
    [InlineData(Later.Edit)]
    [InlineData(Later.Reanalysis)]
    [InlineData(Later.SecondNode)]
    public async Task What_was_split_off_stays_apart(Later later)
    {
        long id = await OpenAsync("1");
        long moved = await SaveAsync("2"), kept = await ArticleAsync("1");
        long made = await Decisions.SplitAsync(new ShownVisit(id), [moved], Analyst, None);

        await HappenAsync(later, Sample.Visit(VisitStage.Underway, start: "2024-03-20"));

        Assert.Equal([id, made], (await Queries.ListAsync(true, None)).Select(v => v.Id).Order());
        Assert.Contains((await FindAsync(id)).Reports, r => r.ArticleId == kept);
        Assert.Contains((await FindAsync(made)).Reports, r => r.ArticleId == moved);
        Assert.DoesNotContain((await FindAsync(id)).Reports, r => r.ArticleId == moved);
    }

    [Theory]
    [InlineData(Later.Edit)]
    [InlineData(Later.Reanalysis)]
    public async Task A_confirmed_visit_stays_when_its_last_report_goes(Later later)
    {
        long id = await OpenAsync("1");
        await Decisions.ConfirmAsync(new ShownVisit(id), Analyst, None);

        await HappenAsync(later, null);

        VisitItem visit = Assert.Single(await Queries.ListAsync(true, None));
        Assert.Equal((id, VisitStage.Announced, VisitReview.Confirmed), (visit.Id, visit.Stage, visit.Review));
        Assert.Empty((await Queries.UnreviewedAsync(2, 0, 10, None)).Visits);
    }

    [Fact]
    public async Task Every_decision_can_be_taken_back_and_all_of_them_are_on_record()
    {
        long one = await OpenAsync("1"), other = await OpenAsync("2", Sample.Bob);
        string before = await ShownAsync();
        long extra = await SaveAsync("3");
        long[] both = [one, other];

        await Decisions.RejectAsync(new ShownVisit(one), Analyst, None);
        await Decisions.UndoAsync(new ShownVisit(one), Analyst, None);
        await Decisions.CorrectAsync(new ShownVisit(one), new VisitCorrection(Start: "", Place: "Elsewhere", Stage: VisitStage.Cancelled), Analyst, None);
        Assert.Null((await FindAsync(one)).Visit.Start);
        await Decisions.UndoAsync(new ShownVisit(one), Analyst, None);
        await Decisions.MergeAsync(new ShownVisit(one), new ShownVisit(other), Analyst, None);
        await Decisions.UndoAsync(new ShownVisit(one), Analyst, None);
        long made = await Decisions.SplitAsync(new ShownVisit(one), [extra], Analyst, None);
        await Decisions.UndoAsync(new ShownVisit(one), Analyst, None);

        Assert.Equal(both, (await Queries.ListAsync(true, None)).Select(v => v.Id).Order());
        Assert.Equal(before, await ShownAsync());
        Assert.Equal(2, (await FindAsync(one)).Reports.Count);
        Assert.Equal(one, (await FindAsync(made)).Visit.MergedInto);
        IReadOnlyList<VisitDecisionItem> log = (await FindAsync(one)).Decisions;
        Assert.Equal(8, log.Count);
        Assert.All(log, d => Assert.Equal((Analyst.By, Analyst.Why, Time.Now), (d.By, d.Why, d.At)));
        Assert.All(log.Where(d => d.Kind != VisitDecisionKind.Undo), d => Assert.NotNull(d.UndoneBy));
        await Assert.ThrowsAsync<VisitDecisionException>(() => Decisions.UndoAsync(new ShownVisit(one), Analyst, None));
    }

    [Fact]
    public async Task The_second_of_two_analysts_is_told_that_the_visit_changed()
    {
        long id = await OpenAsync("1");
        ShownVisit shown = new(id, (await FindAsync(id)).Visit.Version);
        MonitorDatabase node = new(Database.ConnectionString);
        VisitDecisions elsewhere = new(node, Sample.Watchlist, Time);

        Exception?[] ends = await Task.WhenAll(
            Record.ExceptionAsync(() => Decisions.ConfirmAsync(shown, Analyst, None)), Record.ExceptionAsync(() => elsewhere.RejectAsync(shown, new Decider("bea", "no"), None)));

        VisitDecisionException refused = Assert.IsType<VisitDecisionException>(Assert.Single(ends, e => e is not null));
        Assert.True(refused.Changed);
        Assert.Contains("has changed since it was shown", refused.Message, StringComparison.Ordinal);
        Assert.Single((await FindAsync(id)).Decisions);
    }

    [Fact]
    public async Task A_decision_on_what_a_new_report_has_changed_is_refused()
    {
        long id = await OpenAsync("1");
        ShownVisit shown = new(id, (await FindAsync(id)).Visit.Version);
        await SaveAsync("2", Sample.Analysis(Day.AddDays(1), visits: [Sample.Visit(VisitStage.Cancelled)]));

        Assert.True((await Assert.ThrowsAsync<VisitDecisionException>(() => Decisions.ConfirmAsync(shown, Analyst, None))).Changed);
    }

    [Fact]
    public async Task What_cannot_be_decided_is_refused_with_the_reason_and_leaves_nothing()
    {
        long id = await OpenAsync("1");
        ShownVisit shown = new(id);
        (Func<Task> Try, string Word)[] cases =
        [
            (() => Decisions.ConfirmAsync(new ShownVisit(99), Analyst, None), "no visit 99"),
            (() => Decisions.ConfirmAsync(shown, new Decider("ann", " "), None), "say why"),
            (() => Decisions.ConfirmAsync(shown, new Decider("", "because"), None), "say who"),
            (() => Decisions.MergeAsync(shown, shown, Analyst, None), "into itself"),
            (() => Decisions.SplitAsync(shown, [12345], Analyst, None), "no report of article 12345"),
            (async () => await Decisions.SplitAsync(shown, [await ArticleAsync("1")], Analyst, None), "not all"),
            (() => Decisions.CorrectAsync(shown, new VisitCorrection(), Analyst, None), "sets nothing"),
            (() => Decisions.CorrectAsync(shown, new VisitCorrection(Start: "next week"), Analyst, None), "no day"),
            (() => Decisions.CorrectAsync(shown, new VisitCorrection(End: "2024-03-01"), Analyst, None), "before it begins"),
            (() => Decisions.CorrectAsync(shown, new VisitCorrection(From: "xx"), Analyst, None), "no country"),
            (() => Decisions.CorrectAsync(shown, new VisitCorrection([Sample.Bob.Id + "by"]), Analyst, None), "no actor"),
            (() => Decisions.UndoAsync(shown, Analyst, None), "no decision"),
        ];
        foreach ((Func<Task> attempt, string word) in cases)
            Assert.Contains(word, (await Assert.ThrowsAsync<VisitDecisionException>(attempt)).Message, StringComparison.Ordinal);
        Assert.Empty((await FindAsync(id)).Decisions);
    }

    private async Task HappenAsync(Later later, VisitReport? report, KnownVisit? known = null)
    {
        Time.Now = Time.Now.AddDays(1);
        VisitReport[] reports = report is null ? [] : [report];
        if (later == Later.NewReport)
            await SaveAsync("7", Sample.Analysis(Day.AddDays(1), visits: reports));
        else if (later == Later.Edit)
            await ReplaceAsync((context, article) => new VisitLedger(Sample.Watchlist).ReviseAsync(context, article, reports, new LedgerEntry((_, _) => false), Time.Now, None));
        else if (later == Later.Reanalysis)
            await ReplaceAsync(async (context, article) => await ReanalyseAsync(context, article, reports));
        else if (later == Later.Known)
            await new LedgerSeeder(Database, Sample.WithKnownVisits(known ?? Known)).SeedAsync(None);
        else if (later == Later.SecondNode)
        {
            MonitorDatabase node = new(Database.ConnectionString);
            await SaveAsync("8", Sample.Analysis(Day.AddDays(1), visits: reports), source: "b-news", store: new ArticleStore(node, Sample.Watchlist, Time));
        }
    }

    /// <summary>The first article says of visits now what is given.</summary>
    private async Task ReplaceAsync(Func<MonitorDbContext, ArticleRow, Task> replace)
    {
        long id = await ArticleAsync("1");
        await Database.Writer.WriteAsync(async context => await replace(context, await context.Articles.SingleAsync(a => a.Id == id)), None);
    }

    private async Task ReanalyseAsync(MonitorDbContext context, ArticleRow article, VisitReport[] reports)
    {
        StoredArticle stored = Assert.Single(await StoredArticle.ReadAsync(context, [article.Id], new OutdatedVersion(article.AnalyzerVersion, article.WatchlistVersion, 1), None));
        FindingDiff diff = new(stored, Sample.Analysis(Day, visits: reports), article.SourceSide);
        await new ReportReplacement(Sample.Watchlist).ReplaceAsync(context, diff, article, Time.Now, None);
    }

    private async Task<long> OpenAsync(string path, Actor? visitor = null)
    {
        long article = await SaveAsync(path, visitor);
        return (await Queries.ListAsync(true, None)).Select(v => v.Id).Max(v => (long?)v) is { } id && (await FindAsync(id)).Reports.Any(r => r.ArticleId == article)
            ? id
            : throw new InvalidOperationException("no visit was opened");
    }

    private async Task<long> SaveAsync(string path, Actor? visitor = null) =>
        (await SaveAsync(path, Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20", visitor: visitor)]))).ArticleId!.Value;

    private async Task<long> ArticleAsync(string path)
    {
        await using MonitorDbContext context = Database.Read();
        return await context.Articles.Where(a => a.Address == $"https://a-news.example/{path}").Select(a => a.Id).SingleAsync();
    }

    private async Task<VisitRecord> FindAsync(long id) => (await Queries.FindAsync(id, None))!;

    private async Task<string> ShownAsync() => string.Join('\n', (await Queries.ListAsync(true, None)).OrderBy(v => v.Id)
        .Select(v => $"{v.Id} {string.Join(',', v.Visitors)} {v.From} {v.To} {v.Place} {v.Start} {v.End} {v.Stage} {v.Review} {v.Corrected}"));

    private async Task<int> AlertsAsync()
    {
        await using MonitorDbContext context = Database.Read();
        return await context.Alerts.CountAsync();
    }
}

public sealed class SqliteVisitDecisionsTests() : VisitDecisionsTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresVisitDecisionsTests() : VisitDecisionsTests(DatabaseKind.Postgres);
