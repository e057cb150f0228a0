namespace MongoliaDprk.Monitor.App.Replay;

/// <summary>A back-test as JSON for programs.</summary>
internal sealed record ReplayJson(
    string Summary, DateOnly First, DateOnly Last, double Years, ReplayJson.Texts Input, IReadOnlyList<ReplayAlert> Alerts,
    IReadOnlyList<ReplayJson.Found> FoundVisits, IReadOnlyList<ReplayJson.Missed> MissedVisits, IReadOnlyList<ReplayJson.False> FalseAlarms,
    int Visits, int FoundAhead, double? MedianLeadDays, double FalseAlarmsPerYear)
{
    public static ReplayJson Of(ReplayReport r) => new(
        ReplayPrint.Summary(r), r.First, r.Last, r.Years,
        new Texts(r.Input.Texts.Count, r.Relevant.Count, r.Record.Copies, r.Input.Undated, r.Input.Repeated), r.Record.Alerts,
        [.. r.Score.Found.Select(f => new Found(f.Known.Id, f.Told.Visit.Id, f.Told.First.At, f.LeadDays, f.LeadHours))],
        [.. r.Score.Missed.Select(m => new Missed(m.Known.Id, m.Known.Start, m.Texts, m.Speaking, m.Nearest?.Visit.Id, m.Nearest?.First.At, m.Nearest?.First.Title, m.Why))],
        [.. r.Score.FalseAlarms.Select(f => new False(f.Told.Visit.Id, f.Told.First.At, f.Told.First.Title, f.Told.First.Text, f.Repeats))],
        r.Score.Visits, r.Score.Ahead, r.Score.MedianLead, r.FalseAlarmsPerYear);

    /// <param name="Undated">Ids.</param>
    /// <param name="Repeated">Ids.</param>
    internal sealed record Texts(int Read, int Relevant, int Copies, IReadOnlyList<string> Undated, IReadOnlyList<string> Repeated);

    /// <param name="Visit">Number in the back-test's own ledger, as in the alerts.</param>
    internal sealed record Found(string Id, long Visit, DateTimeOffset ToldAt, int? LeadDays, double? LeadHours);

    internal sealed record Missed(string Id, string Start, int TextsAround, int TextsOnVisits, long? NearestVisit, DateTimeOffset? NearestToldAt, string? NearestTitle, string Why);

    internal sealed record False(long Visit, DateTimeOffset ToldAt, string Title, string? Text, string? Repeats);
}
