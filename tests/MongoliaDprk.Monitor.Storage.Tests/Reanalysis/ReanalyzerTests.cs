using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Reanalysis;

namespace MongoliaDprk.Monitor.Storage.Tests.Reanalysis;

public abstract class ReanalyzerTests(DatabaseKind kind) : DatabaseTests(kind)
{
    protected override bool ChecksCounts => true;

    private const string President = "{ office: aa-president, from: 2024-01-01 }";
    private static readonly Watchlist Old = Read("Anna Arl");
    private static readonly Watchlist New = Read("Anna Arl, Annie", President);
    private static readonly Watchlist Poor = Read("Nobody", country: "Nowhere");

    [Fact]
    public async Task Analysed_anew_the_database_has_what_a_new_one_would_have()
    {
        await SeedAsync(Database, Old, 120);
        await using var fresh = await Monitor.Tests.TestDatabase.CreateAsync(Kind);
        await SeedAsync(fresh.Database, New, 120);

        IReadOnlyList<ReanalysisChange> changes = await RunAsync(New);

        Assert.Equal(await FindingsAsync(fresh.Database), await FindingsAsync(Database));
        Assert.NotEmpty(changes);
        Assert.Empty(await new ReanalysisQueries(Database, New).OutdatedAsync(new ReanalysisScope(), None));
        Assert.Empty(await RunAsync(New));
    }

