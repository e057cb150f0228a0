using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Merges what an article reports of visits into the ledger: one visit, one entry, one alert per stage.</summary>
internal sealed class VisitLedger(Watchlist watchlist)
{
    private readonly VisitAlerts alerts = new(watchlist);
    private readonly VisitRows visits = new(watchlist);
    private readonly ReportPlacing placing = new(watchlist);

    /// <summary>Adds the article's reports; returns how many visits they opened.</summary>
    /// <param name="silent">Which visits are history: they enter the ledger and alert nobody.</param>
    public async Task<int> ReportAsync(
        MonitorDbContext context, ArticleRow article, IReadOnlyList<VisitReport> reports, Func<VisitRow, bool> silent, DateTime now, CancellationToken cancellationToken,
        FunnelTally? tally = null)
    {
        if (reports.Count == 0)
            return 0;
        await SoleWriter.OfLedgerAsync(context, cancellationToken);
        await LedgerSeeder.SeedAsync(context, watchlist, cancellationToken);
        return (await EnterAsync(context, article, reports, new LedgerEntry((visit, _) => silent(visit)) { Tally = tally ?? new FunnelTally() }, now, cancellationToken)).Count;
    }

    /// <summary>
    /// Inside a transaction: puts an article's reports in the place of those it gave before; visits are then what all their reports say, as
    /// if the article had never said anything else. What becomes of <see cref="LedgerEntry.Emptied"/> is the caller's to say.
    /// </summary>
    public async Task<LedgerChange> ReplaceAsync(
        MonitorDbContext context, ArticleRow article, IReadOnlyList<VisitReport> reports, LedgerEntry entry, DateTime now, CancellationToken cancellationToken)
    {
        if (reports.Count == 0 && !await context.VisitReports.AnyAsync(r => r.ArticleId == article.Id, cancellationToken))
            return new LedgerChange([], []);
        await SoleWriter.OfLedgerAsync(context, cancellationToken);
        await LedgerSeeder.SeedAsync(context, watchlist, cancellationToken);
        List<VisitReportRow> withdrawn = await context.VisitReports.Where(r => r.ArticleId == article.Id).ToListAsync(cancellationToken);
        long[] touched = [.. withdrawn.Select(r => r.VisitId).OfType<long>().Distinct()];
        context.RemoveRange(withdrawn);
        await context.SaveChangesAsync(cancellationToken);
        foreach (VisitRow visit in await context.Visits.Where(v => touched.Contains(v.Id) && !v.Historical).OrderBy(v => v.Id).ToListAsync(cancellationToken))
        {
            entry.Remember(visit);
            if (!await visits.FoldAsync(context, visit, [], cancellationToken))
                entry.Emptied.Add(visit);
        }

        await context.SaveChangesAsync(cancellationToken);
        entry.Withdrawn.AddRange(withdrawn);
        return new LedgerChange(await EnterAsync(context, article, reports, entry, now, cancellationToken), withdrawn);
    }

    /// <summary>
    /// The same for an article that its outlet edited. A visit that nobody reports any more was told all the same: it stays, unconfirmed
    /// unless an analyst has decided on it.
    /// </summary>
    /// <returns>How many visits were opened.</returns>
    public async Task<int> ReviseAsync(
        MonitorDbContext context, ArticleRow article, IReadOnlyList<VisitReport> reports, LedgerEntry entry, DateTime now, CancellationToken cancellationToken)
    {
        LedgerChange change = await ReplaceAsync(context, article, reports, entry, now, cancellationToken);
        foreach (VisitRow visit in entry.Emptied.Where(v => !v.Decided))
        {
            visit.Stage = VisitStage.Unconfirmed;
            visit.Version++;
        }

        await context.SaveChangesAsync(cancellationToken);
        return change.Opened.Count;
    }

