using System.Globalization;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Replay;

/// <summary>A visit of the ledger that no alert told, with what may explain it.</summary>
/// <param name="Texts">Relevant texts from two weeks before it to a week after it.</param>
/// <param name="Speaking">Those of them in which anything was found on visits.</param>
/// <param name="Nearest">The told visit nearest in time; null = nothing was told at all.</param>
/// <param name="Why">Why the nearest is not this one, in words.</param>
internal sealed record MissedVisit(KnownVisit Known, int Texts, int Speaking, ToldVisit? Nearest, string Why)
{
    private const int DaysBefore = 14;
    private const int DaysAfter = 7;

    public static MissedVisit Of(
        KnownVisit known, IReadOnlyList<ToldVisit> told, IReadOnlyDictionary<KnownVisit, ToldVisit> found, IReadOnlyList<RelevantText> texts)
    {
        DateOnly from = IsoDay.First(known.Start)!.Value.AddDays(-DaysBefore), to = IsoDay.Last(known.End ?? known.Start)!.Value.AddDays(DaysAfter);
        RelevantText[] around = [.. texts.Where(t => t.Day >= from && t.Day <= to)];
        ToldVisit? nearest = told.OrderBy(t => LedgerComparison.Gap(known, t)).ThenByDescending(t => LedgerComparison.SameWay(known, t)).ThenBy(t => t.First.At).FirstOrDefault();
        return new MissedVisit(known, around.Length, around.Count(t => t.Visits > 0), nearest, Reason(known, nearest, found));
    }

    private static string Reason(KnownVisit known, ToldVisit? nearest, IReadOnlyDictionary<KnownVisit, ToldVisit> found)
    {
        if (nearest is null)
            return "nothing was told";
        int gap = LedgerComparison.Gap(known, nearest);
        string away = gap switch { 0 => "the same days", 1 => "1 day away", _ => gap.ToString("N0", CultureInfo.InvariantCulture) + " days away" };
        string? other = found.Where(f => f.Value == nearest).Select(f => f.Key.Id).FirstOrDefault();
        if (other is not null)
            return $"{away}, and it is {other}";
        return away + (LedgerComparison.SameWay(known, nearest) ? gap <= 10 ? ", but other visitors" : "" : ", but the other way");
    }
}
