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
    private readonly VisitFold fold = new(watchlist);

    /// <summary>Adds the article's reports; returns how many visits they opened.</summary>
    /// <param name="silent">History: enters the ledger, alerts nobody.</param>
    public async Task<int> ReportAsync(
        MonitorDbContext context, ArticleRow article, IReadOnlyList<VisitReport> reports, bool silent, DateTime now, CancellationToken cancellationToken)
    {
        if (reports.Count == 0)
            return 0;
        await LedgerLock.TakeAsync(context, cancellationToken);
        await LedgerSeeder.SeedAsync(context, watchlist, cancellationToken);
        return (await EnterAsync(context, article, reports, new LedgerEntry(_ => silent), now, cancellationToken)).Count;
    }

    /// <summary>The same inside a transaction that holds the ledger's lock; returns the visits that were opened.</summary>
    public async Task<IReadOnlyList<VisitRow>> EnterAsync(
        MonitorDbContext context, ArticleRow article, IReadOnlyList<VisitReport> reports, LedgerEntry entry, DateTime now, CancellationToken cancellationToken)
    {
        List<VisitRow> candidates = await CandidatesAsync(context, article.Day, reports, cancellationToken);
        candidates.RemoveAll(entry.Emptied.Contains);
        Dictionary<long, VisitReportRow> written = [];
        List<VisitRow> opened = [];
        foreach (VisitReport report in reports)
        {
            VisitRow? visit = Match(report, article.Day, candidates);
            VisitStage? before = visit is null ? null : entry.StageBefore(visit);
            if (visit is null && report.IsNew)
            {
                VisitRow? emptied = Match(report, article.Day, entry.Emptied);
                before = emptied is null ? null : entry.StageBefore(emptied);
                visit = emptied ?? context.Add(new VisitRow()).Entity;
                VisitFold.Begin(visit, report, article.Day);
                await context.SaveChangesAsync(cancellationToken);
                candidates.Add(visit);
                if (emptied is null)
                    opened.Add(visit);
                else
                    entry.Emptied.Remove(visit);
            }
            else if (visit is { Historical: false } && report.IsNew)
            {
                fold.Add(visit, report, article.Day);
            }

            Write(context, article, visit, report, written);
            if (visit is not null && visit.Stage != before && !entry.Silent(visit))
                await alerts.AddAsync(context, article, visit, report, now, cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        return opened;
    }

    public static LedgerVisit ToLedger(VisitRow v) =>
        new(v.Id, v.Visitors, v.FromSide, v.ToSide, v.Start, v.End, v.Stage, v.FirstReported, v.LastReported, v.Historical);

    /// <summary>The directions do not contradict each other.</summary>
    public static bool SamePair(VisitRow visit, VisitReport report) =>
        (visit.FromSide is null || report.From is null || visit.FromSide == report.From)
        && (visit.ToSide is null || report.To is null || visit.ToSide == report.To);

    private static Task<List<VisitRow>> CandidatesAsync(MonitorDbContext context, DateOnly day, IReadOnlyList<VisitReport> reports, CancellationToken cancellationToken)
    {
        DateOnly[] days = [day, .. reports.Select(r => IsoDay.First(r.Start)).OfType<DateOnly>()];
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
        LedgerVisit[] ledger = [.. candidates.Where(v => SamePair(v, report)).Select(ToLedger)];
        LedgerVisit? match = VisitMerger.Match(report, day, ledger);
        if (match is null && report.IsNew)
        {
            string start = report.Start ?? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            match = VisitMerger.Match(report with { IsNew = false, Start = start }, day, [.. ledger.Where(v => v.Historical)]);
        }

        return match is null ? null : candidates.Single(v => v.Id == match.Id);
    }

    /// <summary>One row per visit and article: of several sentences the best stays, news before background.</summary>
    private static void Write(MonitorDbContext context, ArticleRow article, VisitRow? visit, VisitReport report, Dictionary<long, VisitReportRow> written)
    {
        if (visit is not null && written.TryGetValue(visit.Id, out VisitReportRow? row))
        {
            if ((row.IsNew, row.Confidence).CompareTo((report.IsNew, report.Confidence)) >= 0)
                return;
        }
        else
        {
            row = context.Add(new VisitReportRow { VisitId = visit?.Id, ArticleId = article.Id, Day = article.Day, Sentence = "" }).Entity;
            if (visit is not null)
                written[visit.Id] = row;
        }

        ReportRows.Write(row, report);
    }
}

/// <summary>How an article's reports enter the ledger.</summary>
/// <param name="silent">Which visits alert nobody.</param>
internal sealed class LedgerEntry(Func<VisitRow, bool> silent)
{
    private readonly Dictionary<long, VisitStage> before = [];

    /// <summary>Visits that lost their last report: one comes back under its number when the article reports it still, and no other visit is meant.</summary>
    public List<VisitRow> Emptied { get; } = [];

    public bool Silent(VisitRow visit) => silent(visit);

    /// <summary>Remembers the stage a visit was told with, before it is made anew.</summary>
    public void Remember(VisitRow visit) => before[visit.Id] = visit.Stage;

    public VisitStage StageBefore(VisitRow visit) => before.GetValueOrDefault(visit.Id, visit.Stage);
}
