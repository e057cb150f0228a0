using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Claims;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>An analyst's sentence says true or false with its evidence, and a change is told once.</summary>
public abstract class ClaimStoreTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly DateOnly Today = new(2024, 3, 15);

    private static readonly Claim NoVisit = Claim("none", ClaimSays.None) with { KnownVisits = false };
    private static readonly Claim FirstVisit = Claim("first", ClaimSays.First) with { InYears = 5 };

    private static readonly KnownVisit Known = new("old", [Sample.Anna.Id], "Anna Arl", "aa", "bb", "2021-05-01", null, "Bortown", null, ["a book"]);

    [Fact]
    public async Task A_verdict_that_changes_is_told_once_with_its_evidence()
    {
        ClaimStore store = With(null, NoVisit);
        await CollectAsync(60);
        Assert.Equal(0, await store.RunAsync(Today.AddDays(-1), None));
        Assert.Empty(await AlertsAsync());

        await SaveAsync("arrives", Sample.Analysis(Today, visits: [Sample.Visit(VisitStage.Underway)]));
        Assert.Equal(1, await store.RunAsync(Today, None));
        Assert.Equal(0, await store.RunAsync(Today, None));
        Assert.Equal(0, await store.RunAsync(Today.AddDays(1), None));

        WrittenAlert alert = Assert.Single(await AlertsAsync());
        Assert.Equal("False: No visit", alert.Title);
        ClaimState state = (await Queries(null, NoVisit).FindAsync("none", Today.AddDays(1), None))!;
        Assert.Equal((ClaimVerdict.False, Today, 2), (state.Test.Judgement.Verdict, state.Since, state.Changes.Count));
        ClaimEvidence evidence = Assert.Single(state.Test.Found);
        Assert.Equal((state.Test.Judgement.Found.Count, Sample.Link("arrives").Address.AbsoluteUri), (1, evidence.Address));
    }

    [Fact]
    public async Task A_visit_only_planned_or_rejected_is_no_visit()
    {
        await CollectAsync(60);
        await SaveAsync("plan", Sample.Analysis(Today, visits: [Sample.Visit(VisitStage.Announced)]));
        Assert.Equal(ClaimVerdict.True, (await Queries(null, NoVisit).FindAsync("none", Today, None))!.Test.Judgement.Verdict);
    }

    [Fact]
    public async Task The_first_in_years_is_said_only_where_the_known_visits_or_collection_cover_them()
    {
        await CollectAsync(60);
        await SaveAsync("arrives", Sample.Analysis(Today, visits: [Sample.Visit(VisitStage.Underway)]));
        Assert.Equal(ClaimVerdict.CannotSay, await VerdictAsync(null, FirstVisit));
        ClaimDays cover = new(new(1997, 1, 1), Today.AddDays(-30));
        Assert.Equal(ClaimVerdict.True, await VerdictAsync(cover, FirstVisit));

        Watchlist watchlist = Sample.WithKnownVisits(Known);
        await new LedgerSeeder(Database, watchlist).SeedAsync(None);
        ClaimTest test = (await new ClaimQueries(Database, watchlist with { Claims = [FirstVisit], VisitsCover = cover }).FindAsync("first", Today, None))!.Test;
        Assert.Equal(ClaimVerdict.False, test.Judgement.Verdict);
        Assert.Equal("a book", Assert.Single(test.Other).Source);
    }

    [Fact]
    public async Task Of_days_that_were_not_collected_nothing_is_said()
    {
        Assert.Equal(ClaimVerdict.CannotSay, await VerdictAsync(null, NoVisit));
        Assert.Equal(ClaimVerdict.CannotSay, await VerdictAsync(null, NoVisit with { What = ClaimUnit.Articles, Texts = new MentionFilter(SourceSide: "bb") }));
    }

    [Fact]
    public async Task Counts_of_articles_are_those_of_the_same_filter_elsewhere()
    {
        await CollectAsync(60);
        await SaveAsync("1", Sample.Analysis(Today, [Sample.Mention(Sample.Anna), Sample.Mention(Sample.Borland)]));
        await SaveAsync("2", Sample.Analysis(Today.AddDays(-3), [Sample.Mention(Sample.Arland), Sample.Mention(Sample.Borland)]));
        Claim claim = Claim("count", ClaimSays.Count) with { What = ClaimUnit.Articles, Texts = new MentionFilter(Actor: Sample.Anna.Id), AtLeast = 1 };
        ClaimTest test = (await Queries(null, claim).FindAsync("count", Today, None))!.Test;
        Assert.Equal((ClaimVerdict.True, 1), (test.Judgement.Verdict, test.Judgement.Found.Count));
        Assert.Equal(Sample.Link("1").Address.AbsoluteUri, Assert.Single(test.Found).Address);
    }

    private static Claim Claim(string id, ClaimSays says) => new(
        id, "No visit", says, ClaimUnit.Visits, new MentionFilter(), new ClaimVisits("aa", "bb"), ClaimSpan.Read("30 days"), null, null, null, 0, ClaimThan.Before, 1, true, null);

    private async Task<ClaimVerdict> VerdictAsync(ClaimDays? cover, Claim claim) => (await Queries(cover, claim).FindAsync(claim.Id, Today, None))!.Test.Judgement.Verdict;

    private ClaimStore With(ClaimDays? cover, params Claim[] claims) => new(Database, Sample.Watchlist with { Claims = claims, VisitsCover = cover }, Time);

    private ClaimQueries Queries(ClaimDays? cover, params Claim[] claims) => new(Database, Sample.Watchlist with { Claims = claims, VisitsCover = cover });

    private async Task<IReadOnlyList<WrittenAlert>> AlertsAsync() =>
        [.. (await new WrittenAlerts(Database).AfterAsync(0, None)).Where(a => a.Kind == AlertKind.ClaimChanged)];

    private async Task CollectAsync(int days)
    {
        await using MonitorDbContext context = Database.Open();
        for (int i = 1; i <= days; i++)
            await CollectedDays.AddAsync(context, "world", Today.AddDays(2 - i), 3, 0, None);
    }
}

public sealed class SqliteClaimStoreTests() : ClaimStoreTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresClaimStoreTests() : ClaimStoreTests(DatabaseKind.Postgres);
