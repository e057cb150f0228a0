using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Reanalysis;

/// <summary>
/// Puts what an article reports of visits in the place of what it reported before. The visits it spoke of are made anew from the
/// reports that are left; those without any go, unless the watchlist brought them. A visit that the article still reports keeps its
/// number, and one that an analyst has decided on never goes.
/// </summary>
internal sealed class ReportReplacement(Watchlist watchlist)
{
    private readonly VisitLedger ledger = new(watchlist);

    /// <summary>Inside a transaction; returns the visits that were opened and that went.</summary>
    /// <remarks>
    /// Alerts only what is still to be told: a visit, planned or under way, that is not over on the day of <paramref name="now"/>, from an
    /// article that is news by <see cref="ArticleSaver.NewsDays"/>. History that a better watchlist finds alerts nobody.
    /// </remarks>
    public async Task<IReadOnlyList<ReanalysisChange>> ReplaceAsync(MonitorDbContext context, FindingDiff diff, ArticleRow article, DateTime now, CancellationToken cancellationToken)
    {
        DateOnly today = DateOnly.FromDateTime(now);
        LedgerEntry entry = new((visit, _) => article.Day.AddDays(ArticleSaver.NewsDays) < today || !VisitNews.IsAhead(visit, today));
        LedgerChange change = await ledger.ReplaceAsync(context, article, diff.Reports, entry, now, cancellationToken);
        VisitRow[] dropped = [.. entry.Emptied.Where(v => !v.Decided)];
        foreach (VisitRow gone in dropped)
            await DropAsync(context, gone, cancellationToken);
        return
        [
            .. change.Opened.Select(v => diff.Change(ReanalysisChangeKind.VisitOpened, Who(v), null, Words(v), Sentence(diff, v))),
            .. dropped.Select(v => diff.Change(ReanalysisChangeKind.VisitGone, Who(v), Words(v), null, change.Withdrawn.First(r => r.VisitId == v.Id).Sentence)),
        ];
    }

    /// <summary>Background that other articles gave on it stays background of no visit.</summary>
    private static async Task DropAsync(MonitorDbContext context, VisitRow visit, CancellationToken cancellationToken)
    {
        await context.VisitReports.Where(r => r.VisitId == visit.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.VisitId, (long?)null), cancellationToken);
        context.RemoveRange(await context.Visits.Where(v => v.MergedIntoId == visit.Id && !v.Decided).ToListAsync(cancellationToken));
        context.Remove(visit);
        await context.SaveChangesAsync(cancellationToken);
    }

    private static string Who(VisitRow visit) => visit.Visitors.Count == 0 ? "visitors not named" : string.Join(", ", visit.Visitors);

    private static string Words(VisitRow v) => FindingDiff.Words(v.Stage, v.Start, v.End, v.FromSide, v.ToSide, v.Place);

    private static string Sentence(FindingDiff diff, VisitRow visit) =>
        (diff.Reports.FirstOrDefault(r => r.IsNew && r.From == visit.FromSide && r.To == visit.ToSide) ?? diff.Reports[0]).Sentence;
}
