using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>A link that is stored and waits for its page to be fetched and analysed.</summary>
/// <param name="Attempts">Fetches that failed so far.</param>
public sealed record PendingLink(long Id, string SourceId, Link Link, int Attempts);

/// <summary>What saving an article did.</summary>
/// <param name="ArticleId">Null when the article was not relevant.</param>
/// <param name="NewVisits">Ledger entries that this article opened.</param>
public sealed record SaveResult(long? ArticleId, int NewVisits);

/// <summary>The write side: links before pages, findings in one transaction, nothing twice.</summary>
public sealed class ArticleStore(MonitorDatabase database, Watchlist watchlist, TimeProvider time)
{
    private readonly ArticleSaver saver = new(watchlist, time);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Keeps the links not seen before, together with the feed's state, in one transaction; returns how many were new.</summary>
    public Task<int> AddLinksAsync(string sourceId, IReadOnlyList<Link> links, FeedState? feed, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(async context =>
        {
            int added = await LinkRows.AddAsync(context, sourceId, links, Now, cancellationToken);
            if (feed is not null)
                await KeepAsync(context, feed, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            return added;
        }, cancellationToken);

    /// <summary>
    /// The stored link of an address, kept now if it was not seen before: what an archive import starts from. Null = its page was
    /// saved before.
    /// </summary>
    public Task<PendingLink?> LinkAsync(string sourceId, Link link, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(async context =>
        {
            await LinkRows.AddAsync(context, sourceId, [link], Now, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            string hash = AddressHash.Of(link.Address);
            LinkRow row = await context.Links.SingleAsync(l => l.AddressHash == hash, cancellationToken);
            return row.State == LinkState.Done ? null : LinkRows.Pending(row);
        }, cancellationToken);

    /// <summary>Links of the source whose page is due, oldest first.</summary>
    public async Task<IReadOnlyList<PendingLink>> PendingLinksAsync(string sourceId, int most, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        DateTime now = Now;
        List<LinkRow> rows = await context.Links
            .Where(l => l.SourceId == sourceId && (l.State == LinkState.Pending || l.State == LinkState.Failed) && l.NextTry <= now)
            .OrderBy(l => l.Id).Take(most).ToListAsync(cancellationToken);
        return [.. rows.Select(LinkRows.Pending)];
    }

    /// <summary>
    /// One transaction: the link is done; relevant → article, kept page, mentions, visit reports, ledger change and pending alerts;
    /// not relevant → only counted for its source and day. A second save of the same link does nothing.
    /// </summary>
    /// <remarks>An article more than <see cref="ArticleSaver.NewsDays"/> days old when it was fetched is history and alerts nobody.</remarks>
    public Task<SaveResult> SaveAsync(PendingLink link, FetchedPage page, Analysis analysis, CancellationToken cancellationToken) =>
        SaveAsync(link, page, analysis, history: false, cancellationToken);

    /// <inheritdoc cref="SaveAsync(PendingLink, FetchedPage, Analysis, CancellationToken)"/>
    /// <param name="history">From an archive: its visits enter the ledger, nobody is alerted.</param>
    public Task<SaveResult> SaveAsync(PendingLink link, FetchedPage page, Analysis analysis, bool history, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(context => saver.SaveAsync(context, link, page, analysis, history, cancellationToken), cancellationToken);

    /// <summary>The page could not be fetched: tried again later with growing pauses, given up (but kept) after the tenth time.</summary>
    public Task FailAsync(PendingLink link, string error, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(async context =>
        {
            if (await LinkRows.OpenAsync(context, link.Id, cancellationToken) is not { } row)
                return;
            row.Attempts++;
            row.State = row.Attempts < Pauses.MostAttempts ? LinkState.Failed : LinkState.GivenUp;
            row.NextTry = Now + Pauses.After(row.Attempts, first: TimeSpan.FromMinutes(5), longest: TimeSpan.FromDays(1));
            row.Error = StoredText.OneLine(error);
            await context.SaveChangesAsync(cancellationToken);
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
        }, cancellationToken);

    /// <summary>Makes all quarantined links pending again, after the code was mended; returns how many.</summary>
    public Task<int> ReleaseQuarantinedAsync(CancellationToken cancellationToken)
    {
        DateTime now = Now;
        return database.Writer.WriteAsync(context => context.Links.Where(l => l.State == LinkState.Quarantined)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.State, LinkState.Pending).SetProperty(x => x.NextTry, now), cancellationToken), cancellationToken);
    }

    /// <summary>State of one feed, or null when it was never read.</summary>
    public async Task<FeedState?> FeedStateAsync(string sourceId, string address, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        FeedStateRow? row = await context.FeedStates.SingleOrDefaultAsync(f => f.SourceId == sourceId && f.Address == address, cancellationToken);
        return row is null ? null : new FeedState(row.SourceId, row.Address, row.ETag, row.LastModified, row.BodyHash);
    }

    /// <summary>Writes down how a poll ended.</summary>
    /// <param name="error">One line, or null = success.</param>
    /// <param name="newLinks">Links not seen before.</param>
    public Task RecordPollAsync(string sourceId, string? error, int newLinks, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(async context =>
        {
            SourceStateRow row = await context.SourceStates.FindAsync([sourceId], cancellationToken)
                ?? context.Add(new SourceStateRow { SourceId = sourceId }).Entity;
            row.LastPoll = Now;
            row.LastSuccess = error is null ? row.LastPoll : row.LastSuccess;
            row.LastNewArticle = newLinks > 0 ? row.LastPoll : row.LastNewArticle;
            row.Errors = error is null ? 0 : row.Errors + 1;
            row.LastError = error is null ? null : StoredText.OneLine(error);
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);

    private static async Task KeepAsync(MonitorDbContext context, FeedState feed, CancellationToken cancellationToken)
    {
        FeedStateRow row = await context.FeedStates.FindAsync([feed.SourceId, feed.Address], cancellationToken)
            ?? context.Add(new FeedStateRow { SourceId = feed.SourceId, Address = feed.Address }).Entity;
        row.ETag = StoredText.CleanOrNull(feed.ETag);
        row.LastModified = StoredText.CleanOrNull(feed.LastModified);
        row.BodyHash = feed.BodyHash;
    }
}
