using System.Runtime.CompilerServices;
using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Polling;

/// <summary>How the pages of one poll went.</summary>
/// <param name="More">Links are due whose pages had to wait for the next poll.</param>
/// <param name="Refused">Pages were asked for, and the host gave none.</param>
/// <param name="Stopped">The host does not want to be asked any more now, or cannot answer.</param>
/// <param name="Layout">What the pages looked like.</param>
/// <param name="Mentions">In the relevant articles.</param>
/// <param name="PartsLost">Further pages of articles that the outlet does not give.</param>
internal sealed record PageCounts(
    LayoutWatch Layout, int Saved = 0, int Relevant = 0, int NewVisits = 0, int Failed = 0, int Quarantined = 0, bool More = false, bool Refused = false,
    bool Stopped = false, int Mentions = 0, int PartsLost = 0)
{
    /// <summary>The poll read as many pages as it may.</summary>
    public bool OverLimit { get; init; }
}

/// <summary>Fetches the pages of a source's waiting links and hands them to the pipeline.</summary>
internal sealed class PagePoller(ArticlePipeline pipeline, ArticleStore store, PollingOptions options)
{
    private const int BatchSize = 50;

    /// <param name="layout">What the last pages of the source looked like.</param>
    /// <param name="errors">Gets a line when the host itself fails, so that the rest has to wait, and when no page at all could be fetched.</param>
    public async Task<PageCounts> FetchPendingAsync(
        Source source, PollSession session, LayoutWatch layout, List<string> errors, CancellationToken cancellationToken)
    {
        PageCounts counts = new(layout);
        int hostFailures = 0, asked = 0;
        FetchResult.Failed? last = null;
        await foreach (PendingLink link in PendingAsync(source.Id, cancellationToken))
        {
            Gathered? gathered = await FetchAsync(link, source, session, cancellationToken);
            if (gathered is null)
                return counts with { More = true };
            asked++;
            if (gathered.Pages is { } read)
            {
                hostFailures = 0;
                counts = counts with { PartsLost = counts.PartsLost + (gathered.PartLost ? 1 : 0) };
                counts = Add(counts, await pipeline.ProcessAsync(link, read, gathered.Article, source, cancellationToken));
                continue;
            }

            last = gathered.Failed!;
            counts = counts with { Failed = counts.Failed + 1 };
            if (!WasNotAsked(last))
                await store.FailAsync(link, last.Reason, cancellationToken, Why(last.Kind));
            hostFailures = IsHostFailure(last) ? hostFailures + 1 : 0;
            if (last.Kind == FetchFailure.Busy || hostFailures == options.HostFailuresInARow)
            {
                errors.Add($"{link.Link.Address.Authority}: {last.Reason}; its other pages wait for the next poll");
                return counts with { Refused = counts is { Saved: 0, Quarantined: 0 }, Stopped = true };
            }
        }

        if (last is null || counts is not { Saved: 0, Quarantined: 0 })
            return counts with { More = asked == options.MaxPagesPerPoll, OverLimit = asked == options.MaxPagesPerPoll };
        errors.Add($"none of {counts.Failed} pages could be fetched, the last: {last.Reason}");
        return counts with { Refused = true };
    }

    /// <summary>All pages of the link's article, or why they did not come; null = the poll's time is over.</summary>
    private static async Task<Gathered?> FetchAsync(PendingLink link, Source source, PollSession session, CancellationToken cancellationToken) =>
        await session.FetchAsync(link.Link.Address, Validators.None, cancellationToken) switch
        {
            null => null,
            FetchResult.Page first => await PageGatherer.GatherAsync(first, link, source, session, cancellationToken),
            var failed => new Gathered(null, null, (FetchResult.Failed)failed),  // 304 only answers a conditional request
        };

    /// <summary>Each link that is due once, however often it fails meanwhile.</summary>
    private async IAsyncEnumerable<PendingLink> PendingAsync(string sourceId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<long> tried = [];
        while (tried.Count < options.MaxPagesPerPoll)
        {
            int most = Math.Min(BatchSize, options.MaxPagesPerPoll - tried.Count);
            PendingLink[] fresh = [.. (await store.PendingLinksAsync(sourceId, most, cancellationToken)).Where(l => tried.Add(l.Id))];
            if (fresh.Length == 0)
                yield break;
            foreach (PendingLink link in fresh)
                yield return link;
        }
    }

    /// <summary>The host's pause was kept: that is no failure of the link.</summary>
    private static bool WasNotAsked(FetchResult.Failed failed) => failed is { Kind: FetchFailure.Busy, Status: null };

    public static bool IsHostFailure(FetchResult.Failed failed) =>
        failed.Kind is FetchFailure.Timeout or FetchFailure.Network || failed.Status >= 500;

    private static FunnelStep Why(FetchFailure kind) => kind switch
    {
        FetchFailure.Forbidden => FunnelStep.PageForbidden,
        FetchFailure.Robots => FunnelStep.PageRobots,
        FetchFailure.Busy => FunnelStep.PageBusy,
        FetchFailure.Status => FunnelStep.PageStatus,
        FetchFailure.Timeout => FunnelStep.PageTimeout,
        FetchFailure.TooLarge => FunnelStep.PageTooLarge,
        FetchFailure.Redirect => FunnelStep.PageRedirect,
        _ => FunnelStep.PageNetwork,
    };

    private static PageCounts Add(PageCounts counts, ProcessedPage? processed) => processed is null
        ? counts with { Quarantined = counts.Quarantined + 1 }
        : counts with
        {
            Saved = counts.Saved + 1,
            Relevant = counts.Relevant + (processed.Saved.ArticleId is null ? 0 : 1),
            Mentions = counts.Mentions + processed.Saved.Mentions,
            NewVisits = counts.NewVisits + processed.Saved.NewVisits,
            Layout = counts.Layout.After(processed.Article),
        };
}
