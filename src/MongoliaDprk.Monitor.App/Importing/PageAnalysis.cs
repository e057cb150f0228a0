using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Importing;

namespace MongoliaDprk.Monitor.App.Importing;

/// <summary>Reads a page of an archive whole: the same analysis as a live page's.</summary>
internal sealed partial class PageAnalysis(ArticleAnalyzer analyzer, Watchlist watchlist, HostSources hosts, ILogger<PageAnalysis> logger)
{
    private readonly Dictionary<string, Source> sources = watchlist.Sources.ToDictionary(s => s.Id, StringComparer.Ordinal);

    /// <param name="item">Its bytes must stay as they are.</param>
    /// <param name="otherwise">The outlet of what does not say its own; null = not known.</param>
    public ArchivedPage Read(ArchiveItem item, Source? otherwise)
    {
        FetchedPage page = item.Page!;
        try
        {
            return item.Text is { } text ? OfText(text, page, otherwise) : OfPage(item, Addressed(page), otherwise);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogQuarantined(e, page.Address);
            Uri address = FolderItems.IsPlace(page.Address) ? FolderItems.Address(page.Address) : page.Address;
            Source? source = hosts.Of(address) ?? otherwise;
            return new ArchivedPage(source?.Id ?? HostSources.Id(address), source, new Link(address), page with { Address = address }, null, e);
        }
    }

    private ArchivedPage OfPage(ArchiveItem item, FetchedPage page, Source? otherwise)
    {
        Source? source = hosts.Of(page.Address) ?? otherwise;
        Link link = item.Facts?.Link(page.Address) ?? new Link(page.Address);
        ReadPages read = new([page, .. item.Further]);
        return new ArchivedPage(source?.Id ?? HostSources.Id(page.Address), source, link, read, analyzer.Analyze(WholeArticle.Read(read.Pages, source, link), source?.Side));
    }

    private ArchivedPage OfText(Commands.TextLine text, FetchedPage page, Source? otherwise)
    {
        Source? source = text.Source is { } id ? sources.GetValueOrDefault(id) ?? TextOutlet.Outlet(text) : hosts.Of(page.Address) ?? TextOutlet.Outlet(text) ?? otherwise;
        Article article = text.Article();
        if (article.Published is { } published && published.At.UtcDateTime > page.FetchedAt.AddHours(published.Precision == DatePrecision.Minute ? 1 : 24))
            article = article with { Published = null };
        ArchivedPage read = new(text.Source ?? source?.Id ?? TextOutlet.Id(text), source, new Link(page.Address, text.Title), page, analyzer.Analyze(article, text.SourceSide ?? source?.Side));
        return article.Published is { } day ? read with { ElsewhereDay = day.Day } : read;
    }

    /// <summary>A page that came without its address, under the one that it says is its own.</summary>
    private static FetchedPage Addressed(FetchedPage page) =>
        FolderItems.IsPlace(page.Address) ? page with { Address = ArticleExtractor.Extract(page).CanonicalAddress ?? FolderItems.Address(page.Address) } : page;

    [LoggerMessage(LogLevel.Error, "{Address} is quarantined: the analysis of it broke")]
    private partial void LogQuarantined(Exception exception, Uri address);
}
