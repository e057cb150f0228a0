using System.Diagnostics;
using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.App.Telemetry;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Links;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Polling;

/// <summary>An article's pages, or why one of them did not come.</summary>
/// <param name="PartLost">The outlet does not give a further page that the article names: what came before it stands for the whole.</param>
/// <param name="Article">What was read from them; null = our own reading broke.</param>
internal sealed record Gathered(ReadPages? Pages, Article? Article, FetchResult.Failed? Failed = null, bool PartLost = false);

/// <summary>Fetches what a page leaves out: the further pages of an article that was cut, or the short form of one whose page has no text.</summary>
internal static class PageGatherer
{
    /// <summary>Pages of one article at the most; what comes after is no news article any more.</summary>
    private const int MostPages = 20;

    /// <returns>
    /// All pages, or why a further one did not come though it may later: half an article must not pass for the whole, nor the rest for an
    /// edit. Null = the poll's time is over.
    /// </returns>
    public static async Task<Gathered?> GatherAsync(FetchResult.Page first, PendingLink link, Source source, PollSession session, CancellationToken cancellationToken)
    {
        List<FetchedPage> pages = [first.Content];
        HashSet<Uri> asked = [link.Link.Address, first.Content.Address];
        Article? last = Read(first.Content, source, link);
        List<Article> read = last is null ? [] : [last];
        bool hasText = last?.Text.Length > 0;
        Uri? next = hasText ? last!.NextPage : last?.AmpAddress;
        bool lost = false;
        while (next is not null && pages.Count < MostPages && IsOwn(next, first.Content.Address, source) && asked.Add(next))
        {
            FetchResult? result = await session.FetchAsync(next, Validators.None, cancellationToken);
            if (result is null)
                return null;
            if (result is FetchResult.Failed failed && MayComeLater(failed))
                return new Gathered(null, null, failed);
            lost = result is not FetchResult.Page;
            if (result is not FetchResult.Page page || (page.Content.Address != next && !asked.Add(page.Content.Address)))
                break;
            last = Read(page.Content, source, link);
            if (last is not { Text.Length: > 0 })
            {
                lost = true;
                break;
            }

            pages.Add(page.Content);
            read.Add(last);
            next = hasText ? last.NextPage : null;  // a short form has the whole text
        }

        ReadPages all = pages.Count == 1 ? new ReadPages(pages, first.ETag, first.LastModified) : new ReadPages(pages);
        return new Gathered(all, read.Count == 0 ? null : WholeArticle.Of(read), PartLost: lost);
    }

    /// <summary>Null when our own reading breaks: the pipeline reads it again and keeps the page aside with the exception.</summary>
    private static Article? Read(FetchedPage page, Source source, PendingLink link)
    {
        using Activity? activity = MonitorMetrics.Activities.StartActivity("extract");
        try
        {
            return ArticleExtractor.Extract(page, source, link.Link);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static bool MayComeLater(FetchResult.Failed failed) => failed.Kind == FetchFailure.Busy || PagePoller.IsHostFailure(failed);

    private static bool IsOwn(Uri address, Uri page, Source source) => LinkHost.Name(address) == LinkHost.Name(page) || SourceHosts.Has(source, address);
}
