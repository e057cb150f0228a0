using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Importing;

/// <summary>What happens to the pages of one step, inside one transaction: as to live ones, but as history.</summary>
internal sealed class ArchivedPageSaver(Watchlist watchlist, TimeProvider time)
{
    private readonly ArticleSaver saver = new(watchlist, time);

    private enum Fate { Saved, Known, LeftToPoll }

    /// <returns>How many of them were what, and the days of new articles from outlets that the watchlist does not have.</returns>
    public async Task<(ImportCounts Counts, IReadOnlyList<DateOnly> Elsewhere)> SaveAsync(MonitorDbContext context, IReadOnlyList<ArchivedPage> pages, CancellationToken cancellationToken)
    {
        // all links first and in one order: two writers that each hold what the other one wants would wait for ever
        foreach (ArchivedPage page in pages.OrderBy(p => p.SourceId, StringComparer.Ordinal).ThenBy(p => p.Link.Address.AbsoluteUri, StringComparer.Ordinal))
            await LinkRows.AddAsync(context, page.SourceId, [page.Link], page.Read.First.FetchedAt, history: true, cancellationToken);
        ImportCounts counts = new();
        List<DateOnly> elsewhere = [];
        foreach (ArchivedPage page in pages)
        {
            ImportCounts saved = await SaveAsync(context, page, cancellationToken);
            counts += saved;
            if (saved.Articles > 0 && page.Outlet is null)
                elsewhere.Add(page.ElsewhereDay);
        }

        return (counts, elsewhere);
    }

    private async Task<ImportCounts> SaveAsync(MonitorDbContext context, ArchivedPage page, CancellationToken cancellationToken)
    {
        string hash = AddressHash.Of(page.Link.Address);
        LinkRow link = await context.Links.SingleAsync(l => l.AddressHash == hash, cancellationToken);
        if (page.Analysis is not { } analysis)
            return await QuarantineAsync(context, link, page, cancellationToken);
        switch (FateOf(link, analysis.Relevant, page.Read.First.FetchedAt))
        {
            case Fate.Known:
                return new ImportCounts(Known: link.ArticleId is null ? 0 : 1);
            case Fate.LeftToPoll:
                return new ImportCounts(LeftToPoll: 1);
            default:
                bool relevant = analysis.Relevant;
                long last = await context.Articles.MaxAsync(a => (long?)a.Id, cancellationToken) ?? 0;
                SaveResult saved = await saver.SaveAsync(context, LinkRows.Pending(link), page.Read, analysis, ArticleOrigin.File, cancellationToken, page.Outlet);
                return new ImportCounts(Articles: saved.ArticleId > last ? 1 : 0, Known: relevant && saved.ArticleId <= last ? 1 : 0, Visits: saved.NewVisits);
        }
    }

    /// <summary>A page that was read before and not relevant is read again when it is relevant now: it was edited, or the watchlist was.</summary>
    private Fate FateOf(LinkRow link, bool relevant, DateTime fetchedAt) =>
        link.State == LinkState.Done ? relevant && link.ArticleId is null ? Fate.Saved : Fate.Known
        : !link.History && link.State is LinkState.Pending or LinkState.Failed && fetchedAt.AddDays(ArticleSaver.NewsDays) > time.GetUtcNow().UtcDateTime ? Fate.LeftToPoll
        : Fate.Saved;

    private async Task<ImportCounts> QuarantineAsync(MonitorDbContext context, LinkRow link, ArchivedPage page, CancellationToken cancellationToken)
    {
        if (link.State == LinkState.Done)
            return new ImportCounts();
        link.State = LinkState.Quarantined;
        link.Error = StoredText.OneLine($"{page.Broke!.GetType().Name}: {page.Broke.Message}");
        await context.QuarantinedPages.Where(q => q.LinkId == link.Id).ExecuteDeleteAsync(cancellationToken);
        context.QuarantinedPages.Add(LinkRows.Quarantined(link.Id, page.Read.First, page.Broke, time.GetUtcNow().UtcDateTime));
        await context.SaveChangesAsync(cancellationToken);
        return new ImportCounts(Quarantined: 1);
    }
}
