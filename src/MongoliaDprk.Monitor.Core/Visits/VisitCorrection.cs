namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>What an analyst sets of a visit. Null = left as it is; an empty text = not known.</summary>
/// <param name="Visitors">Actor ids or words; empty = not known.</param>
/// <param name="From">Country code of the travellers.</param>
/// <param name="To">Country code of the place visited.</param>
/// <param name="Start">ISO day, month or year.</param>
/// <param name="End">As <paramref name="Start"/>.</param>
/// <param name="Note">What the visit is for, in the analyst's words.</param>
public sealed record VisitCorrection(
    IReadOnlyList<string>? Visitors = null, string? From = null, string? To = null, string? Place = null,
    string? Start = null, string? End = null, VisitStage? Stage = null, string? Note = null)
{
    /// <summary>What it sets.</summary>
    public VisitFields Fields =>
        Of(Visitors, VisitFields.Visitors) | Of(From, VisitFields.From) | Of(To, VisitFields.To) | Of(Place, VisitFields.Place)
        | Of(Start, VisitFields.Start) | Of(End, VisitFields.End) | Of(Stage, VisitFields.Stage) | Of(Note, VisitFields.Note);

    private static VisitFields Of(object? value, VisitFields field) => value is null ? VisitFields.None : field;
}
