using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Polling;

/// <summary>How the further looks of one poll went.</summary>
/// <param name="Visited">Articles whose page answered.</param>
/// <param name="Edited">Those that were edited.</param>
/// <param name="Missing">Those that were not there.</param>
/// <param name="NewVisits">Visits that only edited texts report.</param>
internal sealed record RevisitCounts(int Visited = 0, int Edited = 0, int Missing = 0, int NewVisits = 0);

/// <summary>Looks again at the stored articles of a source that are due; what fails costs no other work and is made up for later.</summary>
internal sealed class RevisitPoller(RevisitPipeline pipeline, RevisitStore store, PollingOptions options)
{
    public async Task<RevisitCounts> RevisitAsync(Source source, PollSession session, CancellationToken cancellationToken)
    {
        RevisitCounts counts = new();
        int hostFailures = 0;
        foreach (DueArticle due in await store.DueAsync(source.Id, options.MaxRevisitsPerPoll, cancellationToken))
        {
            FetchResult? result = await session.FetchAsync(due.Link.Link.Address, new Validators(due.ETag, due.LastModified), cancellationToken);
            Gathered? gathered = result is FetchResult.Page first ? await PageGatherer.GatherAsync(first, due.Link, source, session, cancellationToken) : null;
            if (result is null || (result is FetchResult.Page && gathered is null))
                return counts;  // the poll's time is over
            if ((gathered?.Failed ?? result as FetchResult.Failed) is { } failed && (gathered is not null || failed.Status is not (404 or 410)))
            {
                if (failed is { Kind: FetchFailure.Busy, Status: null })
                    return counts;  // the host was not asked
                await store.FailAsync(due, cancellationToken);
                hostFailures = PagePoller.IsHostFailure(failed) ? hostFailures + 1 : 0;
                if (failed.Kind == FetchFailure.Busy || hostFailures == options.HostFailuresInARow)
                    return counts;
                continue;
            }

            hostFailures = 0;
            counts = Add(counts, await TakeAsync(due, gathered, result, source, cancellationToken));
        }

        return counts;
    }

    /// <param name="gathered">Null = no page was sent.</param>
    private async Task<(Revisited Result, int NewVisits)> TakeAsync(DueArticle due, Gathered? gathered, FetchResult result, Source source, CancellationToken cancellationToken)
    {
        if (gathered?.Pages is { } read)
            return await pipeline.ProcessAsync(due, read, gathered.Article, source, cancellationToken);
        if (result is not FetchResult.Failed gone)
        {
            await store.UnchangedAsync(due, null, cancellationToken);
            return (Revisited.Unchanged, 0);
        }

        await store.MissingAsync(due, ChangeKind.PageGone, gone.Reason, null, forGood: gone.Status == 410, cancellationToken);
        return (Revisited.Missing, 0);
    }

    private static RevisitCounts Add(RevisitCounts counts, (Revisited Result, int NewVisits) one) => new(
        counts.Visited + 1,
        counts.Edited + (one.Result == Revisited.Edited ? 1 : 0),
        counts.Missing + (one.Result == Revisited.Missing ? 1 : 0),
        counts.NewVisits + one.NewVisits);
}
