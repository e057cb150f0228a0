using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.Storage.Tests.Digests;

public abstract class DigestQueriesTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly CommandCount Commands = new();
    private static readonly DateOnly Today = new(2024, 3, 15);

    private DigestQueries Queries => new(Database, Sample.Watchlist);

    [Fact]
    public async Task Numbers_of_the_week_are_the_lengths_of_the_lists_they_link_to()
    {
        await SavedArticles.SeedAsync(this);
        DigestWeek week = (await FoundAsync(new DateOnly(2024, 1, 10))).Week!;
        Assert.Equal((new DateOnly(2024, 1, 4), new DateOnly(2024, 1, 10)), (week.From, week.To));
        MentionQueries mentions = new(Database);
        foreach (DigestCount actor in week.Actors)
            await AssertAsync(actor, new MentionFilter(Actor: actor.Id));
        foreach (DigestCount source in week.Sources)
            await AssertAsync(source, new MentionFilter(Source: source.Id));
        Assert.Equal(4, week.Actors.Count);
        Assert.Equal(3, week.Sources.Count);
        Assert.Equal((await mentions.ListAsync(new MentionFilter(week.From, week.To), 0, int.MaxValue, None)).Select(m => m.ArticleId).Distinct().Count(), week.Total.Now);

        async Task AssertAsync(DigestCount row, MentionFilter filter)
        {
            Assert.Equal(row.Now, await mentions.CountAsync(filter with { From = week.From, To = week.To }, None));
            Assert.Equal(row.Before, await mentions.CountAsync(filter with { From = week.From.AddDays(-7), To = week.To.AddDays(-7) }, None));
        }
    }

    [Fact]
    public async Task A_digest_of_a_day_tells_what_was_found_on_it_whatever_its_date()
    {
        await SaveAsync("late", Sample.Analysis(Today.AddDays(-20), title: "Late"));
        Time.Now = Time.Now.AddDays(1);
        await SaveAsync("next", Sample.Analysis(Today, title: "Next"));

        Assert.Equal(["Late"], (await FoundAsync(Today)).Articles.Select(a => a.Title));
        Assert.Equal(["Next"], (await FoundAsync(Today.AddDays(1))).Articles.Select(a => a.Title));
        Assert.Equal(["Next"], (await Queries.ForDayAsync(Today, None)).Articles.Select(a => a.Title));
    }

    [Fact]
    public async Task A_visit_is_new_once_and_then_tells_its_stage_before()
    {
        await SaveAsync("1", Sample.Analysis(Today, visits: [Sample.Visit(start: "2024-03-16")]));
        Time.Now = Time.Now.AddDays(1);
        await SaveAsync("2", Sample.Analysis(Today.AddDays(1), visits: [Sample.Visit(VisitStage.Underway, start: "2024-03-16")]), "b-news");

        DigestVisit fresh = Assert.Single((await FoundAsync(Today)).Visits), changed = Assert.Single((await FoundAsync(Today.AddDays(1))).Visits);

        Assert.True(fresh.IsNew);
        Assert.Null(fresh.Was);
        Assert.Equal(["The a-news"], fresh.Witnesses.Select(w => w.SourceName));
        Assert.Equal((false, VisitStage.Underway, VisitStage.Announced), (changed.IsNew, changed.Stage, changed.Was!.Value));
        Assert.Equal([("aa", "Arland"), ("bb", "Borland")], changed.Witnesses.Select(w => (w.Side!, w.SideName!)));
    }

    [Fact]
    public async Task A_planned_visit_and_the_days_of_the_calendar_are_announced_for_two_weeks()
    {
        await SaveAsync("1", Sample.Analysis(Today, visits: [Sample.Visit(start: "2024-03-20")]));
        Watchlist watchlist = Sample.Watchlist with { Calendar = [new("day", "03-29", "Day of Arland", null), new("far", "03-30", "Later", null), new("once", "2024-03-15", "Jubilee", "once")] };

        Digest digest = await new DigestQueries(Database, watchlist).FoundAsync(Today, Span(Today), "en", None);

        Assert.Equal(["Jubilee", "Anna Arl (Arland → Borland)", "Day of Arland"], digest.Coming.Select(c => c.Name));
    }

    [Fact]
    public async Task Names_are_in_the_readers_language_where_the_watchlist_has_them()
    {
        Actor bob = Sample.Bob with { Names = new Dictionary<string, IReadOnlyList<string>> { ["ko"] = ["보브"] } };
        await SaveAsync("1", Sample.Analysis(Today, [Sample.Mention(Sample.Bob), Sample.Mention(Sample.Anna)]));
        Watchlist watchlist = Sample.Watchlist with { Actors = [Sample.Arland, Sample.Borland, Sample.Anna, bob] };

        Digest digest = await new DigestQueries(Database, watchlist).FoundAsync(Today, Span(Today), "ko", None);

        Assert.Equal(["보브", "Anna Arl"], Assert.Single(digest.Articles).Actors);
    }

    [Fact]
    public async Task A_digest_asks_the_database_no_more_often_when_it_tells_more()
    {
        await SaveAsync("0", Sample.Analysis(Today, visits: [Sample.Visit(start: "2024-03-20")]));
        int few = await Commands.OfAsync(() => FoundAsync(Today));
        for (int i = 1; i < 12; i++)
            await SaveAsync($"{i}", Sample.Analysis(Today, topics: ["aid"], visits: [Sample.Visit(start: "2024-03-20")]), i % 2 == 0 ? "a-news" : "b-news");
        int many = await Commands.OfAsync(() => FoundAsync(Today));

        Assert.InRange(few, 10, 22);
        Assert.Equal(few, many);
    }

    private Task<Digest> FoundAsync(DateOnly day) => Queries.FoundAsync(day, Span(day), "en", None);

    private static DigestSpan Span(DateOnly day)
    {
        DateTime from = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return new DigestSpan(from, from.AddDays(1), TimeZoneInfo.Utc);
    }
}

public sealed class SqliteDigestQueriesTests() : DigestQueriesTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresDigestQueriesTests() : DigestQueriesTests(DatabaseKind.Postgres);