    /// <summary>The same inside a transaction that holds the ledger's lock; returns the visits that were opened.</summary>
    private async Task<IReadOnlyList<VisitRow>> EnterAsync(
        MonitorDbContext context, ArticleRow article, IReadOnlyList<VisitReport> reports, LedgerEntry entry, DateTime now, CancellationToken cancellationToken)
    {
        if (reports.Count == 0)
            return [];
        Placed placed = await placing.PlaceAsync(context, article, reports, entry, cancellationToken);
        foreach (VisitRow visit in placed.Touched)
        {
            entry.Remember(visit);
            if (!visit.Historical && visit.MergedIntoId is null)
                await visits.FoldAsync(context, visit, [.. placed.Rows.Where(r => r.VisitId == visit.Id && r.IsNew)], cancellationToken);
        }

        Count(entry.Tally, reports.Count, placed);
        foreach (VisitRow visit in placed.Touched)
            entry.Tally.Add(await TellAsync(context, article, visit, placed, entry, now, cancellationToken));

        await context.SaveChangesAsync(cancellationToken);
        return placed.Opened;
    }

    /// <summary>Tells of the visit what is news; says what became of that.</summary>
    private async Task<FunnelStep> TellAsync(
        MonitorDbContext context, ArticleRow article, VisitRow visit, Placed placed, LedgerEntry entry, DateTime now, CancellationToken cancellationToken)
    {
        if (visit.Review == VisitReview.Rejected)
            return FunnelStep.VisitRejected;
        VisitReportRow? cause = placed.Rows.Where(r => r.VisitId == visit.Id && r.IsNew).OrderByDescending(r => r.Stage == visit.Stage).FirstOrDefault();
        VisitStage? before = placed.Opened.Contains(visit) ? null : entry.StageBefore(visit);
        if (cause is null || visit.Stage == before)
            return FunnelStep.VisitSame;
        VisitReport report = placed.Reports[cause.Id];
        return entry.Silent(visit, report) ? FunnelStep.VisitHistory : await alerts.AddAsync(context, article, visit, report, now, cancellationToken);
    }

    private static void Count(FunnelTally tally, int reports, Placed placed)
    {
        int news = placed.Rows.Count(r => r.IsNew);
        tally.Add(FunnelStep.ReportFound, reports);
        tally.Add(FunnelStep.ReportNews, news);
        tally.Add(FunnelStep.ReportBackground, placed.Rows.Count - news);
        tally.Add(FunnelStep.ReportRepeated, reports - placed.Rows.Count);
        tally.Add(FunnelStep.VisitOpened, placed.Opened.Count);
        tally.Add(FunnelStep.VisitTouched, placed.Touched.Count);
    }
}

/// <summary>What other reports of one article did.</summary>
/// <param name="Opened">Visits that nobody had reported.</param>
/// <param name="Withdrawn">What the article reported before.</param>
internal sealed record LedgerChange(IReadOnlyList<VisitRow> Opened, IReadOnlyList<VisitReportRow> Withdrawn);

/// <summary>How an article's reports enter the ledger.</summary>
/// <param name="silent">Which reports of which visits alert nobody.</param>
/// <param name="news">The day a report is news of; null = the article's.</param>
internal sealed class LedgerEntry(Func<VisitRow, VisitReport, bool> silent, Func<VisitReport, DateOnly?>? news = null)
{
    private readonly Dictionary<long, VisitStage> before = [];

    /// <summary>Visits that lost their last report: one comes back under its number when the article reports it still, and no other visit is meant.</summary>
    public List<VisitRow> Emptied { get; } = [];

    /// <summary>What the article reported before.</summary>
    public List<VisitReportRow> Withdrawn { get; } = [];

    /// <summary>Gets what became of the reports.</summary>
    public FunnelTally Tally { get; init; } = new();

    public bool Silent(VisitRow visit, VisitReport report) => silent(visit, report);

    public DateOnly? NewsOf(VisitReport report) => news?.Invoke(report);

    /// <summary>Remembers the stage a visit was told with, before it is made anew.</summary>
    public void Remember(VisitRow visit) => before.TryAdd(visit.Id, visit.Stage);

    public VisitStage StageBefore(VisitRow visit) => before.GetValueOrDefault(visit.Id, visit.Stage);
}
