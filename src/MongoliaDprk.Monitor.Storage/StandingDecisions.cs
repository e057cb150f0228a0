using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>The decisions that hold, and where they put reports and visits.</summary>
internal sealed class StandingDecisions
{
    private readonly VisitDecisionRow[] all;
    private readonly HashSet<long> undone;

    private StandingDecisions(IEnumerable<VisitDecisionRow> rows)
    {
        all = [.. rows.OrderBy(d => d.Id)];
        undone = [.. all.Select(d => d.UndoesId).OfType<long>()];
    }

    /// <summary>All of them: people decide slowly, and a merge may lead from one visit to another.</summary>
    public static async Task<StandingDecisions> ReadAsync(MonitorDbContext context, CancellationToken cancellationToken) =>
        new(await context.VisitDecisions.AsNoTracking().ToListAsync(cancellationToken));

    /// <summary>Those made on the visit, or that made it, oldest first.</summary>
    public IEnumerable<VisitDecisionRow> On(long visitId) => Active.Where(d => d.VisitId == visitId || d.OtherVisitId == visitId);

    /// <summary>The visit that a report of <paramref name="articleId"/> belongs to which was found to report <paramref name="visitId"/>.</summary>
    public long Resolve(long visitId, long articleId)
    {
        foreach (VisitDecisionRow split in Active.Where(d => d.Kind == VisitDecisionKind.Split))
        {
            if (visitId == split.VisitId && split.Moved.Contains(articleId))
                visitId = split.OtherVisitId!.Value;
            else if (visitId == split.OtherVisitId && split.Kept.Contains(articleId))
                visitId = split.VisitId;
        }

        return Root(visitId);
    }

    /// <summary>The visit that this one is part of, or itself.</summary>
    public long Root(long visitId)
    {
        for (int steps = 0; steps < all.Length && Parent(visitId) is { } parent; steps++)
            visitId = parent;
        return visitId;
    }

    /// <summary>Analysts have to do with it: also a visit that a split made which was taken back.</summary>
    public bool HasAny(long visitId) => On(visitId).Any() || Parent(visitId) is not null;

    public VisitReview Review(long visitId) => Active
        .LastOrDefault(d => d.VisitId == visitId && d.Kind is VisitDecisionKind.Confirm or VisitDecisionKind.Reject)?.Kind switch
    {
        VisitDecisionKind.Confirm => VisitReview.Confirmed,
        VisitDecisionKind.Reject => VisitReview.Rejected,
        _ => VisitReview.Unreviewed,
    };

    /// <summary>What was set of the visit, oldest first, with what stood there.</summary>
    public IEnumerable<(VisitCorrection Set, VisitCorrection Before)> Corrections(long visitId) => Active
        .Where(d => d.VisitId == visitId && d.Kind == VisitDecisionKind.Correct)
        .Select(d => (VisitDecisionRow.Unpack(d.Correction)!, VisitDecisionRow.Unpack(d.Before)!));

    private IEnumerable<VisitDecisionRow> Active => all.Where(d => d.Kind != VisitDecisionKind.Undo && !undone.Contains(d.Id));

    /// <summary>What a split made and was taken back is again part of what it was split from.</summary>
    private long? Parent(long visitId) =>
        Active.LastOrDefault(d => d.Kind == VisitDecisionKind.Merge && d.VisitId == visitId)?.OtherVisitId
        ?? all.FirstOrDefault(d => d.Kind == VisitDecisionKind.Split && d.OtherVisitId == visitId && undone.Contains(d.Id))?.VisitId;
}
