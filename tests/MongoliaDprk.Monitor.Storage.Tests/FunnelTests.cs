using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>Steps are counted with what they count, once.</summary>
public abstract class FunnelTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly DateOnly Day = new(2024, 3, 14);

    [Fact]
    public async Task An_article_saved_twice_is_counted_once_with_its_mentions_visits_and_alerts()
    {
        await Store.AddLinksAsync("a-news", [Sample.Link("1"), Sample.Link("1"), Sample.Link("2")], null, None);
        PendingLink link = (await Store.PendingLinksAsync("a-news", 1, None))[0];
        for (int time = 0; time < 2; time++)
            await Store.SaveAsync(link, Sample.Page(link.Link, Time.Now), Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20"), Sample.Visit(isNew: false)]), None);

        IReadOnlyDictionary<FunnelStep, int> counts = await CountsAsync();
        Assert.Equal((3, 2, 1), (counts[FunnelStep.LinkShown], counts[FunnelStep.LinkNew], counts[FunnelStep.LinkRepeated]));
        Assert.Equal((1, 1, 1, 2), (counts[FunnelStep.PageAsked], counts[FunnelStep.PageFetched], counts[FunnelStep.ArticleRelevant], counts[FunnelStep.Mention]));
        Assert.Equal((2, 1, 1, 1), (counts[FunnelStep.ReportFound], counts[FunnelStep.ReportNews], counts[FunnelStep.ReportRepeated], counts[FunnelStep.VisitOpened]));
        Assert.Equal(1, counts[FunnelStep.AlertWritten]);
        Assert.All(FunnelStages.All, stage => Assert.True(stage.Balances(counts), stage.In.ToString()));
    }

    [Fact]
    public async Task What_an_archive_file_gives_is_not_counted_as_polled_and_alerts_nobody()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit()]), history: true);

        IReadOnlyDictionary<FunnelStep, int> counts = await CountsAsync();
        Assert.DoesNotContain(FunnelStep.PageAsked, counts.Keys);
        Assert.DoesNotContain(FunnelStep.AlertWritten, counts.Keys);
    }

    [Fact]
    public async Task A_page_that_fails_for_good_is_counted_at_each_try_and_given_up_once()
    {
        await Store.AddLinksAsync("a-news", [Sample.Link("1")], null, None);
        PendingLink link = (await Store.PendingLinksAsync("a-news", 1, None))[0];
        for (int time = 0; time < 10; time++)
            await Store.FailAsync(link, "too large", None, FunnelStep.PageTooLarge);

        IReadOnlyDictionary<FunnelStep, int> counts = await CountsAsync();
        Assert.Equal((10, 10, 1), (counts[FunnelStep.PageAsked], counts[FunnelStep.PageTooLarge], counts[FunnelStep.LinkGivenUp]));
    }

    [Fact]
    public async Task The_day_is_that_of_the_poll_at_the_outlet()
    {
        Time.Now = new DateTime(2024, 3, 14, 20, 0, 0, DateTimeKind.Utc);
        await Store.AddLinksAsync("a-news", [Sample.Link("1")], null, None);

        Assert.All(await new FunnelQueries(Database).DaysAsync("a-news", DateOnly.MinValue, DateOnly.MaxValue, None), c => Assert.Equal(new DateOnly(2024, 3, 15), c.Day));
    }

    [Fact]
    public async Task A_visit_told_before_is_counted_as_such()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(VisitStage.Announced, start: "2024-03-20")]));
        await SaveAsync("2", Sample.Analysis(Day, title: "Again", text: "Another text.", visits: [Sample.Visit(VisitStage.Announced, start: "2024-03-20")]));

        IReadOnlyDictionary<FunnelStep, int> counts = await CountsAsync();
        Assert.Equal((2, 1, 1), (counts[FunnelStep.VisitTouched], counts[FunnelStep.AlertWritten], counts[FunnelStep.VisitSame]));
    }

    private Task<IReadOnlyDictionary<FunnelStep, int>> CountsAsync() => new FunnelQueries(Database).SumAsync("a-news", DateOnly.MinValue, DateOnly.MaxValue, None);
}

public sealed class SqliteFunnelTests() : FunnelTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresFunnelTests() : FunnelTests(DatabaseKind.Postgres);
