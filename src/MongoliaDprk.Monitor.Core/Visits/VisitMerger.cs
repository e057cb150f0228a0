using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Decides which visit of the ledger a report belongs to, so that one visit is one entry however many outlets report it.</summary>
public static class VisitMerger
{
    /// <summary>Days by which reports may differ on when a visit is: announcements are vague and outlets a day or two late.</summary>
    private const int Window = 10;

    /// <summary>Days after the last report of a visit whose dates nobody gave until a report without dates means another visit.</summary>
    private const int SilentWindow = 21;

    /// <summary>The visit <paramref name="report"/> belongs to, or null = a visit the ledger does not have.</summary>
    /// <param name="reportedOn">The day of the report.</param>
    /// <remarks>Direction and time must agree and the visitors must not contradict each other. Of several such visits one with the same
    /// visitors wins, then the one nearest in time. A report of an old visit without a date joins only a visit with the same visitors.</remarks>
    public static LedgerVisit? Match(VisitReport report, DateOnly reportedOn, IReadOnlyList<LedgerVisit> ledger) => ledger
        .Where(v => v.From == report.From && v.To == report.To)
        .Select(v => (Visit: v, Visitors: Visitors.Compare(report.Visitors, v.Visitors), Days: Distance(report, reportedOn, v)))
        .Where(c => c.Days is not null && c.Visitors != VisitorAgreement.Conflict && Joins(report, c.Visit, c.Visitors))
        .OrderByDescending(c => c.Visitors)
        .ThenBy(c => c.Days)
        .ThenByDescending(c => c.Visit.LastReported)
        .Select(c => c.Visit)
        .FirstOrDefault();

    /// <summary>As <see cref="Match"/>; but news of days on which a visit is known (an archive, or a visit that somebody has already written
    /// down) is of that visit.</summary>
    public static LedgerVisit? Find(VisitReport report, DateOnly reportedOn, IReadOnlyList<LedgerVisit> ledger)
    {
        LedgerVisit? match = Match(report, reportedOn, ledger);
        if (match is not null || !report.IsNew)
            return match;
        string start = report.Start ?? reportedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Match(report with { IsNew = false, Start = start }, reportedOn, [.. ledger.Where(v => v.Historical)]);
    }

    /// <summary>The two lists of visitors do not contradict each other.</summary>
    public static bool MayBeSame(IReadOnlyList<string> visitors, IReadOnlyList<string> others) => Visitors.Compare(visitors, others) != VisitorAgreement.Conflict;

    /// <summary>The stage of <paramref name="visit"/> after <paramref name="report"/>.</summary>
    public static VisitStage NextStage(LedgerVisit visit, VisitReport report, DateOnly reportedOn) =>
        NextStage(visit.Stage, Said(report, visit.Start, reportedOn));

    /// <summary>The stage a report speaks of. A visit whose first day is known does not begin before it: what is written earlier in the present
    /// tense speaks of a plan.</summary>
    /// <param name="knownStart">What other reports say of the first day, or null.</param>
    public static VisitStage Said(VisitReport report, string? knownStart, DateOnly reportedOn)
    {
        bool ahead = report.Stage is VisitStage.Underway or VisitStage.Concluded
            && (Day(report.Start) ?? Day(knownStart)) is { } first && first > reportedOn.AddDays(1);
        return ahead ? VisitStage.Announced : report.Stage;
    }

    private static DateOnly? Day(string? iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    /// <summary>The stage after <paramref name="reported"/>: stages only move forward, except that a postponed visit may be announced again.</summary>
    public static VisitStage NextStage(VisitStage current, VisitStage reported) => (current, reported) switch
    {
        (VisitStage.Underway or VisitStage.Concluded, VisitStage.Concluded) => VisitStage.Concluded,
        (VisitStage.Concluded, _) => current,
        (_, VisitStage.Underway or VisitStage.Concluded) => reported,
        (VisitStage.Underway, _) => current,
        (VisitStage.Postponed, VisitStage.Announced or VisitStage.Cancelled) => reported,
        (VisitStage.Postponed, _) => current,
        (VisitStage.Cancelled or VisitStage.Denied, VisitStage.Announced) => reported,
        (VisitStage.Cancelled or VisitStage.Denied, _) => current,
        (VisitStage.Announced, VisitStage.Unconfirmed or VisitStage.Invited) => current,
        (VisitStage.Invited, VisitStage.Unconfirmed) => current,
        _ => reported,
    };

    private static bool Joins(VisitReport report, LedgerVisit visit, VisitorAgreement visitors) =>
        visit.Historical ? !report.IsNew : report.IsNew || visitors == VisitorAgreement.Same || report.Start is not null;

    /// <summary>Days between what the report and the ledger say of the time; null = not the same visit.</summary>
    private static int? Distance(VisitReport report, DateOnly reportedOn, LedgerVisit visit)
    {
        Span? own = Span.Of(report.Start, report.End);
        Span? known = Span.Of(visit.Start, visit.End);
        if (own is { } a && known is { } b)
            return Within(a.Gap(b), Window);
        if (!report.IsNew)
            return visit.Historical && own is null ? 0 : Around(own, visit);
        if (visit.Historical)
            return null;
        Span news = own ?? new Span(reportedOn, reportedOn);
        return known is { } span
            ? Within(news.Gap(span.Reaching(visit.LastReported)), Window)
            : Within(news.Gap(new Span(visit.FirstReported, visit.LastReported)), SilentWindow);
    }

    private static int? Around(Span? own, LedgerVisit visit) =>
        own is { } span ? Within(span.Gap(new Span(visit.FirstReported, visit.LastReported)), Window) : 0;

    private static int? Within(int days, int limit) => days <= limit ? days : null;

    /// <summary>The days that partial dates allow.</summary>
    private readonly record struct Span(DateOnly From, DateOnly To)
    {
        public static Span? Of(string? start, string? end)
        {
            (DateOnly From, DateOnly To)? first = Days(start), last = Days(end);
            return (first ?? last) is { } one ? new Span(one.From, last is { } l && l.To > one.To ? l.To : one.To) : null;
        }

        public int Gap(Span other) => Math.Max(0, Math.Max(From.DayNumber - other.To.DayNumber, other.From.DayNumber - To.DayNumber));

        public Span Reaching(DateOnly day) => day > To ? this with { To = day } : this;

        private static (DateOnly From, DateOnly To)? Days(string? iso)
        {
            if (DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
                return (day, day);
            if (DateOnly.TryParseExact(iso, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month))
                return (month, month.AddMonths(1).AddDays(-1));
            return DateOnly.TryParseExact(iso, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly year)
                ? (year, year.AddYears(1).AddDays(-1))
                : null;
        }
    }
}
