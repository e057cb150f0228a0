using System.Globalization;
using MongoliaDprk.Monitor.App.Api;
using MongoliaDprk.Monitor.App.Dashboard.Parts;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Dashboard;

/// <summary>Carries out what analysts decide in the forms.</summary>
internal sealed class VisitDesk(VisitDecisions decisions, Watchlist watchlist, ShownNames names)
{
    /// <param name="from">Network address.</param>
    /// <returns>The address that shows what was decided.</returns>
    /// <exception cref="VisitDecisionException">It cannot be decided; says why.</exception>
    public async Task<string> DecideAsync(VisitItem visit, DecisionInput given, string from, CancellationToken cancellationToken)
    {
        ShownVisit shown = new(visit.Id, given.Version);
        Decider decider = new(given.By, given.Why, from);
        long leadsTo = visit.Id;
        switch (given.Kind)
        {
            case "confirm":
                await decisions.ConfirmAsync(shown, decider, cancellationToken);
                break;
            case "reject":
                await decisions.RejectAsync(shown, decider, cancellationToken);
                break;
            case "merge":
                leadsTo = Number(given.Into);
                await decisions.MergeAsync(shown, new ShownVisit(leadsTo), decider, cancellationToken);
                break;
            case "split":
                await decisions.SplitAsync(shown, given.Articles, decider, cancellationToken);
                break;
            case "correct":
                await decisions.CorrectAsync(shown, Correction(visit, given), decider, cancellationToken);
                break;
            case "undo":
                await decisions.UndoAsync(shown, decider, cancellationToken);
                break;
            default:
                throw new VisitDecisionException("choose what you decide");
        }

        string decided = leadsTo.ToString(CultureInfo.InvariantCulture);
        return given.Review is { } below ? QueryText.Address("/review", ("below", below), ("done", decided)) : QueryText.Address($"/visits/{decided}", ("done", "true"));
    }

    /// <summary>Only what was changed in the form is set.</summary>
    private VisitCorrection Correction(VisitItem visit, DecisionInput given)
    {
        DecisionInput before = DecisionInput.Of(visit, "", names);
        IEnumerable<string> typed = given.Visitors.Split('\n').Append(given.AddedVisitor).Select(v => v.Trim()).Where(v => v.Length > 0);
        return new VisitCorrection(
            given.Visitors == before.Visitors && given.AddedVisitor.Length == 0 ? null : [.. typed.Select(v => VisitNames.Read(v, visit.Visitors, watchlist)).Distinct(StringComparer.Ordinal)],
            Changed(given.From, before.From), Changed(given.To, before.To), Changed(given.Place, before.Place), Changed(given.Start, before.Start), Changed(given.End, before.End),
            Changed(given.Stage, before.Stage) is { } stage ? Stage(stage) : null, Changed(given.Note, before.Note));
    }

    private static string? Changed(string given, string before) => given == before ? null : given;

    private static VisitStage Stage(string word) =>
        Enum.GetValues<VisitStage>().Cast<VisitStage?>().FirstOrDefault(s => s.ToString()!.Equals(word, StringComparison.OrdinalIgnoreCase))
        ?? throw new VisitDecisionException($"'{word}' is no stage");

    private static long Number(string typed) => long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
        ? id
        : throw new VisitDecisionException("write the number of the visit that it is: it stands in that visit's address");
}
