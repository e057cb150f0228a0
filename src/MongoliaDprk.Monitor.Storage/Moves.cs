using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Puts reports to their visits, with as few new numbers as can be.</summary>
internal sealed class Moves(MonitorDbContext context, LedgerWindow window, LedgerEntry entry)
{
    private readonly HashSet<long> taken = [];
    private readonly Dictionary<long, VisitRow> touched = [];

    /// <summary>Where the reports of a visit went that were not told apart from another's any more.</summary>
    private readonly Dictionary<long, long> went = [];

    public List<VisitRow> Opened { get; } = [];
    public IReadOnlyList<VisitRow> Touched => [.. touched.Values.OrderBy(v => v.Id)];

    /// <summary>All of a group's reports go to one visit: the held one, or the one that most of them were of, or one that had lost its reports, or a new one.</summary>
    public async Task PutAsync(ReportGroup group, CancellationToken cancellationToken)
    {
        long id = group.HeldId ?? Before(group) ?? Empty(group) ?? await OpenAsync(group, cancellationToken);
        taken.Add(id);
        foreach (LedgerReport report in group.Reports)
            Put(report, id);
    }

    /// <param name="home">The visit it was found to report; decisions may put it to another.</param>
    public void Put(LedgerReport report, long home)
    {
        VisitReportRow row = window.Row(report);
        long visit = window.Decisions.Resolve(home, report.ArticleId);
        if (row.VisitId == visit)
            return;
        if (row.VisitId is { } old)
        {
            went.TryAdd(old, visit);
            Touch(old);
        }

        row.VisitId = visit;
        row.HomeVisitId = visit == home ? null : home;
        Touch(visit);
    }

    /// <summary>Visits whose reports are all of another now are part of that one; their number still leads there.</summary>
    public void FoldLeftOver()
    {
        foreach (VisitRow visit in window.Visits.Values.Where(v => window.IsOpen(v) && !taken.Contains(v.Id) && went.ContainsKey(v.Id)))
            visit.MergedIntoId = went[visit.Id];
    }

    /// <summary>One report per article and visit: a better one of the same article, news before background, takes the other's place.</summary>
    public void DropDoubles(IEnumerable<VisitReportRow> added)
    {
        foreach (var same in added.Where(r => r.VisitId is not null).GroupBy(r => (r.VisitId, r.HomeVisitId)))
            context.RemoveRange(same.OrderByDescending(r => r.IsNew).ThenByDescending(r => r.Confidence).ThenBy(r => r.Id).Skip(1));
    }

    private long? Before(ReportGroup group) => group.Reports.Select(window.Row)
        .Where(r => r.VisitId is { } v && window.Visits.TryGetValue(v, out VisitRow? visit) && window.IsOpen(visit) && !taken.Contains(v))
        .GroupBy(r => r.VisitId).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).FirstOrDefault();

    private long? Empty(ReportGroup group)
    {
        LedgerReport first = group.Reports[0];
        LedgerVisit[] empty = [.. window.Visits.Values.Where(v => window.IsEmpty(v) && !taken.Contains(v.Id)).Select(VisitRows.ToLedger)];
        if (VisitMerger.Match(first.Report, first.Day, empty)?.Id is not { } id)
            return null;
        entry.Emptied.RemoveAll(v => v.Id == id);
        return id;
    }

    private async Task<long> OpenAsync(ReportGroup group, CancellationToken cancellationToken)
    {
        VisitRow visit = context.Add(new VisitRow()).Entity;
        VisitRows.Write(visit, group.Visit);
        await context.SaveChangesAsync(cancellationToken);
        window.Visits[visit.Id] = visit;
        Opened.Add(visit);
        return visit.Id;
    }

    private void Touch(long id)
    {
        VisitRow visit = window.Visits[id];
        entry.Remember(visit);
        touched[id] = visit;
    }
}
