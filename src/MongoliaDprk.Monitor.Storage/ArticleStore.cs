using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>A link that is stored and waits for its page to be fetched and analysed.</summary>
/// <param name="Attempts">Fetches that failed so far.</param>
/// <param name="History">Found in an archive only: its article is no news.</param>
public sealed record PendingLink(long Id, string SourceId, Link Link, int Attempts, bool History = false);

/// <summary>What saving an article did.</summary>
/// <param name="ArticleId">Null when the article was not relevant.</param>
/// <param name="NewVisits">Ledger entries that this article opened.</param>
public sealed record SaveResult(long? ArticleId, int NewVisits)
{
    /// <summary>Mentions that were stored; none where the article was known.</summary>
    public int Mentions { get; init; }
}

/// <summary>The write side: links before pages, findings in one transaction, nothing twice.</summary>
public sealed class ArticleStore(MonitorDatabase database, Watchlist watchlist, TimeProvider time)
{
    private readonly FunnelDays funnel = new(watchlist, time);
    private readonly ArticleSaver saver = new(watchlist, time);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Keeps the links not seen before, together with the state of the place they stand in and the news for its source's row, in one
    /// transaction; returns how many were new.
    /// </summary>
    /// <param name="place">State to keep, without the news; null = none.</param>
    /// <param name="history">They stand in an archive: what their articles report is no news, unless a live place shows them too.</param>
    /// <param name="leftOut">What else the place shows, and why it is not kept; null = nothing.</param>
    public Task<int> AddLinksAsync(
        string sourceId, IReadOnlyList<Link> links, PlaceState? place, CancellationToken cancellationToken, bool history = false, FunnelTally? leftOut = null) =>
        database.Writer.WriteAsync(async context =>
        {
            DateTime now = Now;
            AddedLinks added = await LinkRows.AddAsync(context, sourceId, links, now, history, cancellationToken);
            if (added.New > 0 && !history)
            {
                SourceStateRow row = await SourceStore.RowAsync(context, sourceId, cancellationToken);
                row.Keep(row.State().News(now));
            }

            if (place is not null)
                await SourceStore.KeepAsync(context, added.New > 0 ? place.News(now) : place, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            FunnelTally tally = added.Tally();
            if (leftOut is not null)
                tally.Add(leftOut);
            await funnel.AddAsync(context, sourceId, tally, cancellationToken);
            return added.New;
        }, cancellationToken);

    /// <summary>
    /// The stored link of an address, kept now if it was not seen before. Null = its page was saved before.
    /// </summary>
    public Task<PendingLink?> LinkAsync(string sourceId, Link link, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(async context =>
        {
            AddedLinks added = await LinkRows.AddAsync(context, sourceId, [link], Now, history: false, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await funnel.AddAsync(context, sourceId, added.Tally(), cancellationToken);
            string hash = AddressHash.Of(link.Address);
            LinkRow row = await context.Links.SingleAsync(l => l.AddressHash == hash, cancellationToken);
            return row.State == LinkState.Done ? null : LinkRows.Pending(row);
        }, cancellationToken);

    /// <summary>Links of the source whose page is due, oldest first.</summary>
    public async Task<IReadOnlyList<PendingLink>> PendingLinksAsync(string sourceId, int most, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        DateTime now = Now, never = now + Pauses.Longest;  // a time further ahead was written by a clock that was wrong
        List<LinkRow> rows = await context.Links
            .Where(l => l.SourceId == sourceId && (l.State == LinkState.Pending || l.State == LinkState.Failed)
                && (l.NextTry <= now || l.FoundAt > now || l.NextTry > never))
            .OrderBy(l => l.History).ThenBy(l => l.Id).Take(most).ToListAsync(cancellationToken);
        return [.. rows.Select(LinkRows.Pending)];
    }

    /// <summary>
    /// One transaction: the link is done; relevant → article, kept pages, mentions, visit reports, its next visit, ledger change and pending alerts;
    /// not relevant → only counted for its source and day. A second save of the same link does nothing.
    /// </summary>
    /// <remarks>An article more than <see cref="ArticleSaver.NewsDays"/> days old when it was fetched is history and alerts nobody.</remarks>
    public Task<SaveResult> SaveAsync(PendingLink link, ReadPages read, Analysis analysis, CancellationToken cancellationToken) =>
        SaveAsync(link, read, analysis, link.History ? ArticleOrigin.Backfill : ArticleOrigin.Live, cancellationToken);

    /// <inheritdoc cref="SaveAsync(PendingLink, ReadPages, Analysis, CancellationToken)"/>
    /// <param name="history">From an archive file: its visits enter the ledger, nobody is alerted.</param>
    public Task<SaveResult> SaveAsync(PendingLink link, ReadPages read, Analysis analysis, bool history, CancellationToken cancellationToken) =>
        SaveAsync(link, read, analysis, history ? ArticleOrigin.File : ArticleOrigin.Live, cancellationToken);

    private Task<SaveResult> SaveAsync(PendingLink link, ReadPages read, Analysis analysis, ArticleOrigin origin, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(context => saver.SaveAsync(context, link, read, analysis, origin, cancellationToken), cancellationToken);

    /// <summary>The page could not be fetched: tried again later with growing pauses, given up (but kept) after the tenth time.</summary>
    /// <param name="why">The reason it counts for.</param>
    public Task FailAsync(PendingLink link, string error, CancellationToken cancellationToken, FunnelStep why = FunnelStep.PageStatus) =>
        database.Writer.WriteAsync(async context =>
        {
            if (await LinkRows.OpenAsync(context, link.Id, cancellationToken) is not { } row)
                return;
            row.Attempts++;
            row.State = row.Attempts < Pauses.MostAttempts ? LinkState.Failed : LinkState.GivenUp;
            row.NextTry = Now + Pauses.After(row.Attempts, first: TimeSpan.FromMinutes(5), longest: Pauses.Longest);
            row.Error = StoredText.OneLine(error);
            await context.SaveChangesAsync(cancellationToken);
            FunnelTally tally = new();
            tally.Add(FunnelStep.PageAsked);
            tally.Add(why);
            tally.Add(FunnelStep.LinkGivenUp, row.State == LinkState.GivenUp ? 1 : 0);
            await funnel.AddAsync(context, row.SourceId, tally, cancellationToken);
        }, cancellationToken);

    /// <summary>Our own code broke on the page: the bytes and the exception are kept and can be run again.</summary>
    public Task QuarantineAsync(PendingLink link, FetchedPage page, Exception exception, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(async context =>
        {
            if (await LinkRows.OpenAsync(context, link.Id, cancellationToken) is not { } row)
                return;
            row.State = LinkState.Quarantined;
            row.Error = StoredText.OneLine($"{exception.GetType().Name}: {exception.Message}");
            await context.QuarantinedPages.Where(q => q.LinkId == row.Id).ExecuteDeleteAsync(cancellationToken);
            context.QuarantinedPages.Add(LinkRows.Quarantined(row.Id, page, exception, Now));
            await context.SaveChangesAsync(cancellationToken);
            FunnelTally tally = new();
            tally.Add(FunnelStep.PageAsked);
            tally.Add(FunnelStep.PageFetched);
            tally.Add(FunnelStep.ArticleBroken);
            await funnel.AddAsync(context, row.SourceId, tally, cancellationToken);
        }, cancellationToken);

    /// <summary>Makes all quarantined links pending again, after the code was mended; returns how many.</summary>
    public Task<int> ReleaseQuarantinedAsync(CancellationToken cancellationToken)
    {
        DateTime now = Now;
        return database.Writer.WriteAsync(context => context.Links.Where(l => l.State == LinkState.Quarantined)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.State, LinkState.Pending).SetProperty(x => x.NextTry, now), cancellationToken), cancellationToken);
    }
}
