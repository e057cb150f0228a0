namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Reads a visit told as one more like the one told before it: "X visited Y in that year. He visited again two years later." The
/// place, and where nobody is named the traveller, are those of the visit before.</summary>
internal sealed class RepeatGrammar(VisitScene scene)
{
    private const int Reach = 30;
    private const int ReachDense = 10;
    private const int SentencesBack = 2;

    private readonly TravellerFinder travellers = new(scene, new PlaceBinder(scene));

    /// <param name="told">The visit told last, or null; it counts when it stands directly before.</param>
    /// <param name="back">Number of sentences since then.</param>
    public VisitClaim? Read(VisitSentence sentence, CueHit cue, VisitClaim? told, int back)
    {
        if (told is null || back is < 1 or > SentencesBack || sentence.IsTitle
            || !sentence.Has(VisitCue.Again, cue.Start, sentence.IsDense ? ReachDense : Reach)
            || sentence.Hits.Any(h => h.Side != told.From))
            return null;
        SideHit? traveller = travellers.Find(sentence, cue, told.To);
        if (traveller is null && sentence.Hits.Count > 0)
            return null;
        VisitClaim claim = ClaimBuilder.Build(
            scene, travellers, sentence, cue, told.From, told.To, traveller, VisitStage.Underway, 0.6, "another visit like the one told before");
        if (claim.Tone.Stage is VisitStage.Unconfirmed or VisitStage.Denied)
            return null; // mere talk of the visit told before
        return claim with { PlaceId = told.PlaceId, ActorIds = traveller is null ? told.ActorIds : claim.ActorIds };
    }
}
