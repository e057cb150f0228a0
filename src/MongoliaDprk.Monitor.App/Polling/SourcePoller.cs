using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Polling;

/// <summary>One poll of one source: new links are kept first, then the pages of all waiting links are fetched and analysed one by one.</summary>
internal sealed partial class SourcePoller(
    LinkCollector collector, PagePoller pages, ArticleStore store, ILogger<SourcePoller> logger)
{
    /// <summary>What is broken outside is in the report and on the source's row; the links of an earlier run that was killed go on here.</summary>
    /// <exception cref="DatabaseException">The database cannot be used; nothing that was not saved is marked done.</exception>
    public async Task<PollReport> PollAsync(Source source, CancellationToken cancellationToken)
    {
        List<string> errors = [];
        int newLinks = await collector.CollectAsync(source, errors, cancellationToken);
        PageCounts counts = await pages.FetchPendingAsync(source, errors, cancellationToken);
        string? error = errors.Count == 0 ? null : string.Join("; ", errors);
        await store.RecordPollAsync(source.Id, error, newLinks, cancellationToken);
        LogPolled(source.Id, newLinks, counts.Saved, counts.Relevant, counts.NewVisits, counts.Failed, error ?? "none");
        return new PollReport(
            source.Id, newLinks, counts.Saved, counts.Relevant, counts.NewVisits, counts.Failed, counts.Quarantined, errors);
    }

    [LoggerMessage(LogLevel.Information,
        "polled {Source}: {NewLinks} new links, {Articles} articles, {Relevant} relevant, {NewVisits} new visits, {Failures} failed pages, errors: {Errors}")]
    private partial void LogPolled(string source, int newLinks, int articles, int relevant, int newVisits, int failures, string errors);
}
