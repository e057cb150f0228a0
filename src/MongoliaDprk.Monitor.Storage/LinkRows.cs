using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Links;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>What became of links that were to be added.</summary>
/// <param name="Known">Those that had rows.</param>
/// <param name="Repeated">Those that stood there more than once.</param>
internal readonly record struct AddedLinks(int New, int Known, int Repeated)
{
    /// <summary>What the funnel has of them.</summary>
    public FunnelTally Tally()
    {
        FunnelTally tally = new();
        tally.Add(FunnelStep.LinkShown, New + Known + Repeated);
        tally.Add(FunnelStep.LinkNew, New);
        tally.Add(FunnelStep.LinkKnown, Known);
        tally.Add(FunnelStep.LinkRepeated, Repeated);
        return tally;
    }
}

/// <summary>Links to rows and back.</summary>
internal static class LinkRows
{
    /// <summary>Nodes that add links of one source take turns: the same links in another order would be a deadlock.</summary>
    private const int LinkLock = 0x6D6F_6E69;

    /// <summary>Whoever changes the links or the state of a source waits for the other one's transaction to end. On SQLite it is alone anyway.</summary>
    public static Task TakeTurnAsync(MonitorDbContext context, string sourceId, CancellationToken cancellationToken) =>
        context is PostgresMonitorDbContext
            ? context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LinkLock}, hashtext({sourceId}))", cancellationToken)
            : Task.CompletedTask;

    /// <summary>Adds rows for the addresses that have none; returns what became of all. What a live place shows is no history.</summary>
    public static async Task<AddedLinks> AddAsync(
        MonitorDbContext context, string sourceId, IReadOnlyList<Link> links, DateTime now, bool history, CancellationToken cancellationToken)
    {
        await TakeTurnAsync(context, sourceId, cancellationToken);
        await using LinkInsert insert = new(context);
        int added = 0;
        (string Hash, Link Link)[] distinct = [.. links.Select(l => (Hash: AddressHash.Of(l.Address), Link: l)).DistinctBy(l => l.Hash)];
        foreach ((string Hash, Link Link)[] some in distinct.Chunk(500))
        {
            string[] hashes = [.. some.Select(l => l.Hash)];
            Dictionary<string, bool> seen = await context.Links.Where(l => hashes.Contains(l.AddressHash))
                .ToDictionaryAsync(l => l.AddressHash, l => l.History && l.State != LinkState.Done, StringComparer.Ordinal, cancellationToken);
            foreach ((string hash, Link link) in some.Where(l => !seen.ContainsKey(l.Hash)))
                added += await insert.AddAsync(Row(sourceId, hash, link, now, history), cancellationToken) ? 1 : 0;
            if (!history && seen.ContainsValue(true))
            {
                await context.Links.Where(l => hashes.Contains(l.AddressHash) && l.History && l.State != LinkState.Done)
                    .ExecuteUpdateAsync(l => l.SetProperty(x => x.History, false), cancellationToken);
            }
        }

        return new AddedLinks(added, distinct.Length - added, links.Count - distinct.Length);
    }

    /// <summary>The link's row, locked against other nodes until the transaction ends, or null when it is done.</summary>
    /// <exception cref="InvalidOperationException">There is no such link.</exception>
    public static async Task<LinkRow?> OpenAsync(MonitorDbContext context, long id, CancellationToken cancellationToken)
    {
        LinkRow row = await LockAsync(context, id, cancellationToken);
        return row.State == LinkState.Done ? null : row;
    }

    /// <summary>The link's row, locked against other nodes until the transaction ends.</summary>
    /// <exception cref="InvalidOperationException">There is no such link.</exception>
    public static async Task<LinkRow> LockAsync(MonitorDbContext context, long id, CancellationToken cancellationToken)
    {
        await context.Links.Where(l => l.Id == id).ExecuteUpdateAsync(l => l.SetProperty(x => x.Attempts, x => x.Attempts), cancellationToken);
        return await context.Links.SingleOrDefaultAsync(l => l.Id == id, cancellationToken)
            ?? throw new InvalidOperationException($"There is no link {id}: links are stored before their pages.");
    }

    public static PendingLink Pending(LinkRow row) =>
        new(
            row.Id, row.SourceId,
            new Link(new Uri(row.Address), row.Title, row.Published, row.Summary) { DateFrom = row.DateFrom, DayOnly = row.DayOnly },
            row.Attempts, row.History);

    public static QuarantinedPageRow Quarantined(long linkId, FetchedPage page, Exception exception, DateTime now) => new()
    {
        LinkId = linkId,
        Address = page.Address.AbsoluteUri,
        Body = Compression.Pack(page.Body.Span),
        ContentType = StoredText.CleanOrNull(page.ContentType),
        FetchedAt = page.FetchedAt,
        Exception = StoredText.Clean(exception.ToString()),
        At = now,
    };

    /// <summary>Kept is the address in its canonical form, of the page that a redirector leads to.</summary>
    private static LinkRow Row(string sourceId, string hash, Link link, DateTime now, bool history) => new()
    {
        AddressHash = hash,
        Address = LinkAddress.Canonical(Redirectors.Unwrap(link.Address) ?? link.Address).AbsoluteUri,
        SourceId = sourceId,
        Title = StoredText.CleanOrNull(link.Title),
        Published = link.Published,
        DateFrom = link.DateFrom,
        DayOnly = link.DayOnly,
        Summary = StoredText.CleanOrNull(link.Summary),
        FoundAt = now,
        NextTry = now,
        History = history,
    };
}
