using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Importing;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests.Importing;

public abstract class ImportStoreTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly DateOnly Day = new(2024, 3, 14);
    private static readonly DateTime FetchedAt = new(2024, 3, 14, 20, 0, 0, DateTimeKind.Utc);
    private static readonly ImportedFile File = new("hash", "a.warc.gz", 1000);

    protected override bool ChecksCounts => true;

    private ImportStore Imports => new(Database, Sample.Watchlist, Time);

    [Fact]
    public async Task A_new_visit_in_an_archive_enters_the_ledger_and_alerts_nobody()
    {
        ImportCounts counts = await ImportAsync([Page("1", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")]))]);

        Assert.Equal((1, 1), (counts.Articles, counts.Visits));
        VisitItem visit = Assert.Single(await new VisitQueries(Database, Sample.Watchlist).ListAsync(false, None));
        Assert.Equal(VisitStage.Announced, visit.Stage);
        await using MonitorDbContext context = Database.Read();
        Assert.Empty(await context.Alerts.ToListAsync());
        Assert.Empty(await context.Revisits.ToListAsync());
    }

    [Fact]
    public async Task Pages_are_counted_like_live_ones_and_those_of_elsewhere_together()
    {
        await ImportAsync(
            [Page("1", Sample.Analysis(Day)), Page("2", Sample.Analysis(Day, relevant: false)), Page("3", Sample.Analysis(null, relevant: false))],
            new Dictionary<DateOnly, int> { [Day] = 7 });

        await using MonitorDbContext context = Database.Read();
        // without a date a page counts for the day it was fetched at its outlet: 20:00 UTC is the next day in Seoul
        Assert.Equal(
            [("a-news", Day, 2, 1), ("a-news", Day.AddDays(1), 1, 0), (ImportStore.Elsewhere, Day, 7, 0)],
            (await context.CollectedDays.OrderBy(c => c.SourceId).ThenBy(c => c.Day).ToListAsync()).Select(c => (c.SourceId, c.Day, c.Collected, c.Relevant)));
    }

    [Fact]
    public async Task A_step_that_is_saved_twice_counts_once()
    {
        ImportState state = await Imports.OpenAsync(File, again: false, None);
        ImportStep step = new(state.Id, 0, 5, [Page("1", Sample.Analysis(Day))], new Dictionary<DateOnly, int> { [Day] = 4 }, new ImportCounts(Records: 5, Pages: 5), false);
        ImportState once = await Imports.SaveAsync(step, None);
        Assert.Equal(once, await Imports.SaveAsync(step, None));

        await using MonitorDbContext context = Database.Read();
        Assert.Equal(5, await context.CollectedDays.SumAsync(c => c.Collected));
        Assert.Equal((5, 1), (once.Counts.Pages, once.Counts.Articles));
    }

    [Fact]
    public async Task Two_that_import_one_file_with_other_steps_do_not_both_count_it()
    {
        ImportState state = await Imports.OpenAsync(File, again: false, None);
        await Imports.SaveAsync(Step(state.Id, 0, 5), None);
        await Assert.ThrowsAsync<ImportException>(() => Imports.SaveAsync(Step(state.Id, 0, 8), None));
        Assert.Equal(5, (await Imports.OpenAsync(File, again: false, None)).Records);
    }

    [Fact]
    public async Task The_state_of_a_file_stays_whatever_its_name()
    {
        ImportState begun = await Imports.OpenAsync(File, again: false, None);
        await Imports.SaveAsync(Step(begun.Id, 0, 5) with { Ended = true }, None);
        ImportState found = await Imports.OpenAsync(File with { Name = "moved.warc.gz" }, again: false, None);
        Assert.Equal((begun.Id, 5, true, true), (found.Id, found.Records, found.Ended, found.SameRules));
        Assert.False((await new ImportStore(Database, Sample.Watchlist with { Version = "v2" }, Time).OpenAsync(File, again: false, None)).SameRules);
    }

    [Fact]
    public async Task A_page_that_was_saved_before_is_known()
    {
        await SaveAsync("1", Sample.Analysis(Day));
        ImportCounts counts = await ImportAsync([Page("1", Sample.Analysis(Day))]);
        Assert.Equal((0, 1), (counts.Articles, counts.Known));
        await using MonitorDbContext context = Database.Read();
        Assert.Equal(1, (await context.CollectedDays.SingleAsync()).Collected);
    }

    [Fact]
    public async Task A_page_that_was_not_relevant_before_is_not_lost_when_it_is_now()
    {
        await SaveAsync("1", Sample.Analysis(Day, relevant: false));
        ImportCounts counts = await ImportAsync([Page("1", Sample.Analysis(Day))]);
        Assert.Equal(1, counts.Articles);
        Assert.Equal(2, await new MentionQueries(Database).CountAsync(new MentionFilter(), None));
        await using MonitorDbContext context = Database.Read();
        CollectedDayRow day = await context.CollectedDays.SingleAsync();
        Assert.Equal((1, 1), (day.Collected, day.Relevant));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(400, 0)]
    public async Task What_waits_for_its_poll_is_left_to_it_while_it_may_be_news(int daysLater, int left)
    {
        await Store.AddLinksAsync("a-news", [Sample.Link("1")], null, None);
        Time.Now = Time.Now.AddDays(daysLater);
        ImportCounts counts = await ImportAsync([Page("1", Sample.Analysis(Day))]);
        Assert.Equal((left, 1 - left), (counts.LeftToPoll, counts.Articles));
        Assert.Equal(left, (await Store.PendingLinksAsync("a-news", 10, None)).Count);
    }

    [Fact]
    public async Task A_first_poll_after_an_import_is_still_a_first_poll()
    {
        await ImportAsync([Page("1", Sample.Analysis(Day, relevant: false))]);
        await using MonitorDbContext context = Database.Read();
        Assert.All(await context.Links.ToListAsync(), l => Assert.True(l.History));
    }

    [Fact]
    public async Task What_our_code_broke_on_is_kept_with_the_exception()
    {
        ArchivedPage page = Page("1", Sample.Analysis(Day)) with { Analysis = null, Broke = new InvalidOperationException("broke") };
        Assert.Equal(1, (await ImportAsync([page])).Quarantined);
        await using MonitorDbContext context = Database.Read();
        Assert.Contains("broke", (await context.QuarantinedPages.SingleAsync()).Exception, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relevant_page_of_an_outlet_that_the_watchlist_does_not_have_is_kept_under_its_host()
    {
        Link link = new(new Uri("https://far.example/1"));
        ArchivedPage page = new("far.example", null, link, Sample.Page(link, FetchedAt), Sample.Analysis(Day));
        await ImportAsync([page]);
        MentionItem mention = (await new MentionQueries(Database).ListAsync(new MentionFilter(), 0, 10, None))[0];
        Assert.Equal("far.example", mention.SourceId);
        await using MonitorDbContext context = Database.Read();
        Assert.Null((await context.Articles.SingleAsync()).SourceSide);
    }

    [Fact]
    public async Task A_file_that_is_read_again_gives_what_is_relevant_now_and_counts_nothing_twice()
    {
        Link link = new(new Uri("https://far.example/1"));
        ArchivedPage[] now = [Page("1", Sample.Analysis(Day)), new("far.example", null, link, Sample.Page(link, FetchedAt), Sample.Analysis(Day))];
        await ImportAsync([Page("1", Sample.Analysis(Day, relevant: false))], new Dictionary<DateOnly, int> { [Day] = 7 });

        ImportState again = await Imports.OpenAsync(File, again: true, None);
        Assert.Equal((0, false, new ImportCounts()), (again.Records, again.Ended, again.Counts));
        await Imports.SaveAsync(new ImportStep(again.Id, 0, 8, now, new Dictionary<DateOnly, int> { [Day] = 6 }, new ImportCounts(), true), None);

        await using MonitorDbContext context = Database.Read();
        Assert.Equal(
            [("a-news", 1, 1), (ImportStore.Elsewhere, 6, 0), ("far.example", 1, 1)],
            (await context.CollectedDays.OrderBy(c => c.SourceId).ToListAsync()).Select(c => (c.SourceId, c.Collected, c.Relevant)));
    }

    private static ArchivedPage Page(string path, Analysis analysis)
    {
        Link link = Sample.Link(path);
        return new ArchivedPage("a-news", Sample.Watchlist.Sources[0], link, Sample.Page(link, FetchedAt, $"<p>{path}"), analysis);
    }

    private static ImportStep Step(long id, long after, long last) =>
        new(id, after, last, [], new Dictionary<DateOnly, int> { [Day] = (int)(last - after) }, new ImportCounts(Records: last - after), false);

    private async Task<ImportCounts> ImportAsync(IReadOnlyList<ArchivedPage> pages, IReadOnlyDictionary<DateOnly, int>? elsewhere = null)
    {
        ImportState state = await Imports.OpenAsync(File, again: false, None);
        state = await Imports.SaveAsync(new ImportStep(state.Id, 0, pages.Count, pages, elsewhere ?? new Dictionary<DateOnly, int>(), new ImportCounts(), true), None);
        return state.Counts;
    }
}

public sealed class SqliteImportStoreTests() : ImportStoreTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresImportStoreTests() : ImportStoreTests(DatabaseKind.Postgres);
