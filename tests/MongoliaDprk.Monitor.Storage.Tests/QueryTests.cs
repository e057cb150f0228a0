using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.Storage.Tests;

public abstract class QueryTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly DateOnly Day = new(2024, 3, 14);

    [Theory]
    [InlineData("몽골", "몽골 외무상이 평양에 도착하였다", "평양에 도착하였다")]
    [InlineData("朝鲜", "蒙古国外长访问朝鲜", "蒙古国外长访问韩国")]
    [InlineData("蒙古 访问", "外长访问，蒙古国", "外长访问")]
    [InlineData("МОНГОЛ", "монгол Улсын Ерөнхийлөгч", "Улсын Ерөнхийлөгч")]
    [InlineData("Өө", "зөвшөөрөв", "зовшооров")]
    [InlineData("ＫＩＭ", "Kim arrived", "Bor arrived")]
    [InlineData("100%", "100% done", "100 done")]
    [InlineData("a_b", "a_b", "axb")]
    [InlineData("북", "북과 남", "남과 동")]
    public async Task A_word_is_found_in_any_script_however_short(string words, string text, string other)
    {
        await SaveAsync("1", Sample.Analysis(Day, [Sample.Mention(Sample.Bob)], title: "Yes", text: text));
        await SaveAsync("2", Sample.Analysis(Day, [Sample.Mention(Sample.Bob)], title: "No", text: other));
        MentionQueries queries = new(Database);

        Assert.Equal("Yes", Assert.Single(await queries.ListAsync(new MentionFilter(Text: words), 0, 10, None)).Title);
        Assert.Equal(1, await queries.CountAsync(new MentionFilter(Text: words), None));
    }

    [Fact]
    public async Task A_count_equals_the_length_of_its_list_for_every_filter()
    {
        await SeedAsync();
        MentionQueries queries = new(Database);
        MentionFilter[] filters =
        [
            new(), new(From: Day), new(To: Day), new(From: Day, To: Day), new(Actor: Sample.Bob.Id), new(Source: "b-news"), new(Language: "en"), new(Language: "mn"),
            new(Salience: Salience.Headline), new(Text: "number 7"), new(Text: "  "), new(From: Day.AddDays(1), Actor: Sample.Anna.Id, Source: "a-news", Text: "TEXT"),
        ];
        foreach (MentionFilter filter in filters)
        {
            IReadOnlyList<MentionItem> list = await queries.ListAsync(filter, 0, int.MaxValue, None);
            Assert.Equal(list.Count, await queries.CountAsync(filter, None));
            List<MentionItem> pages = [];
            for (int skip = 0; skip < list.Count; skip += 7)
                pages.AddRange(await queries.ListAsync(filter, skip, 7, None));
            Assert.Equal(list.Select(m => m.MentionId), pages.Select(m => m.MentionId));
            Assert.Equal(list.Select(m => m.Day).OrderDescending(), list.Select(m => m.Day));
        }

        Assert.Equal(await queries.CountAsync(new(), None), await queries.CountAsync(new(Text: "  "), None));
        Assert.NotEqual(0, await queries.CountAsync(new(Text: "number 7"), None));
    }

    [Fact]
    public async Task Texts_are_read_of_the_days_asked_for_oldest_first_and_only_relevant_ones()
    {
        await SaveAsync("2", Sample.Analysis(Day, [Sample.Mention(Sample.Bob)], title: "Two", text: "Second."));
        await SaveAsync("1", Sample.Analysis(Day.AddDays(-1), [Sample.Mention(Sample.Bob)], title: "One", text: "First."));
        await SaveAsync("3", Sample.Analysis(Day.AddDays(1), [Sample.Mention(Sample.Bob)], title: "Three", text: "Third."));
        await SaveAsync("4", Sample.Analysis(Day, relevant: false));
        ArticleTextQueries queries = new(Database);

        Assert.Equal(["One", "Two", "Three"], (await queries.ListAsync(null, null, None)).Select(article => article.Title));
        Assert.Equal("Two\nSecond.", Assert.Single(await queries.ListAsync(Day, Day, None)).FullText);
    }

    [Fact]
    public async Task Every_number_of_the_digest_is_the_length_of_its_list()
    {
        await SeedAsync();
        await SaveAsync("silent", Sample.Analysis(Day, relevant: false));
        await EndPollAsync("b-news", "404 Not Found");

        Digest digest = await new DigestQueries(Database, Sample.Watchlist).ForDayAsync(Day, None);

        MentionQueries mentions = new(Database);
        IReadOnlyList<MentionItem> all = await mentions.ListAsync(new MentionFilter(Day, Day), 0, int.MaxValue, None);
        Assert.Equal(all.Select(m => m.ArticleId).Distinct().Count(), digest.Articles.Count);
        Assert.Equal(digest.Articles.Count, digest.Sources.Sum(s => s.Relevant));
        Assert.Equal(digest.Articles.Count + 1, digest.Sources.Sum(s => s.Collected));
        foreach (DigestActor actor in digest.Actors)
        {
            Assert.Equal(all.Count(m => m.ActorId == actor.Id), actor.Articles);
            Assert.Equal(all.Where(m => m.ActorId == actor.Id).Sum(m => m.Count), actor.Hits);
        }

        Assert.Equal(["a-news", "b-news", "world"], digest.Sources.Select(s => s.Id));
        Assert.Equal("404 Not Found", digest.Sources[1].LastError);
    }

    [Fact]
    public async Task A_digest_puts_first_what_names_the_other_side_most_prominently()
    {
        await SaveAsync("own", Sample.Analysis(Day, [Sample.Mention(Sample.Arland, Salience.Headline), Sample.Mention(Sample.Borland, Salience.Rollcall)], title: "Roll-call"));
        await SaveAsync("other", Sample.Analysis(Day, [Sample.Mention(Sample.Borland, Salience.Headline)], title: "Headline"));

        Digest digest = await new DigestQueries(Database, Sample.Watchlist).ForDayAsync(Day, None);

        Assert.Equal([("Headline", Salience.Headline), ("Roll-call", Salience.Rollcall)], digest.Articles.Select(a => (a.Title, a.Salience)));
    }

    [Fact]
    public async Task A_digest_shows_the_visits_that_are_news_on_its_day_with_names_and_evidence()
    {
        VisitReport report = Sample.Visit(start: "2024-03-20");
        await SaveAsync("1", Sample.Analysis(Day, visits: [report]));
        await SaveAsync("2", Sample.Analysis(Day.AddDays(1), visits: [report with { IsNew = false, Visitors = [Sample.Bob.Id], From = "bb", To = "aa" }]));

        DigestQueries queries = new(Database, Sample.Watchlist);
        DigestVisit visit = Assert.Single((await queries.ForDayAsync(Day, None)).Visits);
        Assert.Equal(["Anna Arl"], visit.Visitors);
        Assert.Equal((true, report.Sentence, "The a-news"), (visit.IsNew, visit.Sentence, visit.SourceName));
        Assert.Empty((await queries.ForDayAsync(Day.AddDays(1), None)).Visits);
    }

    [Fact]
    public async Task The_health_of_a_source_tells_silence_from_failure()
    {
        await Store.AddLinksAsync("a-news", [Sample.Link("1"), Sample.Link("2"), Sample.Link("3"), Sample.Link("4")], null, None);
        IReadOnlyList<PendingLink> links = await Store.PendingLinksAsync("a-news", 10, None);
        await Store.SaveAsync(links[0], Sample.Page(links[0].Link, Time.Now), Sample.Analysis(Day), None);
        await Store.FailAsync(links[1], "timeout", None);
        await Store.QuarantineAsync(links[2], Sample.Page(links[2].Link, Time.Now), new FormatException("x"), None);
        DateTime good = Time.Now;
        await EndPollAsync("a-news");
        Time.Now += TimeSpan.FromHours(1);
        await EndPollAsync("a-news", "first\nline");
        await EndPollAsync("a-news", "DNS");

        SourceHealth health = Assert.Single(await new SourceQueries(Database).HealthAsync(None)).Value;

        Assert.Equal((1, 1, 2, 1), (health.Collected, health.Relevant, health.Pending, health.Quarantined));
        Assert.Equal((Time.Now, good, good, 2, "DNS"), (health.State.LastPoll, health.State.LastSuccess, health.State.LastNewArticle, health.State.Errors, health.State.LastError));
        Assert.Equal(Health.Failing, health.State.Health);
    }

    private async Task SeedAsync()
    {
        Random random = new(1);
        Actor[] actors = [.. Sample.Watchlist.Actors];
        for (int i = 0; i < 40; i++)
        {
            random.Shuffle(actors);
            Mention[] mentions = [.. actors.Take(random.Next(1, 4)).Select(a => Sample.Mention(a, (Salience)random.Next(5), random.Next(1, 4)))];
            Analysis analysis = Sample.Analysis(Day.AddDays(random.Next(-2, 3)), mentions, text: $"Text number {i}.");
            await SaveAsync($"{i}", analysis with { Article = analysis.Article with { Language = i % 3 == 0 ? "mn" : "en" } }, Sample.Watchlist.Sources[random.Next(3)].Id);
        }
    }
}

public sealed class SqliteQueryTests() : QueryTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresQueryTests() : QueryTests(DatabaseKind.Postgres);
