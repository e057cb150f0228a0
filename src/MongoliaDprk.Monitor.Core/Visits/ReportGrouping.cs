namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Reports of one visit.</summary>
/// <param name="HeldId">The visit that was held, see <see cref="ReportGrouping.Group"/>; null = what these reports make.</param>
/// <param name="Visit">What the reports say together, as far as matching needs it; its number means nothing unless held.</param>
public sealed record ReportGroup(long? HeldId, LedgerVisit Visit, IReadOnlyList<LedgerReport> Reports);

/// <summary>Says which reports are of which visit: the same in whatever order they came in.</summary>
/// <remarks>Reports are taken day by day, of one day those first that say most of who travels, and each joins the visit it fits best
/// (<see cref="VisitMerger"/>) or opens one. An article that tells two visits apart means two.</remarks>
public sealed class ReportGrouping(VisitFold fold)
{
    /// <param name="held">Visits that are there whatever the reports say: known ones and those an analyst has decided on. One may be given in
    /// several forms under one number, as a report may speak of it before or after it was corrected.</param>
    /// <param name="reports">News; background makes no visit.</param>
    public IReadOnlyList<ReportGroup> Group(IEnumerable<LedgerVisit> held, IEnumerable<LedgerReport> reports)
    {
        List<Pile> piles = [.. held.Select(v => new Pile(v, isHeld: true))];
        foreach (LedgerReport report in Sort(reports))
        {
            LedgerVisit? match = VisitMerger.Find(report.Report, report.Day, [.. piles.Where(p => p.Takes(report)).Select(p => p.Visit)]);
            if (match is null)
            {
                piles.Add(new Pile(VisitFold.Begin(-1 - piles.Count, report.Report, report.Day), isHeld: false) { Reports = { report } });
                continue;
            }

            foreach (Pile pile in piles.Where(p => p.Visit.Id == match.Id))
            {
                pile.Reports.Add(report);
                pile.Visit = pile.IsHeld ? Heard(pile.Visit, report.Day) : fold.Add(pile.Visit, report.Report, report.Day, pile.GivenUp);
            }
        }

        return [.. piles.Where(p => p.Reports.Count > 0).DistinctBy(p => p.Visit.Id).Select(p => new ReportGroup(p.IsHeld ? p.Visit.Id : null, p.Visit, p.Reports))];
    }

    private static IEnumerable<LedgerReport> Sort(IEnumerable<LedgerReport> reports) => LedgerReport.Sort(reports)
        .OrderBy(r => r.Day)
        .ThenByDescending(r => r.Report.Visitors.Count(Visitors.IsId))
        .ThenByDescending(r => r.Report.Visitors.Sum(v => v.Length));

    /// <summary>A held visit is what it is; only the days in which it is spoken of grow.</summary>
    private static LedgerVisit Heard(LedgerVisit visit, DateOnly day) => visit.Historical ? visit : visit with
    {
        FirstReported = day < visit.FirstReported ? day : visit.FirstReported,
        LastReported = day > visit.LastReported ? day : visit.LastReported,
    };

    private sealed class Pile(LedgerVisit visit, bool isHeld)
    {
        public LedgerVisit Visit { get; set; } = visit;
        public bool IsHeld { get; } = isHeld;
        public List<LedgerReport> Reports { get; } = [];
        public HashSet<string> GivenUp { get; } = [];

        public bool Takes(LedgerReport report) => IsHeld || !Reports.Exists(r => r.ArticleId == report.ArticleId);
    }
}
