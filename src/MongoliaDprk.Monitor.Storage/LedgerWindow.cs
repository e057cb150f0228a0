using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>
/// The part of the ledger that reports of some days can be about, inside a transaction that holds the ledger's lock. Visits near them that
/// nobody has decided on are open: which report is of which is said anew, so that the ledger does not depend on what came first.
/// </summary>
internal sealed class LedgerWindow
{
    /// <summary>Days around a report in which its visit is looked for.</summary>
    private const int WindowDays = 400;

    /// <summary>Two visits further apart have no report in common, see <see cref="VisitMerger"/>.</summary>
    private const int ReachDays = 30;

    private readonly Dictionary<long, VisitReportRow> rows = [];
    private readonly HashSet<long> open = [];

    private LedgerWindow(List<VisitRow> visits, StandingDecisions decisions)
    {
        Visits = visits.ToDictionary(v => v.Id);
        Decisions = decisions;
    }

    public Dictionary<long, VisitRow> Visits { get; }
    public StandingDecisions Decisions { get; }

    /// <summary>Stored reports of the open visits.</summary>
    public List<LedgerReport> Reports { get; } = [];

    /// <param name="days">Days that the reports are news of, and on which their visits begin.</param>
    public static async Task<LedgerWindow> OpenAsync(MonitorDbContext context, IReadOnlyCollection<DateOnly> days, CancellationToken cancellationToken)
    {
        DateOnly from = Shift(days.Min(), -WindowDays), to = Shift(days.Max(), WindowDays);
        List<VisitRow> visits = await context.Visits.Where(v => v.Historical || v.Decided || (v.LastReported >= from && v.FirstReported <= to))
            .OrderBy(v => v.Id).ToListAsync(cancellationToken);
        LedgerWindow window = new(visits, await StandingDecisions.ReadAsync(context, cancellationToken));
        await window.ReadReportsAsync(context, Chain(visits, days), cancellationToken);
        return window;
    }

    public VisitReportRow Row(LedgerReport report) => rows[report.Id];

    /// <summary>A new report, whose row has a number.</summary>
    public LedgerReport Add(VisitReportRow row, ArticleRow article)
    {
        rows[row.Id] = row;
        LedgerReport report = ReportRows.ToLedger(row, article.Day, article.SourceSide, article.PublishedAt, article.PublishedPrecision);
        if (row.IsNew)
            Reports.Add(report);
        return report;
    }

    /// <summary>Visits that keep what they have. A corrected one is also known as what it was taken for before.</summary>
    public IEnumerable<LedgerVisit> Held() => Visits.Values.Where(v => IsHeld(v) && !IsFolded(v)).SelectMany(Forms);

    public bool IsOpen(VisitRow visit) => open.Contains(visit.Id);

    /// <summary>Nothing reports it (any more), but it was told once: it comes back under its number when something is found that it can be.</summary>
    public bool IsEmpty(VisitRow visit) => !IsHeld(visit) && !IsOpen(visit) && !IsFolded(visit);

    private bool IsHeld(VisitRow visit) => visit.Historical || visit.Decided || partial.Contains(visit.Id) || far.Contains(visit.Id);

    /// <summary>Found to be part of another without anybody's decision: it has no reports and takes none.</summary>
    private static bool IsFolded(VisitRow visit) => visit is { MergedIntoId: not null, Decided: false };

    private readonly HashSet<long> partial = [];
    private readonly HashSet<long> far = [];

    private IEnumerable<LedgerVisit> Forms(VisitRow row)
    {
        LedgerVisit visit = VisitRows.ToLedger(row);
        yield return visit;
        foreach ((_, VisitCorrection before) in Decisions.Corrections(row.Id))
        {
            yield return visit with
            {
                Visitors = before.Visitors ?? visit.Visitors,
                From = VisitRows.Known(before.From, visit.From),
                To = VisitRows.Known(before.To, visit.To),
                Start = VisitRows.Known(before.Start, visit.Start),
                End = VisitRows.Known(before.End, visit.End),
            };
        }
    }

    private async Task ReadReportsAsync(MonitorDbContext context, HashSet<long> near, CancellationToken cancellationToken)
    {
        long[] ids = [.. Visits.Values.Where(v => !v.Historical && !v.Decided && near.Contains(v.Id)).Select(v => v.Id)];
        var found = await context.VisitReports.Where(r => r.VisitId != null && ids.Contains(r.VisitId.Value) && r.IsNew)
            .Select(r => new { Row = r, r.Article!.Day, r.Article.SourceSide, r.Article.PublishedAt, r.Article.PublishedPrecision }).ToListAsync(cancellationToken);
        partial.UnionWith(found.Where(f => ReportRows.IsPartial(f.Row)).Select(f => f.Row.VisitId!.Value));
        far.UnionWith(Visits.Values.Where(v => !near.Contains(v.Id)).Select(v => v.Id));
        foreach (var f in found.Where(f => !partial.Contains(f.Row.VisitId!.Value)))
        {
            open.Add(f.Row.VisitId!.Value);
            rows[f.Row.Id] = f.Row;
            Reports.Add(ReportRows.ToLedger(f.Row, f.Day, f.SourceSide, f.PublishedAt, f.PublishedPrecision));
        }
    }

    /// <summary>Visits that one can come to from these days in steps of no more than <see cref="ReachDays"/>.</summary>
    private static HashSet<long> Chain(List<VisitRow> visits, IReadOnlyCollection<DateOnly> days)
    {
        List<(DateOnly From, DateOnly To)> spans = [.. days.Select(d => (d, d))];
        List<VisitRow> left = [.. visits];
        HashSet<long> near = [];
        while (left.FindIndex(v => spans.Exists(s => Gap(s, Span(v)) <= ReachDays)) is var i and >= 0)
        {
            near.Add(left[i].Id);
            spans.Add(Span(left[i]));
            left.RemoveAt(i);
        }

        return near;
    }

    private static (DateOnly From, DateOnly To) Span(VisitRow visit)
    {
        DateOnly start = IsoDay.First(visit.Start) ?? visit.FirstReported, end = IsoDay.Last(visit.End ?? visit.Start) ?? visit.LastReported;
        return (start < visit.FirstReported ? start : visit.FirstReported, end > visit.LastReported ? end : visit.LastReported);
    }

    private static int Gap((DateOnly From, DateOnly To) a, (DateOnly From, DateOnly To) b) =>
        Math.Max(0, Math.Max(a.From.DayNumber - b.To.DayNumber, b.From.DayNumber - a.To.DayNumber));

    /// <summary>A year that a text only claims may lie at the end of the calendar.</summary>
    private static DateOnly Shift(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}
