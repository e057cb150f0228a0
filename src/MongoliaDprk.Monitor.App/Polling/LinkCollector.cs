using System.Security.Cryptography;
using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Polling;

/// <summary>Reads the feeds, listing pages and sitemaps of a source and keeps the links not seen before; a place that has not changed is not read again.</summary>
internal sealed partial class LinkCollector(ArticleStore store, PollingOptions options, TimeProvider time, ILogger<LinkCollector> logger)
{
    /// <summary>Links kept in one transaction.</summary>
    private const int BatchSize = 2000;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Asks the places one after the other; what became of them is kept in <paramref name="polls"/>, one that is broken costs no other.</summary>
    /// <param name="all">Also those that are not due.</param>
    public async Task CollectAsync(Source source, PlacePolls polls, PollSession session, bool all, CancellationToken cancellationToken)
    {
        foreach (LinkPlace place in LinkPlace.Of(source, Now - options.SitemapReach))
        {
            if (all || polls.IsDue(place))
                await CollectAsync(source, place, polls, session, cancellationToken);
        }
    }

    private async Task CollectAsync(Source source, LinkPlace place, PlacePolls polls, PollSession session, CancellationToken cancellationToken)
    {
        polls.Tally.Add(FunnelStep.PlaceAsked);
        PlaceState state = polls.Of(place);
        Uri asked = state.ToAsk(Now);
        FetchResult? result = await session.FetchAsync(asked, new Validators(state.ETag, state.LastModified), cancellationToken);
        switch (result)
        {
            case FetchResult.Page page:
                await CollectAsync(source, place, page, state.AskedFor(asked, page.PermanentAddress, Now), polls, session, cancellationToken);
                break;
            case FetchResult.NotModified same:
                polls.Tally.Add(FunnelStep.PlaceSame);
                polls.Keep(state.AskedFor(asked, same.PermanentAddress, Now).Read(Now, polls.Cadence, same.FreshFor));
                break;
            case FetchResult.Failed failed:
                polls.Tally.Add(FunnelStep.PlaceFailed);
                polls.Keep(state.Missed(Now, polls.Cadence, failed.Reason, gone: failed.Status == 410, retryAfter: failed.RetryAfter));
                break;
            default:
                polls.Tally.Add(FunnelStep.PlaceTimeOver);
                break;
        }
    }

    private async Task CollectAsync(
        Source source, LinkPlace place, FetchResult.Page page, PlaceState state, PlacePolls polls, PollSession session, CancellationToken cancellationToken)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(page.Content.Body.Span));
        PlaceState read = state with { ETag = page.ETag, LastModified = page.LastModified, BodyHash = hash };
        if (state.BodyHash == hash)
        {
            polls.Tally.Add(FunnelStep.PlaceSame);
            polls.Keep(read.Read(Now, polls.Cadence, page.FreshFor));
            return;
        }

        FoundLinks found = Read(source, place, page);
        if (found.Problem is { } problem)
        {
            polls.Tally.Add(FunnelStep.PlaceUnreadable);
            polls.Keep(state.Missed(Now, polls.Cadence, problem, layout: found.Layout));
            return;
        }

        polls.Tally.Add(FunnelStep.PlaceRead);
        if (found.IsCut)
        {
            polls.Tally.Add(FunnelStep.PlaceCut);
            LogCut(place.Address, source.Id);
        }

        // what names further places is read at every poll: it may stay as it is while they change
        PlaceState toKeep = found.Places.Count == 0 ? read : state;
        int added = await KeepAsync(source, found, toKeep, cancellationToken);
        polls.NewLinks += added;
        polls.Keep((added > 0 ? toKeep.News(Now) : toKeep).Read(Now, polls.Cadence, page.FreshFor));
        if (place.Inner)
            return;
        LinkPlace[] ends = [.. Ends(found.Places)];
        polls.Tally.Add(FunnelStep.SitemapOverLimit, found.Places.Count - ends.Length);
        foreach (LinkPlace inner in ends)
            await CollectAsync(source, inner, polls, session, cancellationToken);
    }

    /// <summary>The place counts as read only with its last links: a run that is killed before reads it again.</summary>
    private async Task<int> KeepAsync(Source source, FoundLinks found, PlaceState place, CancellationToken cancellationToken)
    {
        IReadOnlyList<Link> links = found.Links;
        int added = 0;
        int last = Math.Max(0, (links.Count - 1) / BatchSize);
        for (int batch = 0; batch <= last; batch++)
        {
            Link[] some = [.. links.Skip(batch * BatchSize).Take(BatchSize)];
            added += await store.AddLinksAsync(source.Id, some, batch == last ? place : null, cancellationToken, leftOut: batch == last ? found.LeftOut : null);
        }

        return added;
    }

    /// <summary>Our own bug in reading one place must not cost the others either.</summary>
    private FoundLinks Read(Source source, LinkPlace place, FetchResult.Page page)
    {
        try
        {
            return place.Read(page.Content);
        }
        catch (FeedException e)
        {
            return FoundLinks.None(e.Message);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogReaderBroke(e, place.Address, source.Id);
            return FoundLinks.None($"the reading of it broke: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private IEnumerable<LinkPlace> Ends(IReadOnlyList<LinkPlace> places) =>
        places.Count <= options.MaxSitemapsPerIndex
            ? places
            : places.Take(options.MaxSitemapsPerIndex / 2).Concat(places.TakeLast(options.MaxSitemapsPerIndex - (options.MaxSitemapsPerIndex / 2)));

    [LoggerMessage(LogLevel.Warning, "{Address} of {Source} has more entries than are read: those behind them are left out")]
    private partial void LogCut(Uri address, string source);

    [LoggerMessage(LogLevel.Error, "{Address} of {Source} cannot be read: our reader broke on it")]
    private partial void LogReaderBroke(Exception exception, Uri address, string source);
}
