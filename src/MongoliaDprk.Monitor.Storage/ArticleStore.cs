using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;

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
    /// <summary>Keeps the links not seen before, together with the feed's state, in one transaction; returns how many were new.</summary>
    public Task<int> AddLinksAsync(string sourceId, IReadOnlyList<Link> links, FeedState? feed, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Links of the source whose page is due, oldest first.</summary>
    public Task<IReadOnlyList<PendingLink>> PendingLinksAsync(string sourceId, int most, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>
    /// One transaction: the link is done; relevant → article, kept page, mentions, visit reports, ledger change and pending alerts;
    /// not relevant → only counted for its source and day. A second save of the same link does nothing.
    /// </summary>
    public Task<SaveResult> SaveAsync(PendingLink link, FetchedPage page, Analysis analysis, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The page could not be fetched: tried again later with growing pauses, given up (but kept) after the tenth time.</summary>
    public Task FailAsync(PendingLink link, string error, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Our own code broke on the page: the bytes and the exception are kept and can be run again.</summary>
    public Task QuarantineAsync(PendingLink link, FetchedPage page, Exception exception, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>State of one feed, or null when it was never read.</summary>
    public Task<FeedState?> FeedStateAsync(string sourceId, string address, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Writes down how a poll ended.</summary>
    /// <param name="error">One line, or null = success.</param>
    /// <param name="newLinks">Links not seen before.</param>
    public Task RecordPollAsync(string sourceId, string? error, int newLinks, CancellationToken cancellationToken) => throw new NotImplementedException();

    internal MonitorDatabase Database { get; } = database;
    internal Watchlist Watchlist { get; } = watchlist;
    internal TimeProvider Time { get; } = time;
}
