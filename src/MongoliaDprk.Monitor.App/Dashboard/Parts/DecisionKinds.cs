using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>What can be decided about a visit as it is, in words.</summary>
internal static class DecisionKinds
{
    public static IEnumerable<(VisitDecisionKind Kind, string Does, string Means)> Of(VisitRecord record)
    {
        bool merged = record.Visit.MergedInto is not null;
        if (!merged && record.Visit.Review != VisitReview.Confirmed)
            yield return (VisitDecisionKind.Confirm, "Confirm", "the visit is real and stays, whatever becomes of its reports");
        if (!merged && record.Visit.Review != VisitReview.Rejected)
            yield return (VisitDecisionKind.Reject, "Reject", "there is no such visit; it is no longer listed and later reports of it alert nobody");
        if (!merged)
            yield return (VisitDecisionKind.Correct, "Correct", "set what the reports got wrong or do not say");
        if (!merged)
            yield return (VisitDecisionKind.Merge, "Merge", "it is another visit of the ledger; its reports are that one’s");
        if (!merged && record.Reports.DistinctBy(r => r.ArticleId).Count() > 1)
            yield return (VisitDecisionKind.Split, "Split off", "some of its reports are of a visit of their own");
        if (record.Decisions.Any(d => d.UndoneBy is null && d.Kind != VisitDecisionKind.Undo))
            yield return (VisitDecisionKind.Undo, "Take back", "the last decision that stands is as if it had not been made");
    }

    public static string Word(VisitDecisionKind kind) => kind.ToString().ToLowerInvariant();
}
