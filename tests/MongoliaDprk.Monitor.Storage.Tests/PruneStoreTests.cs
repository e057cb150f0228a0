using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Access;
using MongoliaDprk.Monitor.Storage.Importing;
using MongoliaDprk.Monitor.Storage.Pruning;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>Counts are quoted in print: nothing that is pruned may change one, and nothing that is evidence goes silently.</summary>
public abstract class PruneStoreTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly Doer Root = new("root", Doer.CommandLine);
    private static readonly DateOnly Day = new(2024, 3, 14);

    private static readonly Dictionary<PrunedKind, int> Policy = new()
    {
        [PrunedKind.Links] = 30,
        [PrunedKind.Polls] = 90,
        [PrunedKind.Messages] = 30,
        [PrunedKind.Archives] = 30,
    };

    private PruneStore Prune => new(Database, Time);

    protected override bool ChecksCounts => true;

    [Fact]
    public async Task Every_list_and_count_is_the_same_before_and_after()
    {
        await FillAsync();
        Time.Now += TimeSpan.FromDays(400);
        string before = await DigestAsync();
        IReadOnlyList<PruneCount> counts = await Prune.CountAsync(Policy, None);
        Assert.All(["titles and summaries of links that were not relevant", "words of errors of polls", "deliveries of alerts that are over", "counts of the way from link to alert"],
            what => Assert.True(counts.Single(c => c.What == what) is { Rows: > 0, Bytes: > 0, Oldest: not null, Newest: not null }, what));
        Assert.Equal(before, await DigestAsync());

        Assert.Equal(counts.Sum(c => c.Rows), await Prune.PruneAsync(Policy, Root, "", None));

        Assert.Equal(before, await DigestAsync());
        Assert.All(await Prune.CountAsync(Policy, None), c => Assert.Equal(0, c.Rows));
        Assert.Equal(0, await Prune.PruneAsync(Policy, Root, "", None));
    }

    [Fact]
    public async Task What_is_younger_than_the_policy_and_what_still_waits_stays()
    {
        await FillAsync();
        Time.Now += TimeSpan.FromDays(20);
        Assert.All(await Prune.CountAsync(Policy, None), c => Assert.Equal(0, c.Rows));
        Time.Now += TimeSpan.FromDays(400);
        await using (MonitorDbContext context = Database.Open())
            await context.Deliveries.ExecuteUpdateAsync(d => d.SetProperty(x => x.Fate, DeliveryFate.Waiting).SetProperty(x => x.AcceptedAt, (DateTime?)null));
        await Prune.PruneAsync(Policy, Root, "", None);
        await using MonitorDbContext after = Database.Read();
        Assert.NotEqual(0, await after.Deliveries.CountAsync());
    }

    [Fact]
    public async Task A_link_that_was_pruned_is_not_new_again_and_an_alert_is_not_told_again()
    {
        await FillAsync();
        Time.Now += TimeSpan.FromDays(400);
        int alerts = await AlertsAsync();
        await Prune.PruneAsync(Policy, Root, "", None);
        Assert.Equal(0, await Store.AddLinksAsync("a-news", [Sample.Link("weather"), Sample.Link("1")], null, None));
        await SaveAsync("later", Sample.Analysis(Day, title: "Later", text: "Another text.", visits: [Sample.Visit(start: "2024-03-20")]));
        Assert.Equal(alerts, await AlertsAsync());
        await using MonitorDbContext context = Database.Read();
        AlertRow alert = await context.Alerts.FirstAsync();
        Assert.DoesNotContain(AlertPlanner.Unseen(context, "desk/email", Time.Now).ToList(), a => a.Id == alert.Id);
    }

    [Fact]
    public async Task Evidence_goes_only_when_it_is_named_and_the_audit_log_tells_it_while_sentence_and_hash_stay()
    {
        await FillAsync();
        Time.Now += TimeSpan.FromDays(800);
        await Prune.PruneAsync(Policy, Root, "", None);
        string before = await DigestAsync();
        EvidenceQueries evidence = new(Database);
        Assert.NotEmpty(await evidence.PagesAsync(new MentionFilter(), None).ToListAsync());

        Dictionary<PrunedKind, int> all = new(Policy) { [PrunedKind.Evidence] = 365 };
        Assert.Contains(await Prune.CountAsync(all, None), c => c is { Kind: PrunedKind.Evidence, Rows: > 0 });
        await Prune.PruneAsync(all, Root, "1 kept pages", None);

        Assert.Empty(await evidence.PagesAsync(new MentionFilter(), None).ToListAsync());
        Assert.Equal(before, await DigestAsync());
        AuditEntry entry = (await new AuditLog(Database, Time).PageAsync(0, 1, None)).Entries.Single();
        Assert.Equal(("root", "evidence pruned", "1 kept pages"), (entry.Who, entry.What, entry.About));
        await using MonitorDbContext context = Database.Read();
        Assert.All(await context.Pages.ToListAsync(), p => Assert.Equal((64, 0), (p.BodyHash.Length, p.Body.Length)));
        Assert.All(await context.Mentions.ToListAsync(), m => Assert.StartsWith("A sentence on", m.Evidence, StringComparison.Ordinal));
        DueArticle due = (await new RevisitStore(Database, Sample.Watchlist, Time).DueAsync("a-news", 1, None))[0];
        KeptVersion kept = await new RevisitStore(Database, Sample.Watchlist, Time).LatestAsync(due.ArticleId, None);
        Assert.Equal(("Title", 0), (kept.Title, kept.Pages.Count));
    }

    [Fact]
    public async Task Hosts_are_forgotten_but_not_one_that_a_node_has_or_that_wants_to_be_left_alone()
    {
        await using (MonitorDbContext context = Database.Open())
        {
            DateTime now = Time.Now, years = Time.Now.AddDays(900);
            context.AddRange(
                new HostTurnRow { Host = "old.example", AskedAt = now, HeldUntil = now },
                new HostTurnRow { Host = "gone.example", AskedAt = now, HeldUntil = now.AddMinutes(1), Holder = "a node that was killed" },
                new HostTurnRow { Host = "held.example", AskedAt = now, HeldUntil = years, Holder = "a node" },
                new HostTurnRow { Host = "shy.example", AskedAt = now, HeldUntil = now, PausedUntil = years });
            await context.SaveChangesAsync();
        }

        Time.Now += TimeSpan.FromDays(400);
        await Prune.PruneAsync(Policy, Root, "", None);
        await using MonitorDbContext after = Database.Read();
        Assert.Equal(["held.example", "shy.example"], await after.Set<HostTurnRow>().Select(h => h.Host).Order().ToListAsync());
    }

    [Fact]
    public async Task A_queued_file_is_forgotten_when_it_is_imported_and_stays_known_as_imported()
    {
        ImportStore store = new(Database, Sample.Watchlist, Time);
        ImportQueue queue = new(Database, Time);
        foreach ((string name, bool ended) in ((string, bool)[])[("done.warc.gz", true), ("waits.warc.gz", false)])
        {
            ImportState state = await store.OpenAsync(new ImportedFile(name, name, 10), again: false, None);
            await queue.AddAsync(state.Id, name, None);
            await store.SaveAsync(new ImportStep(state.Id, 0, 1, [], new Dictionary<DateOnly, int>(), new ImportCounts(), ended), None);
        }

        Time.Now += TimeSpan.FromDays(400);
        await Prune.PruneAsync(Policy, Root, "", None);
        Assert.Equal(["waits.warc.gz"], (await queue.ListAsync(None)).Select(q => q.Path));
        Assert.True((await store.OpenAsync(new ImportedFile("done.warc.gz", "done.warc.gz", 10), again: false, None)).Ended);
    }

    [Fact]
    public async Task A_run_that_was_stopped_goes_on()
    {
        await Store.AddLinksAsync("a-news", [.. Enumerable.Range(0, 1200).Select(i => Sample.Link($"{i}") with { Title = "T" })], null, None);
        await using (MonitorDbContext context = Database.Open())
            await context.Links.ExecuteUpdateAsync(l => l.SetProperty(x => x.State, LinkState.Done));
        Time.Now += TimeSpan.FromDays(400);
        using CancellationTokenSource stop = new();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Prune.PruneAsync(Policy, Root, "", stop.Token));
        Assert.Equal(1200, (await Prune.CountAsync(Policy, None)).First(c => c.Kind == PrunedKind.Links).Rows);
        await Prune.PruneAsync(new Dictionary<PrunedKind, int> { [PrunedKind.Links] = 30 }, Root, "", None);
        Assert.Equal(0, (await Prune.CountAsync(Policy, None)).First(c => c.Kind == PrunedKind.Links).Rows);
    }

    private async Task FillAsync()
    {
        await SaveAsync("1", Sample.Analysis(Day, topics: ["trade"], visits: [Sample.Visit(start: "2024-03-20")]));
        await Store.AddLinksAsync("a-news", [Sample.Link("weather") with { Title = "Rain", Summary = "It rains." }], null, None);
        await SaveAsync("weather", Sample.Analysis(Day, title: "Rain", text: "Rain falls.", relevant: false));
        await EndPollAsync("a-news", "timeout");
        await using MonitorDbContext context = Database.Open();
        AlertRow alert = await context.Alerts.FirstAsync();
        context.Add(new DeliveryRow { AlertId = alert.Id, Channel = "desk/email", Since = Time.Now, AcceptedAt = Time.Now, Answer = "250 ok" });
        await context.SaveChangesAsync();
    }

    private async Task<int> AlertsAsync()
    {
        await using MonitorDbContext context = Database.Read();
        return await context.Alerts.CountAsync();
    }

    private async Task<string> DigestAsync() => string.Join('\n', [
        .. await WhatIsCounted.ReadAsync(Database),
        (await new CollectionQueries(Database).FunnelAsync("a-news", None)).ToString(),
        .. (await new SourceQueries(Database).HealthAsync(None)).Values.Select(h => $"{h.Collected} {h.Relevant} {h.Pending}"),
    ]);
}

public sealed class SqlitePruneStoreTests() : PruneStoreTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresPruneStoreTests() : PruneStoreTests(DatabaseKind.Postgres);
