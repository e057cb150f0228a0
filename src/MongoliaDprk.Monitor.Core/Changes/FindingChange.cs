using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Changes;

/// <summary>A finding that the edited text has and the text before had not, or the reverse.</summary>
/// <param name="Actor">Null for a visit.</param>
/// <param name="Visit">As reported after the edit, or before it where it vanished; null for an actor.</param>
/// <param name="Before">The sentence that carried it, null where it appeared.</param>
/// <param name="After">The sentence that carries it, null where it vanished.</param>
public sealed record FindingChange(ChangeKind Kind, Actor? Actor, VisitReport? Visit, string? Before, string? After)
{
    /// <summary>
    /// What an edit changed. Both analyses must come from the same watchlist and analyzer, so that only the text makes a difference.
    /// </summary>
    public static IReadOnlyList<FindingChange> Between(Analysis before, Analysis after) => [.. Actors(before, after), .. Visits(before, after)];

    private static IEnumerable<FindingChange> Actors(Analysis before, Analysis after)
    {
        foreach (Mention gone in before.Mentions.ExceptBy(after.Mentions.Select(Id), Id))
            yield return new FindingChange(ChangeKind.ActorVanished, gone.Actor, null, gone.Evidence, null);
        foreach (Mention come in after.Mentions.ExceptBy(before.Mentions.Select(Id), Id))
            yield return new FindingChange(ChangeKind.ActorAppeared, come.Actor, null, null, come.Evidence);
    }

    private static IEnumerable<FindingChange> Visits(Analysis before, Analysis after)
    {
        List<VisitReport> left = [.. before.Visits];
        List<VisitReport> fresh = [];
        foreach (VisitReport report in after.Visits)
        {
            if (left.Find(b => Says(b, report)) is not { } same)
                fresh.Add(report);
            else if (left.Remove(same) && same.Sentence != report.Sentence)
                yield return new FindingChange(ChangeKind.VisitReworded, null, report, same.Sentence, report.Sentence);
        }

        foreach (VisitReport report in fresh)
            yield return new FindingChange(ChangeKind.VisitAppeared, null, report, null, report.Sentence);
        foreach (VisitReport gone in left)
            yield return new FindingChange(ChangeKind.VisitVanished, null, gone, gone.Sentence, null);
    }

    /// <summary>Both say the same of the same visit, in whatever words.</summary>
    private static bool Says(VisitReport a, VisitReport b) =>
        (a.From, a.To, a.Place, a.Start, a.End, a.Stage, a.IsNew) == (b.From, b.To, b.Place, b.Start, b.End, b.Stage, b.IsNew)
        && a.Visitors.ToHashSet(StringComparer.Ordinal).SetEquals(b.Visitors);

    private static string Id(Mention mention) => mention.Actor.Id;
}
