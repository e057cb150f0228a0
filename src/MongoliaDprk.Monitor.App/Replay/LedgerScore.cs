using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Replay;

/// <summary>How the alerts compare with a ledger.</summary>
/// <param name="Found">By the time of their first alert.</param>
/// <param name="Missed">Visits up to the last text that no alert told, by their start.</param>
/// <param name="FalseAlarms">Visits told that the ledger does not have, or has once only.</param>
internal sealed record LedgerScore(IReadOnlyList<FoundVisit> Found, IReadOnlyList<MissedVisit> Missed, IReadOnlyList<FalseAlarm> FalseAlarms)
{
    /// <summary>Visits of the ledger that alerts could have told.</summary>
    public int Visits => Found.Count + Missed.Count;

    /// <summary>Visits told on a day before their first.</summary>
    public int Ahead => Found.Count(f => f.LeadDays > 0);

    /// <summary>Days from the first alert to the visit's first day, below zero after it; null = of no visit found is the day known.</summary>
    public double? MedianLead
    {
        get
        {
            int[] leads = [.. Found.Select(f => f.LeadDays).OfType<int>().Order()];
            return leads.Length == 0 ? null : (leads[(leads.Length - 1) / 2] + leads[leads.Length / 2]) / 2.0;
        }
    }
}

/// <summary>A visit of the ledger that was told.</summary>
internal sealed record FoundVisit(KnownVisit Known, ToldVisit Told)
{
    /// <summary>Days from the first alert to the visit's first day, below zero after it; null = the ledger does not know the day.</summary>
    public int? LeadDays => Start is { } start ? start.DayNumber - DateOnly.FromDateTime(Told.First.At.UtcDateTime).DayNumber : null;

    /// <summary>Hours from the first alert to the beginning of the visit's first day, UTC; null = the minute or the day is not known.</summary>
    public double? LeadHours => Start is { } start && Told.First.HasClock ? (new DateTimeOffset(start, TimeOnly.MinValue, TimeSpan.Zero) - Told.First.At).TotalHours : null;

    private DateOnly? Start => Known.Start.Length == 10 ? IsoDay.First(Known.Start) : null;
}

/// <summary>A visit that the ledger does not have.</summary>
/// <param name="Repeats">Id of the ledger's visit that another alert told already: one visit was told as two. Null = the ledger has none like it.</param>
internal sealed record FalseAlarm(ToldVisit Told, string? Repeats);

/// <summary>An article of the back-test that named the relationship.</summary>
/// <param name="Visits">What it says of visits, news or background.</param>
internal sealed record RelevantText(string Id, DateOnly Day, int Visits)
{
    public static IReadOnlyList<RelevantText> Of(IEnumerable<AnalysedText> texts) =>
        [.. texts.Where(t => t.Analysis.Relevant).Select(t => new RelevantText(t.Text.Line.Id!, DateOnly.FromDateTime(t.Text.At.UtcDateTime), t.Analysis.Visits.Count))];
}

/// <summary>An alert that would have been sent.</summary>
/// <param name="At">When.</param>
/// <param name="HasClock">The minute is known, not only the day.</param>
/// <param name="Text">Id of the text that set it off; null = time did.</param>
internal sealed record ReplayAlert(DateTimeOffset At, bool HasClock, AlertKind Kind, string Title, string Words, long? VisitId, string? Text);