    [Fact]
    public async Task What_appears_is_told_with_its_sentence_and_kept_and_a_rehearsal_tells_the_same_and_writes_nothing()
    {
        await SeedAsync(Database, Old, 120);
        List<string> before = await FindingsAsync(Database);

        IReadOnlyList<ReanalysisChange> rehearsed = await RunAsync(New, rehearse: true);
        Assert.Equal(before, await FindingsAsync(Database));
        Assert.Null(await new ReanalysisQueries(Database, New).LastAsync(None));
        IReadOnlyList<ReanalysisChange> changes = await RunAsync(New);

        Assert.Equal(changes, rehearsed);
        ReanalysisQueries queries = new(Database, New);
        ReanalysisRun run = (await queries.LastAsync(None))!;
        Assert.Equal((120, true), (run.Articles, run.EndedAt is not null));
        Assert.Equal(changes, await queries.ChangesAsync(run.Id, None).ToListAsync());
        ReanalysisChange appeared = changes.First(c => c.Kind == ReanalysisChangeKind.MentionAppeared);
        Assert.Equal(("aa-anna", null, "lead 1×"), (appeared.Subject, appeared.Before, appeared.After));
        Assert.Contains("Annie", appeared.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_is_no_longer_relevant_counts_nowhere_and_comes_back_with_the_watchlist()
    {
        await SeedAsync(Database, Old, 10);
        List<string> before = await FindingsAsync(Database);

        IReadOnlyList<ReanalysisChange> changes = await RunAsync(Poor);

        Assert.Equal(10, changes.Count(c => c.Kind == ReanalysisChangeKind.ArticleIrrelevant));
        Assert.Equal(0, await new MentionQueries(Database).CountAsync(new MentionFilter(), None));
        Assert.Equal(new CountCoverage(10, 0, 10, 1), await new CountQueries(Database).CoverageAsync(null, null, null, None));
        Assert.Empty((await new DigestQueries(Database, Poor).ForDayAsync(Day(3), None)).Articles);
        await RunAsync(Old);
        Assert.Equal(before, await FindingsAsync(Database));
        Assert.Equal(new CountCoverage(10, 10, 10, 1), await new CountQueries(Database).CoverageAsync(null, null, null, None));
    }

    [Fact]
    public async Task A_run_that_was_stopped_is_gone_on_with()
    {
        await SeedAsync(Database, Old, 120);
        await foreach (ReanalysisStep step in Reanalyzer(New).RunAsync(new ReanalysisScope(), rehearse: false, None))
        {
            Assert.Equal(50, step.Articles);
            break;
        }

        ReanalysisQueries queries = new(Database, New);
        Assert.Equal(70, Assert.Single(await queries.OutdatedAsync(new ReanalysisScope(), None)).Articles);
        long run = (await queries.LastAsync(None))!.Id;
        await RunAsync(New);

        Assert.Equal((run, 120, true), ((await queries.LastAsync(None)) is { } last ? (last.Id, last.Articles, last.EndedAt is not null) : default));
    }

    [Fact]
    public async Task Two_nodes_at_once_analyse_every_article_once()
    {
        await SeedAsync(Database, Old, 160);

        IReadOnlyList<ReanalysisChange>[] both = await Task.WhenAll(Task.Run(() => RunAsync(New)), Task.Run(() => RunAsync(New)));

        await using MonitorDbContext context = Database.Read();
        Assert.Equal(160, await context.Reanalyses.SumAsync(r => r.Articles));
        Assert.Equal(both.Sum(b => b.Count), await context.ReanalysisChanges.CountAsync());
        Assert.Equal(both.Sum(b => b.Count), both.SelectMany(b => b).Distinct().Count());
    }

    [Fact]
    public async Task Only_the_source_and_days_that_were_asked_for_are_analysed()
    {
        await SeedAsync(Database, Old, 20);

        Assert.All(await RunAsync(New, scope: new ReanalysisScope(Since: Day(15))), c => Assert.True(c.Day >= Day(15)));

        Assert.Equal(15, (await new ReanalysisQueries(Database, New).OutdatedAsync(new ReanalysisScope(), None)).Sum(o => o.Articles));
        Assert.Empty(await new ReanalysisQueries(Database, New).OutdatedAsync(new ReanalysisScope("b-news"), None));
    }

    private static DateOnly Day(int number) => new DateOnly(2024, 1, 1).AddDays(number);

    private async Task<IReadOnlyList<ReanalysisChange>> RunAsync(Watchlist watchlist, bool rehearse = false, ReanalysisScope? scope = null)
    {
        List<ReanalysisChange> changes = [];
        await foreach (ReanalysisStep step in Reanalyzer(watchlist).RunAsync(scope ?? new ReanalysisScope(), rehearse, None))
        {
            Assert.Empty(step.Failures);
            changes.AddRange(step.Changes);
        }

        return changes;
    }

    private Reanalyzer Reanalyzer(Watchlist watchlist) => new(Database, watchlist, new ArticleAnalyzer(watchlist), Time);

    private async Task SeedAsync(MonitorDatabase database, Watchlist watchlist, int articles)
    {
        ArticleStore store = new(database, watchlist, Time);
        ArticleAnalyzer analyzer = new(watchlist);
        for (int i = 0; i < articles; i++)
        {
            Link link = Sample.Link($"{i}");
            PublishedDate published = new(new DateTimeOffset(Day(i), new TimeOnly(3, 0), TimeSpan.FromHours(9)), i % 2 == 0 ? DatePrecision.Minute : DatePrecision.Day, DateOrigin.Meta);
            string body = i % 3 == 0 ? "Officials met in Borland.\nAnnie spoke of Arland at length, they said." : "The president of Arland met Anna Arl in Borland on Monday.";
            Analysis analysis = analyzer.Analyze(new Article($"Number {i}", body, "en", published, null, null), "aa");
            PendingLink pending = (await store.LinkAsync("a-news", link, None))!;
            await store.SaveAsync(pending, Sample.Page(link, Time.Now), analysis, history: true, None);
        }
    }

    /// <summary>All that counts and lists are made of, without the numbers of rows.</summary>
    private static async Task<List<string>> FindingsAsync(MonitorDatabase database)
    {
        await using MonitorDbContext context = database.Read();
        var mentions = await context.Mentions.Include(m => m.Article).Include(m => m.Offices).ToListAsync();
        return
        [
            .. mentions.Select(m => $"{m.Article!.Address} {m.Article.WatchlistVersion} {m.Article.AnalyzerVersion} {m.ActorId} {m.Salience} {m.Hits} {m.Evidence} "
                + string.Join(',', m.Offices.OrderBy(o => o.OfficeId).Select(o => $"{o.OfficeId} {o.Held} {o.Hits} {o.Headline}"))).Order(StringComparer.Ordinal),
        ];
    }

    private static Watchlist Read(string anna, string offices = "", string country = "Borland") => WatchlistReader.Read(
    [
        new("watchlist.yaml", "name: Arland – Borland\nsides: [aa, bb]\n"),
        new("languages/en.yaml", "language: en\nname: English\nboundary: both\nsuffixes: [\"'s\"]\n"),
        new("actors/all.yaml", $$"""
            offices:
              - { id: aa-president, side: aa, name: President of Arland, titles: { en: [president of Arland] } }
            actors:
              - { id: aa, kind: country, side: aa, name: Arland, names: { en: [Arland] } }
              - { id: bb, kind: country, side: bb, name: Borland, names: { en: [{{country}}] } }
              - { id: aa-anna, kind: person, side: aa, name: Anna Arl, names: { en: [{{anna}}] }, offices: [{{offices}}] }
            """),
    ]);
}

public sealed class SqliteReanalyzerTests() : ReanalyzerTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresReanalyzerTests() : ReanalyzerTests(DatabaseKind.Postgres);
