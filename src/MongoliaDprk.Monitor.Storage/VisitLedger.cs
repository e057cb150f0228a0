using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Merges what an article reports of visits into the ledger: one visit, one entry, one alert per stage.</summary>
internal sealed class VisitLedger(Watchlist watchlist)
{
    /// <summary>Days around an article in which its visit is looked for.</summary>
    private const int WindowDays = 400;

    private readonly VisitAlerts alerts = new(watchlist);
    private readonly VisitRows visits = new(watchlist);

    /// <summary>Adds the article's reports; returns how many visits they opened.</summary>
    /// <param name="silent">History: enters the ledger, alerts nobody.</param>
    public async Task<int> ReportAsync(
        MonitorDbContext context, ArticleRow article, IReadOnlyList<VisitReport> reports, bool silent, DateTime now, CancellationToken cancellationToken)
    {
        if (reports.Count == 0)
            return 0;
        await SoleWriter.OfLedgerAsync(context, cancellationToken);
        await LedgerSeeder.SeedAsync(context, watchlist, cancellationToken);
        return (await EnterAsync(context, article, reports, new LedgerEntry((_, _) => silent), now, cancellationToken)).Count;
    }

    /// <summary>The same inside a transaction that holds the ledger's lock; returns the visits that were opened.</summary>
    private async Task<IReadOnlyList<VisitRow>> EnterAsync(
        MonitorDbContext context, ArticleRow article, IReadOnlyList<VisitReport> reports, LedgerEntry entry, DateTime now, CancellationToken cancellationToken)
    {
        List<VisitRow> candidates = await CandidatesAsync(context, article.Day, reports, entry, cancellationToken);
        candidates.RemoveAll(entry.Emptied.Contains);
        Dictionary<long, VisitReportRow> written = [];
        List<VisitRow> opened = [];
        foreach (VisitReport report in reports)
        {
            DateOnly day = entry.NewsOf(report) ?? article.Day;
            VisitRow? visit = Match(report, day, candidates);
            VisitStage? before = visit is null ? null : entry.StageBefore(visit);
            if (visit is null && report.IsNew)
            {
                VisitRow? emptied = Match(report, day, entry.Emptied);
                before = emptied is null ? null : entry.StageBefore(emptied);
                visit = emptied ?? context.Add(new VisitRow()).Entity;
                VisitRows.Write(visit, VisitFold.Begin(visit.Id, ReportRows.Stored(report), day));
                await context.SaveChangesAsync(cancellationToken);
                candidates.Add(visit);
                if (emptied is null)
                    opened.Add(visit);
                else
                    entry.Emptied.Remove(visit);
            }

            VisitReportRow row = Write(context, article, day, visit, report, written);
            if (visit is { Historical: false } && report.IsNew)
                await visits.FoldAsync(context, visit, row, cancellationToken);
            if (visit is not null && visit.Stage != before && !entry.Silent(visit, report))
                await alerts.AddAsync(context, article, visit, report, now, cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        return opened;
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
            if (!await visits.FoldAsync(context, visit, null, cancellationToken))
                entry.Emptied.Add(visit);
        }

        await context.SaveChangesAsync(cancellationToken);
        return new LedgerChange(await EnterAsync(context, article, reports, entry, now, cancellationToken), withdrawn);
    }

    /// <summary>
    /// The same for an article that its outlet edited. A visit that nobody reports any more was told all the same: it stays, unconfirmed.
    /// </summary>
    /// <returns>How many visits were opened.</returns>
    public async Task<int> ReviseAsync(
        MonitorDbContext context, ArticleRow article, IReadOnlyList<VisitReport> reports, LedgerEntry entry, DateTime now, CancellationToken cancellationToken)
    {
        LedgerChange change = await ReplaceAsync(context, article, reports, entry, now, cancellationToken);
        foreach (VisitRow visit in entry.Emptied)
            visit.Stage = VisitStage.Unconfirmed;
        await context.SaveChangesAsync(cancellationToken);
        return change.Opened.Count;
    }

    /// <summary>The directions do not contradict each other.</summary>
    public static bool SamePair(VisitRow visit, VisitReport report) =>
        (visit.FromSide is null || report.From is null || visit.FromSide == report.From)
        && (visit.ToSide is null || report.To is null || visit.ToSide == report.To);

    private static Task<List<VisitRow>> CandidatesAsync(
        MonitorDbContext context, DateOnly day, IReadOnlyList<VisitReport> reports, LedgerEntry entry, CancellationToken cancellationToken)
    {
        DateOnly[] days = [day, .. reports.Select(entry.NewsOf).OfType<DateOnly>(), .. reports.Select(r => IsoDay.First(r.Start)).OfType<DateOnly>()];
        DateOnly from = Shift(days.Min(), -WindowDays), to = Shift(days.Max(), WindowDays);
        return context.Visits.Where(v => v.Historical || v.LastReported >= from && v.FirstReported <= to).OrderBy(v => v.Id).ToListAsync(cancellationToken);
    }

    /// <summary>A year that a text only claims may lie at the end of the calendar.</summary>
    private static DateOnly Shift(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    /// <summary>
    /// The entry the report belongs to. News of days on which the watchlist knows a visit (an archive, or a visit that an analyst has
    /// already written down) is of that visit and opens no second entry.
    /// </summary>
    private static VisitRow? Match(VisitReport report, DateOnly day, List<VisitRow> candidates)
    {
        LedgerVisit[] ledger = [.. candidates.Where(v => SamePair(v, report)).Select(VisitRows.ToLedger)];
        LedgerVisit? match = VisitMerger.Match(report, day, ledger);
        if (match is null && report.IsNew)
        {
            string start = report.Start ?? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            match = VisitMerger.Match(report with { IsNew = false, Start = start }, day, [.. ledger.Where(v => v.Historical)]);
        }

        return match is null ? null : candidates.Single(v => v.Id == match.Id);
    }

    /// <summary>One row per visit and article: of several sentences the best stays, news before background.</summary>
    private static VisitReportRow Write(MonitorDbContext context, ArticleRow article, DateOnly day, VisitRow? visit, VisitReport report, Dictionary<long, VisitReportRow> written)
    {
        if (visit is not null && written.TryGetValue(visit.Id, out VisitReportRow? row))
        {
            if ((row.IsNew, row.Confidence).CompareTo((report.IsNew, report.Confidence)) >= 0)
                return row;
        }
        else
        {
            row = context.Add(new VisitReportRow { VisitId = visit?.Id, ArticleId = article.Id, Day = day, Sentence = "" }).Entity;
            if (visit is not null)
                written[visit.Id] = row;
        }

        ReportRows.Write(row, report);
        return row;
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

    public bool Silent(VisitRow visit, VisitReport report) => silent(visit, report);

    public DateOnly? NewsOf(VisitReport report) => news?.Invoke(report);

    /// <summary>Remembers the stage a visit was told with, before it is made anew.</summary>
    public void Remember(VisitRow visit) => before[visit.Id] = visit.Stage;

    public VisitStage StageBefore(VisitRow visit) => before.GetValueOrDefault(visit.Id, visit.Stage);
}
