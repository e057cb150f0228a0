using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>Makes records of the ledger's rows. Stages and confirmation follow from the reports, so they are not stored a second time.</summary>
internal sealed class VisitRecords(Watchlist watchlist)
{
    private readonly VisitFold fold = new(watchlist);
    private readonly Dictionary<string, string> sides = watchlist.Sources.ToDictionary(s => s.Id, s => s.Side, StringComparer.Ordinal);

    public static VisitItem Item(VisitRow v, int reports) => new(
        v.Id, v.Visitors, v.FromSide, v.ToSide, v.Place, v.Start, v.End, v.Stage, v.Historical, v.FirstReported, v.LastReported, reports, v.Confidence,
        v.Review, v.Corrected, v.Note, v.MergedIntoId, v.Version);

    /// <summary>In the order of <paramref name="visits"/>.</summary>
    public async Task<IReadOnlyList<VisitRecord>> ReadAsync(MonitorDbContext context, IReadOnlyList<VisitRow> visits, CancellationToken cancellationToken)
    {
        if (visits.Count == 0)
            return [];
        long[] ids = [.. visits.Select(v => v.Id)];
        ILookup<long, ReportSource> reports = (await context.VisitReports.Where(r => r.VisitId != null && ids.Contains(r.VisitId.Value))
            .OrderBy(r => r.Day).ThenBy(r => r.Id)
            .Select(r => new ReportSource(
                r, r.Article!.SourceId, r.Article.SourceSide, r.Article.Title, r.Article.Address, r.Article.Language, r.Article.Day, r.Article.PublishedAt, r.Article.PublishedPrecision))
            .ToListAsync(cancellationToken)).ToLookup(r => r.Row.VisitId!.Value);
        List<VisitDecisionItem> decisions = await DecisionsAsync(context, ids, cancellationToken);
        Dictionary<string, (DateOnly First, DateOnly Last)[]> watched = await WatchedAsync(context, visits, cancellationToken);
        return [.. visits.Select(v => Record(v, [.. reports[v.Id]], [.. decisions.Where(d => d.VisitId == v.Id || d.OtherVisitId == v.Id)], watched))];
    }

    private VisitRecord Record(
        VisitRow visit, ReportSource[] sources, VisitDecisionItem[] decisions, Dictionary<string, (DateOnly First, DateOnly Last)[]> watched)
    {
        Dictionary<long, VisitReportItem> items = sources.ToDictionary(s => s.Row.Id, s => s.Item);
        LedgerReport[] reports = [.. sources.Select(s => s.Report)];
        Confirmation said = Confirmation.Of(reports, watchlist.Sides, side =>
            watched.GetValueOrDefault(Key(side))?.Any(w => w.First <= visit.LastReported && w.Last >= visit.FirstReported) == true);
        VisitReportItem? Of(LedgerReport? report) => report is null ? null : items[report.Id];
        VisitConfirmation confirmation = new(
            said.IsTwoSided, Of(said.First), [.. said.Voices.Select(v => new VisitVoice(v.Side, v.Standing, v.Reports, Of(v.First), v.Lag))]);
        IEnumerable<VisitStageItem> reported = fold.Fold(visit.Id, reports)?.Stages.Select(s => new VisitStageItem(s.Stage, s.Day, Of(s.Evidence), null)) ?? [];
        IEnumerable<VisitStageItem> decided = decisions.Where(d => d.VisitId == visit.Id && d.UndoneBy is null && d.Correction?.Stage is not null)
            .Select(d => new VisitStageItem(d.Correction!.Stage!.Value, DateOnly.FromDateTime(d.At), null, d));
        return new VisitRecord(Item(visit, sources.Length), [.. sources.Select(s => s.Item)], [.. reported, .. decided], confirmation, decisions);
    }

    /// <summary>What was decided on these visits, oldest first.</summary>
    private static async Task<List<VisitDecisionItem>> DecisionsAsync(MonitorDbContext context, long[] ids, CancellationToken cancellationToken)
    {
        List<VisitDecisionRow> rows = await context.VisitDecisions
            .Where(d => ids.Contains(d.VisitId) || (d.OtherVisitId != null && ids.Contains(d.OtherVisitId.Value))).OrderBy(d => d.Id).ToListAsync(cancellationToken);
        Dictionary<long, long> undone = rows.Where(d => d.UndoesId is not null).ToDictionary(d => d.UndoesId!.Value, d => d.Id);
        return [.. rows.Select(d => Item(d, undone))];
    }

    /// <param name="undone">Decisions that were taken back, with the ones that did.</param>
    public static VisitDecisionItem Item(VisitDecisionRow d, Dictionary<long, long> undone) => new(
        d.Id, d.VisitId, d.Kind, d.By, d.Why, d.At, d.OtherVisitId, d.Moved, VisitDecisionRow.Unpack(d.Correction), VisitDecisionRow.Unpack(d.Before),
        d.UndoesId, undone.TryGetValue(d.Id, out long by) ? by : null);

    /// <summary>Per side the days, from the first to the last, from which its sources gave articles while these visits were reported.</summary>
    private async Task<Dictionary<string, (DateOnly First, DateOnly Last)[]>> WatchedAsync(
        MonitorDbContext context, IReadOnlyList<VisitRow> visits, CancellationToken cancellationToken)
    {
        DateOnly from = visits.Min(v => v.FirstReported), to = visits.Max(v => v.LastReported);
        var days = await context.CollectedDays.Where(d => d.Day >= from && d.Day <= to && d.Collected > 0)
            .GroupBy(d => d.SourceId).Select(g => new { Source = g.Key, First = g.Min(d => d.Day), Last = g.Max(d => d.Day) }).ToListAsync(cancellationToken);
        return days.Where(d => sides.ContainsKey(d.Source)).GroupBy(d => Key(sides[d.Source]))
            .ToDictionary(g => g.Key, g => g.Select(d => (d.First, d.Last)).ToArray(), StringComparer.Ordinal);
    }

    private string Key(string? side) => side is not null && watchlist.Sides.Contains(side) ? side : "";

    /// <summary>A report with what its article adds.</summary>
    private sealed record ReportSource(
        VisitReportRow Row, string SourceId, string? Side, string Title, string Address, string? Language, DateOnly Day, DateTime? PublishedAt, DatePrecision? Precision)
    {
        public LedgerReport Report { get; } = ReportRows.ToLedger(Row, Day, Side, PublishedAt, Precision);

        public VisitReportItem Item => new(
            Row.ArticleId, Row.Day, SourceId, Title, Address, Row.Stage, Row.IsNew, Row.Sentence, Row.Confidence, Side, Report.At, Language, Row.Reasons, Row.Id);
    }
}
