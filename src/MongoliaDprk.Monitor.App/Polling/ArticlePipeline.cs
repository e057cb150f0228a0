using System.Diagnostics;
using MongoliaDprk.Monitor.App.Telemetry;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Polling;

/// <summary>The walk of one fetched page: analyse, save. What our own code breaks on is kept aside with the exception.</summary>
internal sealed partial class ArticlePipeline(ArticleAnalyzer analyzer, ArticleStore store, ILogger<ArticlePipeline> logger)
{
    /// <param name="article">What was read from the pages, or null when that broke.</param>
    /// <returns>What was saved and from which article, or null when the page was quarantined.</returns>
    /// <exception cref="DatabaseException">Nothing was saved.</exception>
    public async Task<ProcessedPage?> ProcessAsync(PendingLink link, ReadPages read, Article? article, Source source, CancellationToken cancellationToken)
    {
        Analysis analysis;
        try
        {
            using Activity? analysing = MonitorMetrics.Activities.StartActivity("analyse");
            analysis = analyzer.Analyze(article ?? WholeArticle.Read(read.Pages, source, link.Link), source.Side);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogQuarantined(e, link.Link.Address, source.Id);
            await store.QuarantineAsync(link, read.First, e, cancellationToken);
            MonitorMetrics.Processed(source.Id, null);
            return null;
        }

        using Activity? saving = MonitorMetrics.Activities.StartActivity("save");
        SaveResult saved = await store.SaveAsync(link, read, analysis, cancellationToken);
        MonitorMetrics.Processed(source.Id, saved);
        return new ProcessedPage(saved, analysis.Article);
    }

    [LoggerMessage(LogLevel.Error, "{Address} of {Source} is quarantined: the analysis of it broke")]
    private partial void LogQuarantined(Exception exception, Uri address, string source);
}

/// <summary>A page that was saved.</summary>
internal sealed record ProcessedPage(SaveResult Saved, Article Article);
