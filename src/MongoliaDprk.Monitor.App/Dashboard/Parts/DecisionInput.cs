using System.Globalization;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>What stands in the form of a decision, as it was typed: what is refused is shown again unchanged.</summary>
/// <param name="Kind">Name of a <see cref="Core.Visits.VisitDecisionKind"/> in small letters; empty = none was chosen.</param>
/// <param name="Version">The version of the visit that the form was filled from.</param>
/// <param name="Visitors">One per line.</param>
/// <param name="Review">The threshold of the list of reviews to go back to; null = the decision was made on the visit's own page.</param>
public sealed record DecisionInput(
    string Kind, int Version, string By, string Why, string Into, IReadOnlyList<long> Articles,
    string Visitors, string AddedVisitor, string From, string To, string Place, string Start, string End, string Stage, string Note, string? Review = null)
{
    /// <summary>An unwritten form: the fields of a correction show the visit as it is.</summary>
    public static DecisionInput Of(VisitItem visit, string by, ShownNames names) => new(
        "", visit.Version, by, "", "", [], string.Join("\n", visit.Visitors.Select(names.Actor)), "", visit.From ?? "", visit.To ?? "", visit.Place ?? "", visit.Start ?? "", visit.End ?? "",
        visit.Stage.ToString().ToLowerInvariant(), visit.Note ?? "");

    /// <summary>A form that was sent. Fields it does not have are as in <paramref name="unwritten"/>: the list of reviews sends only some.</summary>
    public static DecisionInput Read(IFormCollection form, DecisionInput unwritten) => new(
        Text(form, "kind", ""), int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? version : -1,
        Text(form, "by", ""), Text(form, "why", ""), Text(form, "into", ""),
        [.. form["article"].Select(a => long.TryParse(a, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : 0)],
        Text(form, "visitors", unwritten.Visitors), Text(form, "visitor", ""), Text(form, "from", unwritten.From), Text(form, "to", unwritten.To), Text(form, "place", unwritten.Place),
        Text(form, "start", unwritten.Start), Text(form, "end", unwritten.End), Text(form, "stage", unwritten.Stage), Text(form, "note", unwritten.Note),
        form.TryGetValue("review", out var review) ? review.ToString() : null);

    /// <summary>Browsers send line breaks as CR LF.</summary>
    private static string Text(IFormCollection form, string key, string absent) =>
        form.TryGetValue(key, out var value) ? value.ToString().ReplaceLineEndings("\n").Trim() : absent;
}
