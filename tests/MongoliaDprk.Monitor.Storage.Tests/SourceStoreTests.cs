using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests;

public abstract class SourceStoreTests(DatabaseKind kind) : DatabaseTests(kind)
{
    [Fact]
    public async Task What_is_kept_of_a_place_comes_back_as_it_was()
    {
        PlaceState place = new PlaceState("a-news", "https://a-news.example/rss")
        {
            ETag = "\"v\"",
            LastModified = "x",
            BodyHash = "00ff",
            Rhythm = Rhythm.Unknown.With(TimeSpan.FromHours(2)),
            Silent = TimeSpan.FromSeconds(90),
            MovedTo = "https://a-news.example/feed",
            MovedSince = Time.Now,
            MovedPolls = 2,
            AskedAt = Time.Now,
        }.Missed(Time.Now, new Cadence(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30)), "410 Gone", gone: true, layout: true);

        await Sources.EndAsync("a-news", new PollOutcome(false, "410 Gone", Time.Now, 3, "blank", "hash"), [place], None);

        SourceMemory memory = await Sources.RecallAsync("a-news", None);
        Assert.Equal(place, memory.Places[place.Address]);
        Assert.Equal((3, "blank", "hash", Time.Now), (memory.Source!.BlankPages, memory.Source.Layout, memory.Source.LastText, memory.Source.NextPoll));
    }

    [Fact]
    public async Task A_source_that_fails_is_told_once_and_once_when_it_works_again()
    {
        await WorkAsync("a-news");
        for (int i = 0; i < 4; i++)
            await PollAsync("a-news", "503 Service Unavailable");
        for (int i = 0; i < 4; i++)
            await PollAsync("a-news", null);

        await using MonitorDbContext context = Database.Read();
        List<AlertRow> alerts = await context.Alerts.OrderBy(a => a.Id).ToListAsync();
        Assert.Equal(["Source failing: The a-news", "Source works again: The a-news"], alerts.Select(a => a.Title));
        Assert.StartsWith("source:a-news:failing:", alerts[0].Key, StringComparison.Ordinal);
        Assert.Contains("503 Service Unavailable", alerts[0].Text, StringComparison.Ordinal);
        Assert.Equal("https://a-news.example/", alerts[0].Address);
        Assert.Equal(2, (await new AlertQueries(Database, Time).ListAsync(10, None)).Count);
        DigestQueries digests = new(Database, Sample.Watchlist);
        Assert.Equal(alerts.Select(a => a.Title), (await digests.ForDayAsync(DateOnly.FromDateTime(Time.Now), None)).SourceNews.Select(n => n.Title));
        Assert.Empty((await digests.ForDayAsync(DateOnly.FromDateTime(Time.Now).AddDays(-1), None)).SourceNews);
    }

    [Fact]
    public async Task A_poll_that_another_one_has_overtaken_writes_nothing_of_what_it_knows()
    {
        PollOutcome works = new(true, null, Time.Now.AddHours(1)), fails = new(false, "timed out", Time.Now);
        PlaceState place = new("a-news", "https://a-news.example/rss");
        SourceMemory paused = await Sources.RecallAsync("a-news", None), other = await Sources.RecallAsync("a-news", None);

        Assert.True(await Sources.EndAsync("a-news", works, [place with { ETag = "new" }], None, since: other));
        Assert.False(await Sources.EndAsync("a-news", fails, [place with { ETag = "old" }], None, since: paused));

        SourceMemory now = await Sources.RecallAsync("a-news", None);
        Assert.Equal((0, "new"), (now.Source!.Errors, now.Places[place.Address].ETag));
        Time.Now += TimeSpan.FromMinutes(15);
        Assert.True(await Sources.EndAsync("a-news", fails, [], None, since: now));
    }

    [Fact]
    public async Task Two_nodes_that_end_polls_at_once_tell_it_once()
    {
        await WorkAsync("a-news");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => EndPollAsync("a-news", "503"))));

        await using MonitorDbContext context = Database.Read();
        Assert.Equal(1, await context.Alerts.CountAsync());
        Assert.Equal(6, (await Sources.RecallAsync("a-news", None)).Source!.Errors);
    }

    [Fact]
    public async Task When_most_sources_fail_at_once_one_alert_says_so_and_the_few_that_go_on_failing_are_told_after()
    {
        string[] ids = [.. Enumerable.Range(0, 10).Select(i => $"s{i}")];
        foreach (string id in ids)
            await WorkAsync(id);
        foreach (string id in ids.Concat(ids).Concat(ids))
            await PollAsync(id, "the host's name is not known");
        await using (MonitorDbContext context = Database.Read())
        {
            AlertRow alert = await context.Alerts.SingleAsync();
            Assert.Equal(("Collection fails", "collection:failing:2024-03-15"), (alert.Title, alert.Key));
        }

        foreach (string id in ids.Skip(1).Concat(ids.Skip(1)))
            await PollAsync(id, null);
        await PollAsync("s0", "404");
        await using MonitorDbContext after = Database.Read();
        Assert.Contains(await after.Alerts.Select(a => a.Title).ToListAsync(), t => t == "Source failing: s0");
        Assert.Equal(Health.Failing, (await Sources.RecallAsync("s0", None)).Source!.Told);
    }

    [Fact]
    public async Task A_new_article_is_remembered_though_the_poll_was_killed()
    {
        PlaceState place = new("a-news", "https://a-news.example/rss");
        await Store.AddLinksAsync("a-news", [Sample.Link("1")], place, None);
        SourceMemory memory = await Sources.RecallAsync("a-news", None);
        Assert.Equal((Time.Now, Time.Now), (memory.Source!.LastNewArticle, memory.Places[place.Address].LastNewArticle));
        Assert.Null(memory.Source.LastPoll);
    }


    private async Task WorkAsync(string source)
    {
        await Store.AddLinksAsync(source, [Sample.Link("1", source)], null, None);
        await PollAsync(source, null);
    }

    private async Task PollAsync(string source, string? error)
    {
        await EndPollAsync(source, error);
        Time.Now += TimeSpan.FromMinutes(1);
    }
}

public sealed class SqliteSourceStoreTests() : SourceStoreTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresSourceStoreTests() : SourceStoreTests(DatabaseKind.Postgres);
