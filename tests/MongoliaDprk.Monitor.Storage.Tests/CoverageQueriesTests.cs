using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>What would make a reader take a broken feed for silence.</summary>
public abstract class CoverageQueriesTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly DateOnly First = new(2024, 3, 1);

    [Fact]
    public async Task A_day_on_which_no_poll_worked_is_not_collected_and_says_why()
    {
        await PollAsync(1, "a-news");
        await PollAsync(2, "a-news", error: "502 Bad Gateway");
        await PollAsync(3, "a-news", error: "connection refused");
        await PollAsync(4, "a-news");

        TrendCoverage coverage = await ReadAsync(First, First.AddDays(3), TrendPer.Day);

        Assert.Equal([true, false, false, true], coverage.Steps.Select(s => s.Known));
        Assert.Contains(new CoverageSpan(CoverageKind.NotCollected, null, First.AddDays(1), First.AddDays(2), null), coverage.Spans);
        Assert.Contains(new CoverageSpan(CoverageKind.Down, "a-news", First.AddDays(1), First.AddDays(2), "connection refused"), coverage.Spans);
        Assert.Equal(2, coverage.Spans.Count);
    }

    [Fact]
    public async Task A_day_that_was_filled_from_an_archive_later_is_collected()
    {
        await PollAsync(1, "a-news");
        await PollAsync(2, "a-news", error: "502 Bad Gateway");
        await PollAsync(3, "a-news");
        await SaveAsync("late", Sample.Analysis(First.AddDays(1), relevant: false));

        TrendCoverage coverage = await ReadAsync(First, First.AddDays(2), TrendPer.Month);

        Assert.Equal([new CoverageStep(First, 1, 0, 3, 3)], coverage.Steps);
        Assert.Empty(coverage.Spans);
    }

    [Fact]
    public async Task A_rebuilt_page_is_told_apart_from_a_server_that_is_down()
    {
        await PollAsync(1, "a-news", layout: "12 pages without a text");
        await PollAsync(1, "b-news", error: "timed out");

        TrendCoverage coverage = await ReadAsync(First, First, TrendPer.Week);

        Assert.Equal(
            [(CoverageKind.NotCollected, null, null), (CoverageKind.LayoutBroken, "a-news", "12 pages without a text"), (CoverageKind.Down, "b-news", "timed out")],
            coverage.Spans.Select(s => (s.Kind, s.Source, s.Why)));
    }

    [Fact]
    public async Task Days_before_the_first_and_after_the_last_poll_are_not_zero()
    {
        await PollAsync(10, "a-news");
        await PollAsync(11, "b-news", error: "timed out");
        Time.Now = At(31);

        TrendCoverage all = await ReadAsync(First, First.AddDays(30), TrendPer.Week);
        TrendCoverage other = await new CoverageQueries(Database, Sample.Watchlist, Time).ReadAsync(null, null, TrendPer.Month, ["b-news"], None);

        Assert.Equal([(First, First.AddDays(8)), (First.AddDays(10), First.AddDays(30))], all.Spans.Where(s => s.Kind == CoverageKind.NotCollected).Select(s => (s.From, s.To)));
        Assert.Equal([false, true, false, false, false], all.Steps.Select(s => s.Known));
        Assert.Equal(
            [(First.AddDays(9), BreakKind.PollingBegan, "a-news"), (First.AddDays(10), BreakKind.PollingEnded, "a-news"), (First.AddDays(10), BreakKind.PollingBegan, "b-news"), (First.AddDays(11), BreakKind.PollingEnded, "b-news")],
            all.Breaks.Select(b => (b.Day, b.Kind, b.Source!)));
        Assert.Equal(First.AddDays(10), Assert.Single(other.Spans, s => s.Kind == CoverageKind.Down).From);
        Assert.False(Assert.Single(other.Steps).Known);
    }

    [Fact]
    public async Task A_change_of_the_outlet_is_marked_on_its_day()
    {
        Watchlist watchlist = Sample.Watchlist with
        {
            Sources = [.. Sample.Watchlist.Sources.Select(s => s.Id == "b-news" ? s with { Changes = [new OutletChange(First.AddDays(4), "another calendar")] } : s)],
        };
        CoverageQueries queries = new(Database, watchlist, Time);
        Time.Now = At(31);

        Assert.Equal([new SeriesBreak(First.AddDays(4), BreakKind.OutletChanged, "b-news", "another calendar")], (await queries.ReadAsync(First, First.AddDays(9), TrendPer.Day, null, None)).Breaks);
        Assert.Empty((await queries.ReadAsync(First, First.AddDays(9), TrendPer.Day, ["a-news"], None)).Breaks);
        Assert.Empty((await queries.ReadAsync(First, First.AddDays(3), TrendPer.Day, null, None)).Breaks);
    }

    private Task<TrendCoverage> ReadAsync(DateOnly from, DateOnly to, TrendPer per) => new CoverageQueries(Database, Sample.Watchlist, Time).ReadAsync(from, to, per, null, None);

    private async Task PollAsync(int day, string source, string? error = null, string? layout = null)
    {
        Time.Now = At(day);
        await Sources.EndAsync(source, new PollOutcome(error is null, error, Time.Now.AddMinutes(30), Layout: layout), [], None);
    }

    private static DateTime At(int day) => new(2024, 3, day, 3, 0, 0, DateTimeKind.Utc);
}

public sealed class SqliteCoverageQueriesTests() : CoverageQueriesTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresCoverageQueriesTests() : CoverageQueriesTests(DatabaseKind.Postgres);
