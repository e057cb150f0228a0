using System.Globalization;
using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Replay;

/// <summary>A back-test as text for readers.</summary>
internal sealed class ReplayPrint(ReplayReport report, TextWriter output)
{
    private readonly Dictionary<long, string> verdicts = report.Score.Found.Select(f => (f.Told.Visit.Id, Verdict: Found(f)))
        .Concat(report.Score.FalseAlarms.Select(f => (f.Told.Visit.Id, Verdict: f.Repeats is { } id ? $"FALSE ALARM: {id} again" : "FALSE ALARM: not in the ledger")))
        .ToDictionary(v => v.Id, v => v.Verdict);

    public void Print()
    {
        foreach (ReplayAlert alert in report.Record.Alerts)
            Print(alert);
        foreach (MissedVisit missed in report.Score.Missed)
            Print(missed);
        PrintInput();
        output.WriteLine(Summary(report));
    }

    /// <summary>All figures in one line.</summary>
    public static string Summary(ReplayReport report)
    {
        LedgerScore score = report.Score;
        int silent = score.Missed.Count(m => m.Texts == 0);
        string lead = score.MedianLead is { } days ? $", median lead {Lead(days)}" : "";
        string missed = score.Missed.Count == 0 ? "none missed" : $"{score.Missed.Count} missed{(silent > 0 ? $" ({silent} of them without any text)" : "")}";
        return string.Create(CultureInfo.InvariantCulture,
            $"{Text.Counted(score.Visits, "visit", "visits")} in the ledger from {Text.Day(report.First)} to {Text.Day(report.Last)}: {score.Found.Count} found ({score.Ahead} before the first day{lead}), ")
            + string.Create(CultureInfo.InvariantCulture, $"{missed}; {Text.Counted(score.FalseAlarms.Count, "false alarm", "false alarms")}, {report.FalseAlarmsPerYear:0.0} a year");
    }

    private void Print(ReplayAlert alert)
    {
        string at = alert.At.UtcDateTime.ToString(alert.HasClock ? "yyyy-MM-dd HH:mm'Z'" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
        string verdict = alert.VisitId is { } id ? $"  [{verdicts[id]}]" : "";
        output.WriteLine($"{at}  {Clean(alert.Title)}{verdict}");
        foreach (string line in alert.Words.Split('\n'))
            output.WriteLine("    " + Clean(line));
    }

    private void Print(MissedVisit missed)
    {
        KnownVisit known = missed.Known;
        string dates = known.End is null || known.End == known.Start ? known.Start : $"{known.Start} to {known.End}";
        output.WriteLine($"MISSED {known.Id}: {known.Visitor} ({known.From} → {known.To}), {dates}");
        output.WriteLine(missed.Texts == 0
            ? "    no relevant text around it"
            : $"    {Text.Counted(missed.Texts, "relevant text", "relevant texts")} around it, {missed.Speaking} of them with anything on visits");
        output.WriteLine(missed.Nearest is { } near
            ? $"    nearest: {Clean(near.First.Title)}, told on {Text.Day(DateOnly.FromDateTime(near.First.At.UtcDateTime))}: {missed.Why}"
            : $"    {missed.Why}");
    }

    private void PrintInput()
    {
        ReplayInput input = report.Input;
        output.WriteLine($"{Text.Counted(input.Texts.Count, "text", "texts")} read in the order of their dates: {report.Relevant.Count} relevant ({Text.Counted(report.Record.Copies, "copy", "copies")} among them)");
        Left(input.Undated, "without a date that can be read", "left out");
        Left(input.Repeated, "with an id that an earlier line has", "left out");
        if (report.KnownBefore > 0)
            output.WriteLine($"{Text.Counted(report.KnownBefore, "visit", "visits")} of the ledger began before the first relevant text and were known beforehand");
    }

    private void Left(IReadOnlyList<string> ids, string why, string what)
    {
        const int Told = 5;
        if (ids.Count > 0)
            output.WriteLine($"{Text.Counted(ids.Count, "text", "texts")} {why}, {what}: {Clean(string.Join(", ", ids.Take(Told)))}{(ids.Count > Told ? ", …" : "")}");
    }

    private static string Found(FoundVisit found) => found.LeadHours is { } hours
        ? string.Create(CultureInfo.InvariantCulture, $"{found.Known.Id}, {Math.Abs(hours):0} hours {(hours > 0 ? "before" : "after")} the beginning of its first day")
        : found.LeadDays is { } days ? $"{found.Known.Id}, {Lead(days)}" : $"{found.Known.Id}, of which the ledger knows no day";

    private static string Lead(double days) => days == 0
        ? "on the first day"
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(days):0.#} {(Math.Abs(days) == 1 ? "day" : "days")} {(days > 0 ? "before" : "after")} the first day");

    /// <summary>Control characters of foreign texts never reach the terminal.</summary>
    private static string Clean(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
