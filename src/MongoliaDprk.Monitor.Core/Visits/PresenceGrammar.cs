using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Reads visits from sentences without a travel word: a delegation of one side met, feted or shown round by the other,
/// and talks with third parties held in one side's country.</summary>
internal sealed class PresenceGrammar(VisitScene scene)
{
    private const int PersonReach = 120;

    private readonly PlaceBinder places = new(scene);
    private readonly TravellerFinder travellers = new(scene, new PlaceBinder(scene));
    private readonly HostGrammar hosts = new(scene);
    private readonly LocatedGrammar located = new(scene);

    public IEnumerable<VisitClaim> Read(int index)
    {
        VisitSentence sentence = scene.Sentences[index];
        List<VisitClaim> received = [.. sentence.Cues.Where(c => c.Cue is VisitCue.Hosts or VisitCue.Called).Select(c => hosts.Read(index, c)).OfType<VisitClaim>()];
        if (received.Count > 0 || hosts.IsAbroad(sentence))
            return received;
        List<VisitClaim> unsaid = [.. Unsaid(index)];
        return unsaid.Count > 0 ? unsaid : located.Read(sentence) is { } claim ? [claim] : [];
    }

    /// <summary>The sentence does not say who is the host.</summary>
    private IEnumerable<VisitClaim> Unsaid(int index)
    {
        VisitSentence sentence = scene.Sentences[index];
        foreach (CueHit cue in sentence.Cues)
        {
            VisitClaim? claim = cue.Cue switch
            {
                VisitCue.Guest => OfGuests(index, cue),
                VisitCue.Activity => OfPerson(sentence, cue, needsHost: false),
                VisitCue.Met => OfPerson(sentence, cue, needsHost: true) ?? OfMeeting(sentence, cue),
                VisitCue.Talks => OfVenue(sentence, cue),
                _ => null,
            };
            if (claim is not null)
                yield return claim;
        }
    }

    private VisitClaim? OfGuests(int index, CueHit cue)
    {
        VisitSentence sentence = scene.Sentences[index];
        SideHit? guest = travellers.OfGuest(sentence, cue);
        if (guest is null || scene.Other(guest.Side) is not { } other || travellers.IsResident(sentence, guest))
            return null;
        bool shown = sentence.Has(VisitCue.Activity) || sentence.Has(VisitCue.Met) || sentence.Has(VisitCue.Arrive) || sentence.Has(VisitCue.Here)
            || sentence.Has(VisitCue.Depart)
            || sentence.Has(VisitCue.Talks) && places.Venues(sentence).Any(v => v.Side == other) || sentence.Has(VisitCue.Included) && index > 0 && Travels(scene.Sentences[index - 1], scene.Sentences[0]);
        bool announced = sentence.IsTitle && scene.Home == other && !sentence.Has(VisitCue.Talks);
        if (!shown && !announced)
            return null;
        if (scene.Home != other && !sentence.Hits.Any(h => h.Side == other && (h.IsPlace ? places.IsTo(sentence, h) : h.IsPerson && h.End <= guest.Start)))
            return null;
        return Claim(sentence, cue, guest, other, scene.Home == other ? 0.7 : 0.6, "guests of the other side");
    }

    private static bool Travels(VisitSentence before, VisitSentence title) =>
        new[] { before, title }.Any(s => s.Has(VisitCue.Arrive) || s.Has(VisitCue.Activity) || s.Has(VisitCue.Here) || s.Has(VisitCue.Depart) || s.Has(VisitCue.Return));

    private VisitClaim? OfPerson(VisitSentence sentence, CueHit cue, bool needsHost)
    {
        if (sentence.Has(VisitCue.Message) || scene.Other(scene.Home) is not { } away)
            return null;
        SideHit? guest = sentence.Hits
            .Where(h => h.Side == away && (h.End <= cue.Start ? cue.Start - h.End : h.Start - cue.End) <= PersonReach)
            .MinBy(h => h.End <= cue.Start ? cue.Start - h.End : h.Start - cue.End);
        if (guest is null || travellers.IsResident(sentence, guest) || guest.IsPlace && (places.IsTo(sentence, guest) || places.IsAbout(sentence, guest)))
            return null;
        bool host = sentence.Hits.Any(h => h.Side == scene.Home);
        bool third = sentence.Hits.Any(h => !scene.InPair(h.Side));
        bool othersTravel = third && (sentence.Has(VisitCue.Visit) || sentence.Has(VisitCue.Arrive));
        return (host || !needsHost) && (host || !third) && !othersTravel
            ? Claim(sentence, cue, guest, scene.Home!, needsHost ? 0.55 : 0.65, "received where the report comes from")
            : null;
    }

    private VisitClaim? OfVenue(VisitSentence sentence, CueHit cue)
    {
        SideHit? venue = places.Venues(sentence).MinBy(v => Math.Abs(v.Start - cue.Start));
        if (venue is not null && scene.InPair(venue.Side))
        {
            SideHit? party = sentence.Hits.FirstOrDefault(h => h.Side == scene.Other(venue.Side) && !places.IsAbout(sentence, h));
            bool third = sentence.Hits.Any(h => !scene.InPair(h.Side));
            bool host = sentence.Hits.Any(h => h.Side == venue.Side && !h.IsPlace);
            if (party is not null && !host && (third || places.IsPeople(sentence, party)))
                return Claim(sentence, cue, party, venue.Side, third ? 0.7 : 0.6, third ? "talks with a third country are held there" : "talks are held there");
        }

        return null;
    }

    /// <summary>A named person of one side and people of the other meet in a city that is said to be the other's.</summary>
    private VisitClaim? OfMeeting(VisitSentence sentence, CueHit cue)
    {
        SideHit? venue = places.Venues(sentence).MinBy(v => Math.Abs(v.Start - cue.Start));
        if (venue is not { Kind: ActorKind.Place } || sentence.Has(VisitCue.Message))
            return null;
        SideHit? guest = sentence.Hits.FirstOrDefault(h => h.IsPerson && h.Side == scene.Other(venue.Side) && !travellers.IsResident(sentence, h));
        return guest is not null && sentence.Hits.Any(h => h.Side == venue.Side && !h.IsPlace)
            ? Claim(sentence, cue, guest, venue.Side, 0.65, "somebody of the other side meets people there")
            : null;
    }

    private VisitClaim Claim(VisitSentence sentence, CueHit cue, SideHit guest, string to, double confidence, string reason) =>
        ClaimBuilder.Build(scene, travellers, sentence, cue, guest.Side, to, guest, VisitStage.Underway, confidence, reason);
}
