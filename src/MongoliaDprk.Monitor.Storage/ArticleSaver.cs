using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>What happens to one analysed page, inside one transaction.</summary>
internal sealed class ArticleSaver(Watchlist watchlist, TimeProvider time)
{
    /// <summary>Days after which an article is no news: a first look into an archive page must not set off alerts.</summary>
    internal const int NewsDays = 30;

    private readonly Dictionary<string, Source> sources = watchlist.Sources.ToDictionary(s => s.Id, StringComparer.Ordinal);
    private readonly FunnelDays funnel = new(watchlist, time);
    private readonly VisitLedger ledger = new(watchlist);

    /// <param name="outlet">What is known of a source that the watchlist does not have; null = nothing.</param>
    public async Task<SaveResult> SaveAsync(
        MonitorDbContext context, PendingLink pending, ReadPages read, Analysis analysis, ArticleOrigin origin, CancellationToken cancellationToken, Source? outlet = null)
    {
        LinkRow link = await LinkRows.LockAsync(context, pending.Id, cancellationToken);
        bool wasRead = link.State == LinkState.Done;
        if (wasRead && (link.ArticleId is not null || !analysis.Relevant || origin != ArticleOrigin.File))
            return new SaveResult(link.ArticleId, 0);

        ArticleRows rows = new(watchlist, sources.GetValueOrDefault(link.SourceId) ?? outlet, link.SourceId, read, analysis);
        KnownArticle known = await KnownArticle.FindAsync(context, link, rows, cancellationToken);
        ArticleRow? stored = known.Stored;
        link.State = LinkState.Done;
        link.Error = null;
        link.ArticleHash = known.Hash;
        link.TextHash = rows.TextHash;
        await context.QuarantinedPages.Where(q => q.LinkId == link.Id).ExecuteDeleteAsync(cancellationToken);

        FunnelTally tally = new();
        int newVisits = 0;
        bool isNew = stored is null && analysis.Relevant;
        if (isNew)
        {
            stored = context.Add(rows.Article(known.Hash)).Entity;
            await context.SaveChangesAsync(cancellationToken);
            await StoryFinder.JoinAsync(context, stored, cancellationToken);
            bool silent = origin != ArticleOrigin.Live || rows.Day.AddDays(NewsDays) < rows.CollectedDay;
            bool firstRun = !silent && analysis.Visits.Any(v => v.IsNew) && await VisitNews.IsOfFirstRunAsync(context, link, cancellationToken);
            newVisits = await ledger.ReportAsync(
                context, stored, analysis.Visits, visit => silent || (firstRun && !VisitNews.IsAhead(visit, rows.CollectedDay)), time.GetUtcNow().UtcDateTime, cancellationToken, tally);
            if (origin != ArticleOrigin.File)
                context.Add(ArticleReviser.FirstVisit(stored, link, read));
        }
        else if (stored is not null)
        {
            await KeepPagesAsync(context, stored, rows, read, cancellationToken);
        }

        link.ArticleId = stored?.Id;
        await context.SaveChangesAsync(cancellationToken);
        bool counted = known.Counted || wasRead;
        if (!counted || isNew)
            await CollectedDays.AddAsync(context, link.SourceId, rows.Day, counted ? 0 : 1, isNew ? 1 : 0, cancellationToken);
        if (origin != ArticleOrigin.File)
        {
            Count(tally, analysis, isNew, known, sources.GetValueOrDefault(link.SourceId)?.Side);
            await funnel.AddAsync(context, link.SourceId, tally, cancellationToken);
        }

        return new SaveResult(stored?.Id, newVisits) { Mentions = isNew ? analysis.Mentions.Count : 0 };
    }

    /// <summary>A page that came has one fate.</summary>
    private void Count(FunnelTally tally, Analysis analysis, bool isNew, KnownArticle known, string? side)
    {
        tally.Add(FunnelStep.PageAsked);
        tally.Add(FunnelStep.PageFetched);
        tally.Add(isNew ? FunnelStep.ArticleRelevant : known.Counted ? FunnelStep.ArticleKnown : FunnelStages.WhyNot(analysis, watchlist, side));
        tally.Add(FunnelStep.Mention, isNew ? analysis.Mentions.Count : 0);
    }

    /// <summary>
    /// What another link to the article shows is kept as evidence. It is no version, for views differ in more than edits do; but where the
    /// words differ the article itself is looked at soon.
    /// </summary>
    private static async Task KeepPagesAsync(MonitorDbContext context, ArticleRow stored, ArticleRows rows, ReadPages read, CancellationToken cancellationToken)
    {
        await PageRow.AddAsync(context, rows.Pages(stored.Id), cancellationToken);
        DateTime now = read.First.FetchedAt;
        if (!ComparableText.Same(stored.Title, stored.Text, rows.Title, rows.Text))
            await context.Revisits.Where(r => r.ArticleId == stored.Id && r.NextVisit > now).ExecuteUpdateAsync(r => r.SetProperty(x => x.NextVisit, now), cancellationToken);
    }
}
