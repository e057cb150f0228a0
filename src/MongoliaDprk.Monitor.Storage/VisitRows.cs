using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Visits to rows and back. What an analyst has set stays as it is.</summary>
internal sealed class VisitRows(Watchlist watchlist)
{
    private readonly VisitFold fold = new(watchlist);

    public static LedgerVisit ToLedger(VisitRow v) => new(
        v.Id, v.Visitors, v.FromSide, v.ToSide, v.Start, v.End, v.Stage, v.FirstReported, v.LastReported, v.Historical, v.Place, v.Confidence);

    /// <summary>The visit anew from its reports.</summary>
    /// <param name="added">The newest of them: all there is to go by for a visit whose oldest reports were kept only in part.</param>
    /// <returns>False = none of them is news: nothing is left to make a visit of, and the row is as it was.</returns>
    public async Task<bool> FoldAsync(MonitorDbContext context, VisitRow visit, IReadOnlyList<VisitReportRow> added, CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
        var rows = await context.VisitReports.Where(r => r.VisitId == visit.Id && r.IsNew)
            .Select(r => new { Row = r, r.Article!.Day, r.Article.SourceSide, r.Article.PublishedAt, r.Article.PublishedPrecision }).ToListAsync(cancellationToken);
        if (rows.Exists(r => ReportRows.IsPartial(r.Row)))
        {
            foreach (VisitReportRow report in added.OrderBy(r => r.Day).ThenBy(r => r.Stage))
                Write(visit, fold.Add(ToLedger(visit), ReportRows.ToReport(report), report.Day, []));
            return true;
        }

        VisitHistory? history = fold.Fold(visit.Id, rows.Select(r => ReportRows.ToLedger(r.Row, r.Day, r.SourceSide, r.PublishedAt, r.PublishedPrecision)));
        if (history is not null)
            Write(visit, history.Visit);
        return history is not null;
    }

    public static void Write(VisitRow row, LedgerVisit visit)
    {
        (string, string?, string?, string?, string?, string?, VisitStage) before = Shown(row);
        bool Free(VisitFields field) => !row.Corrected.HasFlag(field);
        row.Visitors = Free(VisitFields.Visitors) ? [.. visit.Visitors] : row.Visitors;
        row.FromSide = Free(VisitFields.From) ? visit.From : row.FromSide;
        row.ToSide = Free(VisitFields.To) ? visit.To : row.ToSide;
        row.Place = Free(VisitFields.Place) ? visit.Place : row.Place;
        row.Start = Free(VisitFields.Start) ? visit.Start : row.Start;
        row.End = Free(VisitFields.End) ? visit.End : row.End;
        row.Stage = Free(VisitFields.Stage) ? visit.Stage : row.Stage;
        (row.FirstReported, row.LastReported, row.Confidence) = (visit.FirstReported, visit.LastReported, visit.Confidence);
        if (Shown(row) != before)
            row.Version++;
    }

    /// <summary>What a correction says: the old where it says nothing, null where it says that it is not known.</summary>
    public static string? Known(string? corrected, string? old) => corrected is null ? old : corrected.Length == 0 ? null : corrected;

    /// <summary>What a decision is made on.</summary>
    private static (string, string?, string?, string?, string?, string?, VisitStage) Shown(VisitRow v) =>
        (string.Join('\n', v.Visitors), v.FromSide, v.ToSide, v.Place, v.Start, v.End, v.Stage);
}
