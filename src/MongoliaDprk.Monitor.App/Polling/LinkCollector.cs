using System.Security.Cryptography;
using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Polling;

/// <summary>Reads the feeds, listing pages and sitemaps of a source and keeps the links not seen before; a place that has not changed is not read again.</summary>
internal sealed partial class LinkCollector(
    WebFetcher fetcher, ArticleStore store, PollingOptions options, TimeProvider time, ILogger<LinkCollector> logger)
{
    /// <returns>How many links were new.</returns>
    /// <param name="errors">Gets one line for each place that could not be fetched or read; the others are read all the same.</param>
    public async Task<int> CollectAsync(Source source, List<string> errors, CancellationToken cancellationToken)
    {
        int newLinks = 0;
        DateTime notBefore = (time.GetUtcNow() - options.SitemapReach).UtcDateTime;
        foreach (LinkPlace place in LinkPlace.Of(source, notBefore))
            newLinks += await CollectAsync(source, place, errors, cancellationToken);
        return newLinks;
    }

    private async Task<int> CollectAsync(Source source, LinkPlace place, List<string> errors, CancellationToken cancellationToken)
    {
        FeedState? state = await store.FeedStateAsync(source.Id, place.Address.AbsoluteUri, cancellationToken);
        Validators validators = new(state?.ETag, state?.LastModified);
        switch (await fetcher.FetchAsync(place.Address, validators, FetchManners.Of(source), cancellationToken))
        {
            case FetchResult.Page page:
                return await CollectAsync(source, place, page, state, errors, cancellationToken);
            case FetchResult.Failed failed:
                errors.Add($"{place.Address}: {failed.Reason}");
                return 0;
            default:
                return 0;
        }
    }

    private async Task<int> CollectAsync(
        Source source, LinkPlace place, FetchResult.Page page, FeedState? state, List<string> errors, CancellationToken cancellationToken)
    {
        byte[] hash = SHA256.HashData(page.Content.Body.Span);
        FeedState newState = new(source.Id, place.Address.AbsoluteUri, page.ETag, page.LastModified, hash);
        if (state?.BodyHash is { } last && hash.AsSpan().SequenceEqual(last))
        {
            if (state.ETag != page.ETag || state.LastModified != page.LastModified)
                await store.AddLinksAsync(source.Id, [], newState, cancellationToken);
            return 0;
        }

        if (Read(source, place, page, errors) is not { } found)
            return 0;
        // what names further places is read at every poll: it may stay as it is while they change
        int newLinks = await store.AddLinksAsync(source.Id, found.Links, found.Places.Count == 0 ? newState : null, cancellationToken);
        if (place.Inner)
            return newLinks;
        foreach (LinkPlace inner in Ends(found.Places))
            newLinks += await CollectAsync(source, inner, errors, cancellationToken);
        return newLinks;
    }

    /// <summary>Null when the place cannot be read; also our own bug in reading one place must not cost the others.</summary>
    private FoundLinks? Read(Source source, LinkPlace place, FetchResult.Page page, List<string> errors)
    {
        try
        {
            return place.Read(page.Content);
        }
        catch (FeedException e)
        {
            errors.Add($"{place.Address}: {e.Message}");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogReaderBroke(e, place.Address, source.Id);
            errors.Add($"{place.Address}: the reading of it broke: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
        }

        return null;
    }

    private IEnumerable<LinkPlace> Ends(IReadOnlyList<LinkPlace> places) =>
        places.Count <= options.MaxSitemapsPerIndex
            ? places
            : places.Take(options.MaxSitemapsPerIndex / 2).Concat(places.TakeLast(options.MaxSitemapsPerIndex - (options.MaxSitemapsPerIndex / 2)));

    [LoggerMessage(LogLevel.Error, "{Address} of {Source} cannot be read: our reader broke on it")]
    private partial void LogReaderBroke(Exception exception, Uri address, string source);
}
