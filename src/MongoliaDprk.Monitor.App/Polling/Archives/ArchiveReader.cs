using System.Security.Cryptography;
using System.Text;
using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Polling.Archives;

/// <summary>Reads the archive behind one place page by page, with the host's pause, until it is enough; goes on where a killed run left.</summary>
internal sealed partial class ArchiveReader(WebFetcher fetcher, BackfillStore store, ILogger<ArchiveReader> logger)
{
    /// <returns>How far it came. Not ended = the host failed: the same command goes on from there.</returns>
    /// <param name="mostPages">No more pages of this archive are read.</param>
    /// <param name="errors">Gets a line when the archive could not be read to its end.</param>
    public async Task<Backfill> ReadAsync(
        Source source, ArchivePlace place, DateOnly since, int mostPages, List<string> errors, CancellationToken cancellationToken)
    {
        Backfill state = await store.FindAsync(source.Id, place.Address, since, cancellationToken);
        while (state.Ended is null)
        {
            Uri address = new(state.Waiting[0]);
            switch (await fetcher.FetchAsync(address, Validators.None, FetchManners.Of(source), cancellationToken))
            {
                case FetchResult.Page page when Read(place, page, out string? problem) is var found:
                    state = await KeepAsync(state, place, found, mostPages, cancellationToken);
                    if (problem is not null)
                        errors.Add($"{address}: {problem}");
                    break;
                case FetchResult.Failed { Status: 404 or 410 } failed when state.Pages > 0:
                    state = await store.KeepAsync(source.Id, [], _ => state.Without(address.AbsoluteUri, $"it ends there: {failed.Reason}"), cancellationToken);
                    break;
                case FetchResult.Failed failed:
                    errors.Add($"{address}: {failed.Reason}; the same command goes on from there");
                    return state;
                case FetchResult.NotModified:
                    errors.Add($"{address}: nothing was sent");
                    return state;
            }
        }

        LogEnded(source.Id, place.Address, state.Pages, state.NewLinks, state.Ended);
        return state;
    }

    private async Task<Backfill> KeepAsync(
        Backfill state, ArchivePlace place, ArchiveLinks found, int mostPages, CancellationToken cancellationToken)
    {
        IReadOnlyList<Link> links = found.Links;
        Link[] young = [.. links.Where(l => !LinkAge.IsBefore(l, state.Since))];
        LeftOutLinks.Add(found.LeftOut, FunnelStep.LinkOld, links.Count - young.Length);
        string address = state.Waiting[0];
        string content = Hash(links.Select(l => l.Address.AbsoluteUri));
        Backfill after = await store.KeepAsync(
            state.SourceId, young,
            added => state.After(
                new ArchivePage(address, content, links.Count, links.Count - young.Length, added, [.. found.Next.Select(n => n.AbsoluteUri)], place.IsPaged), mostPages),
            cancellationToken, found.LeftOut);
        LogPage(state.SourceId, after.Pages, address, links.Count, after.NewLinks - state.NewLinks, links.Count - young.Length);
        return after;
    }

    /// <summary>A page that cannot be read, or breaks our reader, has no links and leads nowhere.</summary>
    private ArchiveLinks Read(ArchivePlace place, FetchResult.Page page, out string? problem)
    {
        problem = null;
        try
        {
            return place.Read(page.Content);
        }
        catch (FeedException e)
        {
            problem = e.Message;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogReaderBroke(e, page.Content.Address);
            problem = $"the reading of it broke: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}";
        }

        return new ArchiveLinks([], [], new FunnelTally());
    }

    private static string Hash(IEnumerable<string> addresses) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', addresses))).AsSpan(0, 16));

    [LoggerMessage(LogLevel.Information, "{Source}: archive page {Page}, {Address}: {Links} links, {New} new, {Older} too old")]
    private partial void LogPage(string source, int page, string address, int links, int @new, int older);

    [LoggerMessage(LogLevel.Information, "{Source}: the archive of {Place} is read: {Pages} pages, {New} new links; {Why}")]
    private partial void LogEnded(string source, Uri place, int pages, int @new, string why);

    [LoggerMessage(LogLevel.Error, "{Address} cannot be read: our reader broke on it")]
    private partial void LogReaderBroke(Exception exception, Uri address);
}
