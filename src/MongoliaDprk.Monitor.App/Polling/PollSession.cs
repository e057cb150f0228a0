using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Polling;

/// <summary>The fetches of one poll, which together have a time limit: a slow source must not hold up the others.</summary>
internal sealed class PollSession(WebFetcher fetcher, Source source, TimeSpan limit, StandstillWatch.Stay stay, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource over = new(limit, time);
    private readonly FetchManners manners = FetchManners.Of(source);

    /// <summary>The time is over, or this process stood still and another may be at the source: what is left waits for the next poll.</summary>
    public bool IsOver => over.IsCancellationRequested || stay.IsBroken;

    /// <summary>What was fetched, or null when the time was over before the answer was there.</summary>
    public async Task<FetchResult?> FetchAsync(Uri address, Validators validators, CancellationToken cancellationToken)
    {
        if (IsOver)
            return null;
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, over.Token);
        try
        {
            return await fetcher.FetchAsync(address, validators, manners, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => over.Dispose();
}
