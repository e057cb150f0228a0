using System.Globalization;
using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Trying;

/// <summary>Reads one address in all ways that the monitor knows, as politely as when its source is polled; keeps nothing.</summary>
internal sealed class AddressTrial(WebFetcher fetcher, Watchlist watchlist, Uri asked)
{
    private const int ShownLinks = 20;
    private const int ShownCharacters = 1500;

    private readonly Source? source = watchlist.Sources.FirstOrDefault(s => SourceHosts.Has(s, asked));

    /// <summary>One look at a strange address needs no pause.</summary>
    private FetchManners Manners => source is null ? FetchManners.Plain : FetchManners.Of(source);

    public async Task<TryReport> RunAsync(CancellationToken cancellationToken)
    {
        FetchResult result = await fetcher.FetchAsync(asked, Validators.None, Manners, cancellationToken);
        if (result is not FetchResult.Page page)
        {
            var failed = result as FetchResult.Failed;
            return TryReport.Failed(asked, failed?.Kind == FetchFailure.Robots ? failed.Reason : "not refused", failed?.Reason ?? "nothing was sent", source?.Id);
        }

        TryReport report = new(
            asked, page.Content.Address, "allowed", null, source?.Id, page.Content.Body.Length, page.Content.ContentType,
            CharsetDecoder.Name(page.Content.Body.Span, page.Content.ContentType), null, 0, [], [],
            await fetcher.SitemapsAsync(page.Content.Address, Manners, cancellationToken), null, null);
        return AsFeed(page.Content, report) is { } feed ? await WithFirstArticleAsync(feed, cancellationToken)
            : AsSitemap(page.Content, report) is { } sitemap ? await WithFirstArticleAsync(sitemap, cancellationToken)
            : await AsPageAsync(page.Content, report, cancellationToken);
    }

    private TryReport? AsFeed(FetchedPage page, TryReport report)
    {
        try
        {
            Feed feed = FeedReader.Read(page.Body, page.ContentType, page.Address, source?.TimeZone);
            TryReport.FeedOf itself = new(page.Address, feed.Format.ToString().ToLowerInvariant(), feed.Title, feed.Items.Count, null);
            return With(report with { Kind = "feed", Feeds = [itself], Next = feed.Next }, FeedReader.Links(feed));
        }
        catch (FeedException)
        {
            return null;
        }
    }

    private TryReport? AsSitemap(FetchedPage page, TryReport report)
    {
        try
        {
            Sitemap sitemap = SitemapReader.Read(page, source?.TimeZone);
            return sitemap.Sitemaps.Count > 0
                ? report with { Kind = "sitemap index", Sitemaps = [.. sitemap.Sitemaps.Select(s => s.Address)] }
                : With(report with { Kind = "sitemap" }, sitemap.Links);
        }
        catch (FeedException)
        {
            return null;
        }
    }

    private async Task<TryReport> AsPageAsync(FetchedPage page, TryReport report, CancellationToken cancellationToken)
    {
        List<TryReport.FeedOf> feeds = [];
        if (FeedDiscovery.Find(page) is { } named)
            feeds.Add(await TryFeedAsync(named, cancellationToken));
        ListingPage listing = source?.Listings.FirstOrDefault(l => l.Address == page.Address || l.Address == asked) ?? new ListingPage(page.Address, null);
        report = With(report with { Kind = "page", Feeds = feeds, Next = NextPage.Of(page) }, ListingReader.Read(page, listing, source?.TimeZone));
        TryReport.ArticleOf itself = Read(page, null);
        // a page of links with little text is a section page: then its first article tells more
        return itself.Length < ShownCharacters && report.LinkCount >= 5 ? await WithFirstArticleAsync(report, cancellationToken) : report with { Article = itself };
    }

    private async Task<TryReport.FeedOf> TryFeedAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            switch (await fetcher.FetchAsync(address, Validators.None, Manners, cancellationToken))
            {
                case FetchResult.Page page:
                    Feed feed = FeedReader.Read(page.Content.Body, page.Content.ContentType, page.Content.Address, source?.TimeZone);
                    return new TryReport.FeedOf(address, feed.Format.ToString().ToLowerInvariant(), feed.Title, feed.Items.Count, null);
                case FetchResult.Failed failed:
                    return new TryReport.FeedOf(address, null, null, 0, failed.Reason);
                default:
                    return new TryReport.FeedOf(address, null, null, 0, "nothing was sent");
            }
        }
        catch (FeedException e)
        {
            return new TryReport.FeedOf(address, null, null, 0, e.Message);
        }
    }

    private async Task<TryReport> WithFirstArticleAsync(TryReport report, CancellationToken cancellationToken)
    {
        if (report.Links.Count == 0)
            return report;
        Uri address = report.Links[0].Address;
        return report with
        {
            Article = await fetcher.FetchAsync(address, Validators.None, Manners, cancellationToken) switch
            {
                FetchResult.Page page => Read(page.Content, new Link(address, report.Links[0].Title, report.Links[0].Published)),
                FetchResult.Failed failed => new TryReport.ArticleOf(address, failed.Reason, "", null, null, null, [], null, null, 0, "", false, [], []),
                _ => null,
            },
        };
    }

    private TryReport.ArticleOf Read(FetchedPage page, Link? link)
    {
        Analysis analysis = new ArticleAnalyzer(watchlist).Analyze(page, source, link);
        Article a = analysis.Article;
        return new TryReport.ArticleOf(
            page.Address, null, a.Title, a.Published?.ToString(), a.Published?.From,
            a.Modified is { } changed ? $"{changed} (from {changed.From})" : null, [.. a.RejectedDates.Select(Rejected)], a.Language, a.Author, a.Text.Length,
            a.Text.Length > ShownCharacters ? a.Text[..ShownCharacters] + " …" : a.Text, analysis.Relevant,
            [.. analysis.Mentions.Select(m => $"{m.Actor.Name} ({m.Hits.Count})")],
            [.. analysis.Visits.Select(v => $"{v.From} → {v.To}, {v.Stage.ToString().ToLowerInvariant()}{(v.IsNew ? ", new" : "")}: {v.Sentence}")]);
    }

    private static string Rejected(DateEvidence other) => string.Create(
        CultureInfo.InvariantCulture, $"{other.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "unread"} from {other.From}, {Reason(other.Why)}: {other.Written}");

    private static string Reason(DateRejection why) => why switch
    {
        DateRejection.Contradicted => "less trusted",
        DateRejection.Outvoted => "two others agree on another day",
        DateRejection.OfChange => "of a change",
        DateRejection.InFuture => "after the fetch",
        DateRejection.Placeholder => "written by a program that had none",
        DateRejection.OfOther => "of something else",
        DateRejection.OfPage => "of a page that is no article",
        _ => "no date",
    };

    private static TryReport With(TryReport report, IReadOnlyList<Link> links) => report with
    {
        LinkCount = links.Count,
        Links = [.. links.Take(ShownLinks).Select(l => new TryReport.LinkOf(l.Address, l.Title, l.Published))],
    };
}
