using System.Globalization;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>What is known of visits, in words.</summary>
internal sealed class VisitWords(Watchlist watchlist)
{
    private readonly Dictionary<string, string> actors = watchlist.Actors.ToDictionary(a => a.Id, a => a.Name, StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, Actor> countries = watchlist.CountriesBySide();

    public string Country(string? code) => code is null ? "?" : countries.GetValueOrDefault(code)?.Name ?? code;

    /// <summary>Outlets of other countries speak for neither side.</summary>
    public string Side(string? side) => side is not null && watchlist.Sides.Contains(side) ? Country(side) : "third party";

    public string Visitors(VisitItem visit) =>
        visit.Visitors.Count == 0 ? "visitors not named" : OutsideText.Clean(string.Join(", ", visit.Visitors.Select(v => actors.GetValueOrDefault(v, v))));

    public string Dates(VisitItem visit) => (visit.Start, visit.End) switch
    {
        (null, null) => "no date",
        (null, { } end) => $"until {end}",
        ({ } start, { } end) when start != end => $"{start} – {end}",
        ({ } start, _) => start,
    };

    public string Percent(double confidence) => string.Create(CultureInfo.InvariantCulture, $"{confidence * 100:0} %");

    public string When(VisitReportItem report) => report.At is { } at ? Text.Minute(at) : Text.Day(report.Day);

    public string Standing(SideStanding standing) => standing switch
    {
        SideStanding.Confirmed => "confirms",
        SideStanding.Denied => "denies",
        SideStanding.Mentioned => "mentions only",
        SideStanding.Silent => "silent",
        _ => "not watched in these days",
    };

    /// <summary>How much later than the first of all: in hours where both are known to the hour.</summary>
    public string Lag(VisitVoice voice) => voice.Lag switch
    {
        null => "",
        { Hours: null, Days: 0 } => "on the first day",
        { Hours: 0 } => "within the first hour",
        { Hours: { } hours and < 48 } => $"after {hours} h",
        { Days: var days } => $"after {Text.Counted(days, "day", "days")}",
    };

    /// <summary>The confirmation in one line.</summary>
    public string Voices(VisitRecord record)
    {
        VisitConfirmation confirmation = record.Confirmation;
        if (confirmation.First is not { } first)
            return record.Reports.Count == 0 ? "from the watchlist; no article collected so far reports it" : Text.Counted(record.Reports.Count, "report", "reports") + ", as background";
        return $"first: {first.SourceId}, {When(first)}; " + string.Join("; ", confirmation.Voices.Select(v => $"{Side(v.Side)} {Standing(v.Standing)}{(v.First?.Id == first.Id || Lag(v).Length == 0 ? "" : " " + Lag(v))}"));
    }

    public string Decision(VisitDecisionItem decision)
    {
        string what = decision.Kind switch
        {
            VisitDecisionKind.Merge => $"visit {decision.VisitId} merged into {decision.OtherVisitId}",
            VisitDecisionKind.Split => $"articles {string.Join(", ", decision.Articles)} split off visit {decision.VisitId} as {decision.OtherVisitId}",
            VisitDecisionKind.Correct => "corrected " + string.Join(", ", Corrected(decision)),
            VisitDecisionKind.Undo => $"took back decision {decision.Undoes}",
            _ => decision.Kind == VisitDecisionKind.Confirm ? "confirmed" : "rejected",
        };
        return $"decision {decision.Id}, {what}{(decision.UndoneBy is null ? "" : $" (taken back by {decision.UndoneBy})")}";
    }

    private static IEnumerable<string> Corrected(VisitDecisionItem decision)
    {
        (VisitCorrection now, VisitCorrection old) = (decision.Correction!, decision.Before!);
        (string Name, string? Now, string? Old)[] fields =
        [
            ("visitors", now.Visitors is null ? null : string.Join(" + ", now.Visitors), old.Visitors is null ? null : string.Join(" + ", old.Visitors)),
            ("from", now.From, old.From), ("to", now.To, old.To), ("place", now.Place, old.Place), ("start", now.Start, old.Start), ("end", now.End, old.End),
            ("stage", now.Stage?.ToString().ToLowerInvariant(), old.Stage?.ToString().ToLowerInvariant()), ("note", now.Note, old.Note),
        ];
        return fields.Where(f => f.Now is not null).Select(f => $"{f.Name}: {Shown(f.Old)} → {Shown(f.Now)}");
    }

    private static string Shown(string? value) => string.IsNullOrEmpty(value) ? "not known" : OutsideText.Clean(value);
}
