namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>What one side has said of a visit.</summary>
public enum SideStanding
{
    /// <summary>Nothing, though its outlets were read.</summary>
    Silent,

    /// <summary>Nothing is known: none of its outlets was read in these days.</summary>
    NotWatched,

    /// <summary>It spoke of the visit only as wished, invited, rumoured or past.</summary>
    Mentioned,

    /// <summary>It reports the visit as a fact: planned, under way, over, put off or called off.</summary>
    Confirmed,

    /// <summary>Its last word is that there is no such visit.</summary>
    Denied,
}

/// <summary>How much later something was reported than it was first.</summary>
/// <param name="Days">Between the two days.</param>
/// <param name="Hours">Whole hours; null = one of the two is known to the day only.</param>
public sealed record ReportLag(int Days, int? Hours);

/// <summary>One side's part in the reporting of a visit.</summary>
/// <param name="Side">Country code; null = all outlets that are of neither side.</param>
/// <param name="Reports">Number of its reports, background among them.</param>
/// <param name="First">Its first report that counts for the standing; null = none.</param>
/// <param name="Lag">How much later that is than the first of all; null = none.</param>
public sealed record SideVoice(string? Side, SideStanding Standing, int Reports, LedgerReport? First, ReportLag? Lag);

/// <summary>Who has confirmed a visit, who is silent, who was first.</summary>
/// <param name="First">The first report that is news of the visit; null = none is.</param>
/// <param name="Voices">One per side of the relationship, then the third parties.</param>
public sealed record Confirmation(LedgerReport? First, IReadOnlyList<SideVoice> Voices)
{
    /// <summary>Both sides report the visit as a fact.</summary>
    public bool IsTwoSided => Voices.Where(v => v.Side is not null).All(v => v.Standing == SideStanding.Confirmed);

    /// <param name="reports">All reports of the visit.</param>
    /// <param name="sides">The two sides of the relationship, in the order wanted.</param>
    /// <param name="watched">Whether outlets of a side (null = third parties) were read in the days of the visit's reports.</param>
    public static Confirmation Of(IEnumerable<LedgerReport> reports, IReadOnlyList<string> sides, Func<string?, bool> watched)
    {
        LedgerReport[] all = [.. reports.OrderBy(r => r.Day).ThenBy(r => r.At ?? DateTime.MaxValue).ThenBy(r => r.Id)];
        LedgerReport? first = Earliest(all.Where(r => r.Report.IsNew));
        string?[] voices = [.. sides, null];
        return new Confirmation(first, [.. voices.Select(side => Voice(side, [.. all.Where(r => Of(r, sides) == side)], first, watched(side)))]);
    }

    private static string? Of(LedgerReport report, IReadOnlyList<string> sides) => report.Side is { } side && sides.Contains(side) ? side : null;

    private static SideVoice Voice(string? side, LedgerReport[] reports, LedgerReport? first, bool watched)
    {
        if (reports.Length == 0)
            return new SideVoice(side, watched ? SideStanding.Silent : SideStanding.NotWatched, 0, null, null);
        LedgerReport[] firm = [.. reports.Where(r => r.Report.IsNew && r.Report.Stage is not (VisitStage.Invited or VisitStage.Unconfirmed))];
        if (firm.Length == 0)
            return new SideVoice(side, SideStanding.Mentioned, reports.Length, Earliest(reports), Lag(first, Earliest(reports.Where(r => r.Report.IsNew))));
        bool denied = firm[^1].Report.Stage == VisitStage.Denied;
        LedgerReport own = Earliest(firm.Where(r => r.Report.Stage == VisitStage.Denied == denied))!;
        return new SideVoice(side, denied ? SideStanding.Denied : SideStanding.Confirmed, reports.Length, own, Lag(first, own));
    }

    /// <summary>Of one day, a report whose hour is known goes before one whose hour is not.</summary>
    private static LedgerReport? Earliest(IEnumerable<LedgerReport> reports) =>
        reports.OrderBy(r => r.Day).ThenBy(r => r.At ?? DateTime.MaxValue).ThenBy(r => r.Id).FirstOrDefault();

    private static ReportLag? Lag(LedgerReport? first, LedgerReport? own)
    {
        if (first is null || own is null)
            return null;
        int? hours = first.At is { } a && own.At is { } b ? Math.Max(0, (int)(b - a).TotalHours) : null;
        return new ReportLag(Math.Max(0, own.Day.DayNumber - first.Day.DayNumber), hours);
    }
}
