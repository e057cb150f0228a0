using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Where an article's reports went.</summary>
/// <param name="Rows">The article's reports as stored.</param>
/// <param name="Reports">What each of them says, by the row's number.</param>
/// <param name="Touched">Visits that have other reports now.</param>
/// <param name="Opened">Those of them that are new.</param>
internal sealed record Placed(
    IReadOnlyList<VisitReportRow> Rows, IReadOnlyDictionary<long, VisitReport> Reports, IReadOnlyList<VisitRow> Touched, IReadOnlyList<VisitRow> Opened);

/// <summary>Stores an article's reports and says which visit each is of; decisions win, and numbers stay with their reports.</summary>
internal sealed class ReportPlacing(Watchlist watchlist)
{
    private readonly ReportGrouping grouping = new(new VisitFold(watchlist));

    /// <summary>Inside a transaction that holds the ledger's lock.</summary>
    public async Task<Placed> PlaceAsync(
        MonitorDbContext context, ArticleRow article, IReadOnlyList<VisitReport> reports, LedgerEntry entry, CancellationToken cancellationToken)
    {
        DateOnly[] days = [article.Day, .. reports.Select(entry.NewsOf).OfType<DateOnly>(), .. reports.Select(r => IsoDay.First(r.Start)).OfType<DateOnly>()];
        LedgerWindow window = await LedgerWindow.OpenAsync(context, days, cancellationToken);
        List<(VisitReportRow Row, VisitReport Report)> added = Write(context, article, reports, entry);
        await context.SaveChangesAsync(cancellationToken);
        Dictionary<long, LedgerReport> ledger = added.ToDictionary(a => a.Row.Id, a => window.Add(a.Row, article));
        Moves moves = new(context, window, entry);
        HashSet<long> pinned = Pin(moves, window, entry, added);
        foreach (ReportGroup group in Ordered(grouping.Group(window.Held(), window.Reports.Where(r => !pinned.Contains(r.Id))), window))
            await moves.PutAsync(group, cancellationToken);
        moves.FoldLeftOver();
        LedgerVisit[] all = [.. window.Visits.Values.Where(v => v.MergedIntoId is null || v.Decided).Select(VisitRows.ToLedger)];
        foreach ((VisitReportRow row, _) in added.Where(a => !a.Row.IsNew))
        {
            if (VisitMerger.Find(ReportRows.ToReport(row), row.Day, all) is { } match)
                moves.Put(ledger[row.Id], match.Id);
        }

        moves.DropDoubles(added.Select(a => a.Row));
        await context.SaveChangesAsync(cancellationToken);
        return new Placed(
            [.. added.Select(a => a.Row).Where(r => context.Entry(r).State != EntityState.Detached)], added.ToDictionary(a => a.Row.Id, a => a.Report), moves.Touched, moves.Opened);
    }

    /// <summary>Of several sentences that say the same of the same people the best stays.</summary>
    private static List<(VisitReportRow Row, VisitReport Report)> Write(MonitorDbContext context, ArticleRow article, IReadOnlyList<VisitReport> reports, LedgerEntry entry)
    {
        IEnumerable<VisitReport> told = reports.GroupBy(r => (r.IsNew, r.From, r.To, r.Start, string.Join('\n', r.Visitors)))
            .Select(g => g.OrderByDescending(r => r.Confidence).First());
        List<(VisitReportRow, VisitReport)> added = [];
        foreach (VisitReport report in told)
        {
            VisitReportRow row = context.Add(new VisitReportRow { ArticleId = article.Id, Day = entry.NewsOf(report) ?? article.Day, Sentence = "" }).Entity;
            ReportRows.Write(row, report);
            added.Add((row, report));
        }

        return added;
    }

    /// <summary>
    /// What an article said of a visit that an analyst has decided on stays with it when the article is read anew and says it of nobody else,
    /// with whatever dates.
    /// </summary>
    private static HashSet<long> Pin(Moves moves, LedgerWindow window, LedgerEntry entry, List<(VisitReportRow Row, VisitReport Report)> added)
    {
        HashSet<long> pinned = [];
        foreach (var before in entry.Withdrawn.Where(w => w is { IsNew: true, VisitId: not null }).GroupBy(w => (w.FromSide, w.ToSide)).Where(g => g.Count() == 1))
        {
            VisitReportRow old = before.Single();
            VisitReportRow[] now = [.. added.Select(a => a.Row).Where(r => r.IsNew && (r.FromSide, r.ToSide) == before.Key)];
            if (now.Length != 1 || !window.Visits.TryGetValue(old.HomeVisitId ?? old.VisitId!.Value, out VisitRow? visit) || !visit.Decided
                || !VisitMerger.MayBeSame(old.Visitors, now[0].Visitors))
                continue;
            moves.Put(window.Reports.Single(r => r.Id == now[0].Id), visit.Id);
            pinned.Add(now[0].Id);
        }

        return pinned;
    }

    /// <summary>Groups that have most in common with a stored visit choose first which number they keep.</summary>
    private static IEnumerable<ReportGroup> Ordered(IReadOnlyList<ReportGroup> groups, LedgerWindow window) => groups
        .OrderByDescending(g => g.HeldId is not null)
        .ThenByDescending(g => g.Reports.GroupBy(r => window.Row(r).VisitId).Where(v => v.Key is not null).Select(v => v.Count()).DefaultIfEmpty().Max())
        .ThenBy(g => g.Reports.Min(r => r.Id));
}
