namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>What one travel word of one sentence says of a visit between the two sides.</summary>
/// <param name="PlaceId">The place on the watchlist that is gone to, the city rather than the country; null when none is named.</param>
/// <param name="ActorIds">Travellers on the watchlist.</param>
/// <param name="Words">The traveller's words in the text, or null.</param>
internal sealed record VisitClaim(
    VisitSentence Sentence,
    string From,
    string To,
    string? PlaceId,
    IReadOnlyList<string> ActorIds,
    string? Words,
    FoundDate? Start,
    FoundDate? End,
    VisitTone Tone,
    double Confidence,
    IReadOnlyList<string> Reasons)
{
    /// <summary>Year the visit belongs to, for telling old visits apart; null = not said.</summary>
    public int? Year => (Start ?? End)?.Year;
}
