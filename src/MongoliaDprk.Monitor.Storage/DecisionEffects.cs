using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Makes visits what the decisions that stand make of their reports.</summary>
internal sealed class DecisionEffects(Watchlist watchlist)
{
    private readonly VisitRows visits = new(watchlist);

    /// <summary>Inside a transaction that holds the ledger's lock.</summary>
    /// <param name="ids">Visits that a decision has just been made about.</param>
    /// <param name="restored">What stood before a correction that was taken back, of the first of them; null = none was.</param>
    public async Task ApplyAsync(MonitorDbContext context, IReadOnlyList<long> ids, VisitCorrection? restored, CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
        StandingDecisions decisions = await StandingDecisions.ReadAsync(context, cancellationToken);
        List<VisitRow> rows = await context.Visits.Where(v => ids.Contains(v.Id)).OrderBy(v => v.Id).ToListAsync(cancellationToken);
        foreach (VisitRow row in rows)
            Stand(row, decisions, row.Id == ids[0] ? restored : null);
        await MoveAsync(context, ids, decisions, cancellationToken);
        foreach (VisitRow row in rows.Where(r => !r.Historical && r.MergedIntoId is null))
            await visits.FoldAsync(context, row, [], cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await WithheldAlerts.FollowAsync(context, rows, cancellationToken);
    }

    /// <summary>What stands in those of a visit's fields that a correction sets.</summary>
    public static VisitCorrection Before(VisitRow row, VisitCorrection correction) => new(
        correction.Visitors is null ? null : row.Visitors, Text(correction.From, row.FromSide), Text(correction.To, row.ToSide), Text(correction.Place, row.Place),
        Text(correction.Start, row.Start), Text(correction.End, row.End), correction.Stage is null ? null : row.Stage, Text(correction.Note, row.Note));

    private static void Stand(VisitRow row, StandingDecisions decisions, VisitCorrection? restored)
    {
        long root = decisions.Root(row.Id);
        row.MergedIntoId = root == row.Id ? null : root;
        row.Review = decisions.Review(row.Id);
        row.Decided = decisions.HasAny(row.Id);
        if (restored is not null)
            Set(row, restored);
        row.Corrected = VisitFields.None;
        foreach ((VisitCorrection set, _) in decisions.Corrections(row.Id))
        {
            Set(row, set);
            row.Corrected |= set.Fields;
        }

        row.Version++;
    }

    private static void Set(VisitRow row, VisitCorrection correction)
    {
        row.Visitors = correction.Visitors is { } visitors ? [.. visitors] : row.Visitors;
        row.FromSide = VisitRows.Known(correction.From, row.FromSide);
        row.ToSide = VisitRows.Known(correction.To, row.ToSide);
        row.Place = VisitRows.Known(correction.Place, row.Place);
        row.Start = VisitRows.Known(correction.Start, row.Start);
        row.End = VisitRows.Known(correction.End, row.End);
        row.Stage = correction.Stage ?? row.Stage;
        row.Note = VisitRows.Known(correction.Note, row.Note);
    }

    private static async Task MoveAsync(MonitorDbContext context, IReadOnlyList<long> ids, StandingDecisions decisions, CancellationToken cancellationToken)
    {
        List<VisitReportRow> reports = await context.VisitReports
            .Where(r => r.VisitId != null && (ids.Contains(r.VisitId.Value) || (r.HomeVisitId != null && ids.Contains(r.HomeVisitId.Value)))).ToListAsync(cancellationToken);
        foreach (VisitReportRow report in reports)
        {
            long home = report.HomeVisitId ?? report.VisitId!.Value, visit = decisions.Resolve(home, report.ArticleId);
            report.VisitId = visit;
            report.HomeVisitId = visit == home ? null : home;
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private static string? Text(string? set, string? stood) => set is null ? null : stood ?? "";
}
