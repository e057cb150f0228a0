using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Replay;

/// <summary>
/// Which visits that alerts told are which of a ledger: by the rule by which the monitor itself recognises a known visit
/// (<see cref="VisitMerger"/>), each with one at the most, the nearest in time first.
/// </summary>
internal static class LedgerComparison
{
    /// <param name="ledger">Visits that the monitor was not told of beforehand.</param>
    /// <param name="last">The day of the last text: who comes later need not have been told.</param>
    /// <param name="texts">Relevant texts, for what to say of a miss.</param>
    public static LedgerScore Of(IReadOnlyList<ToldVisit> told, IReadOnlyList<KnownVisit> ledger, DateOnly last, IReadOnlyList<RelevantText> texts)
    {
        Dictionary<KnownVisit, ToldVisit> found = [];
        HashSet<ToldVisit> used = [];
        foreach ((KnownVisit known, ToldVisit visit) in ledger.SelectMany(k => told.Where(t => IsSame(k, t)).Select(t => (Known: k, Told: t)))
            .OrderBy(p => Gap(p.Known, p.Told)).ThenBy(p => p.Told.First.At))
        {
            if (!found.ContainsKey(known) && used.Add(visit))
                found[known] = visit;
        }

        return new LedgerScore(
            [.. found.OrderBy(f => f.Value.First.At).Select(f => new FoundVisit(f.Key, f.Value))],
            [.. ledger.Where(k => !found.ContainsKey(k) && IsoDay.Last(k.Start) <= last).OrderBy(k => k.Start, StringComparer.Ordinal)
                .Select(k => MissedVisit.Of(k, told, found, texts))],
            [.. told.Where(t => !used.Contains(t)).OrderBy(t => t.First.At)
                .Select(t => new FalseAlarm(t, ledger.Where(k => IsSame(k, t)).Select(k => k.Id).FirstOrDefault()))]);
    }

    /// <summary>Days between the two.</summary>
    public static int Gap(KnownVisit known, ToldVisit told)
    {
        DateOnly from = IsoDay.First(known.Start) ?? DateOnly.MinValue, to = IsoDay.Last(known.End ?? known.Start) ?? from;
        int day = told.Day.DayNumber;
        return Math.Max(0, Math.Max(from.DayNumber - day, day - to.DayNumber));
    }

    public static bool SameWay(KnownVisit known, ToldVisit told) =>
        (told.Visit.From ?? known.From) == known.From && (told.Visit.To ?? known.To) == known.To;

    private static bool IsSame(KnownVisit known, ToldVisit told) =>
        SameWay(known, told) && VisitMerger.Match(Report(known), IsoDay.First(known.Start) ?? DateOnly.MinValue, [Entry(known, told)]) is not null;

    private static VisitReport Report(KnownVisit known) => new(
        known.Visitors.Count > 0 ? known.Visitors : [known.Visitor], known.From, known.To, known.Place, known.Start, known.End, VisitStage.Concluded, true, known.Visitor, 1, []);

    /// <summary>A direction that the texts leave open is no contradiction.</summary>
    private static LedgerVisit Entry(KnownVisit known, ToldVisit told) => new(
        told.Visit.Id, told.Visit.Visitors, known.From, known.To, told.Visit.Start, told.Visit.End, told.Visit.Stage,
        told.Visit.FirstReported, told.Visit.LastReported, Historical: false);
}
