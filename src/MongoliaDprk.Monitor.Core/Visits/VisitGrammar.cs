namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Reads the claims of one sentence about visits between the two sides.</summary>
internal sealed class VisitGrammar(VisitScene scene)
{
    private const int GuestReach = 40;

    private readonly PlaceBinder places = new(scene);
    private readonly TravellerFinder travellers = new(scene, new PlaceBinder(scene));
    private readonly PresenceGrammar presence = new(scene);
    private readonly InvitationGrammar invitations = new(scene);
    private readonly RepeatGrammar repeats = new(scene);
    private (VisitClaim? Claim, int Index) told;

    /// <summary>To be called for the sentences in their order: a visit may be told as one more like the last.</summary>
    /// <param name="index">Number of the sentence in the scene; its neighbours may name the traveller.</param>
    public IEnumerable<VisitClaim> Read(int index)
    {
        VisitSentence sentence = scene.Sentences[index];
        List<VisitClaim> claims = [];
        foreach (CueHit cue in sentence.Cues)
        {
            VisitClaim? claim = cue.Cue switch
            {
                VisitCue.Visit => repeats.Read(sentence, cue, told.Claim, index - told.Index) ?? Visiting(index, cue),
                VisitCue.Sent => Sending(index, cue),
                VisitCue.Here when sentence.IsTitle => Arriving(index, cue),
                VisitCue.Arrive => Arriving(index, cue),
                VisitCue.Depart => Departing(index, cue),
                VisitCue.Return => Returning(index, cue),
                VisitCue.Invited => invitations.Read(index, cue),
                _ => null,
            };
            if (claim is not null)
                claims.Add(claim);
        }

        claims = [.. OneWay(claims.Count > 0 ? claims : [.. presence.Read(index)])];
        if (claims.Count > 0)
            told = (claims[^1], index);
        return claims;
    }

    /// <summary>One sentence tells one direction: the better founded.</summary>
    private static IEnumerable<VisitClaim> OneWay(List<VisitClaim> claims)
    {
        VisitClaim? best = claims.MaxBy(c => c.Confidence);
        return claims.Where(c => c.To == best!.To);
    }

    private VisitClaim? Visiting(int index, CueHit cue)
    {
        VisitSentence sentence = scene.Sentences[index];
        string? to = cue.Country ?? places.Destination(sentence, cue)?.Side;
        if (to is not null)
            return Going(index, cue, to, VisitStage.Underway);
        return !sentence.IsTitle || sentence.Hits.Any(h => !scene.InPair(h.Side)) ? null : AtHome(index, cue, VisitStage.Underway);
    }

    /// <summary>Somebody is sent: a guest word or a person of the sender's side, not a message.</summary>
    private VisitClaim? Sending(int index, CueHit cue)
    {
        VisitSentence sentence = scene.Sentences[index];
        if (sentence.Has(VisitCue.Message) || sentence.Has(VisitCue.Invited) || places.Destination(sentence, cue) is not { } place)
            return null;
        bool travels = sentence.Has(VisitCue.Guest) || sentence.Hits.Any(h => h.IsPerson && h.Side == scene.Other(place.Side));
        return travels ? Going(index, cue, place.Side, VisitStage.Underway) : null;
    }

    private VisitClaim? Arriving(int index, CueHit cue)
    {
        VisitSentence sentence = scene.Sentences[index];
        if (places.Destination(sentence, cue) is { } place)
            return Going(index, cue, place.Side, VisitStage.Underway);
        return AtHome(index, cue, VisitStage.Underway);
    }

    private VisitClaim? Departing(int index, CueHit cue)
    {
        VisitSentence sentence = scene.Sentences[index];
        SideHit? origin = places.Origin(sentence, cue);
        if (places.Destination(sentence, cue) is { } place && place != origin && place.Side != origin?.Side)
            return Going(index, cue, place.Side, VisitStage.Underway, origin?.Side ?? scene.Home);
        if (origin is not null)
            return Going(index, cue, origin.Side, VisitStage.Concluded);
        return sentence.IsTitle ? AtHome(index, cue, VisitStage.Concluded) : null;
    }

    private VisitClaim? Returning(int index, CueHit cue)
    {
        VisitSentence sentence = scene.Sentences[index];
        if (places.Origin(sentence, cue) is { } origin && scene.InPair(origin.Side))
            return Going(index, cue, origin.Side, VisitStage.Concluded);
        if (sentence.Has(VisitCue.Concluded) && places.Venues(sentence).FirstOrDefault(v => scene.InPair(v.Side)) is { } venue
            && travellers.Find(sentence, cue, venue.Side)?.Side == scene.Other(venue.Side))
            return Going(index, cue, venue.Side, VisitStage.Concluded);
        if (places.Destination(sentence, cue) is { } goal && scene.InPair(goal.Side) && Homeward(index, cue, goal.Side) is { } claim)
            return claim;
        if (!scene.InPair(scene.Home))
            return null;
        string home = scene.Home!, away = scene.Other(scene.Home)!;
        SideHit? guest = travellers.Find(sentence, cue, home);
        if (guest is not null && guest.Side == away)
            return AtHome(index, cue, VisitStage.Concluded);
        bool wasThere = scene.Sentences.Take(index + 1).Any(s => s.Hits.Any(h => h.Side == away && h.IsPlace && (places.IsTo(s, h) || places.IsFrom(s, h))));
        return guest is null && wasThere ? Claim(index, cue, home, away, null, VisitStage.Concluded, 0.5, "came home from a place named before") : null;
    }

    /// <summary>The word names no place: a guest of the other side in the country the report comes from.</summary>
    private VisitClaim? AtHome(int index, CueHit cue, VisitStage stage)
    {
        VisitSentence sentence = scene.Sentences[index];
        if (scene.Other(scene.Home) is not { } away || sentence.Has(VisitCue.Message))
            return null;
        SideHit? guest = travellers.Find(sentence, cue, scene.Home!);
        return guest?.Side == away && (guest.IsPerson || sentence.IsTitle || sentence.Has(VisitCue.Guest, guest.End, GuestReach) || sentence.Has(VisitCue.People, guest.End, GuestReach))
            ? Claim(index, cue, guest!.Side, scene.Home!, guest, stage, 0.75, "the place is where the report comes from")
            : null;
    }

    private VisitClaim? Going(int index, CueHit cue, string? to, VisitStage stage, string? from = null)
    {
        if (scene.Other(to) is not { } other)
            return null;
        VisitSentence sentence = scene.Sentences[index];
        SideHit? traveller = travellers.Find(sentence, cue, to!);
        if (stage == VisitStage.Underway && traveller is null && Homeward(index, cue, to!) is { } home)
            return home;
        if (traveller is not null)
        {
            return traveller.Side == other
                ? Claim(index, cue, other, to!, traveller, stage, places.IsPeople(sentence, traveller) ? 0.9 : 0.8,
                    places.IsPeople(sentence, traveller) ? "people and destination stand in one sentence" : "a country and its destination stand in one sentence")
                : null;
        }

        if (from == other)
            return Claim(index, cue, other, to!, null, stage, 0.75, "left for there from the other side");
        SideHit? before = Near(index).Skip(1).SelectMany(s => s.Hits.Reverse()).FirstOrDefault(h => h.Side != to && !h.IsPlace && !h.IsDemonym || h.IsPerson);
        return before is not null && before.Side == other && !travellers.IsResident(sentence, before) && !NamesAnother(sentence, cue)
            ? Claim(index, cue, other, to!, before, stage, 0.6, "the traveller is named in a neighbouring sentence")
            : scene.Home == other && (Near(index).Any(s => s.Has(VisitCue.Guest)) || sentence.Cues.Any(c => c.Cue == VisitCue.People && c.Start < cue.Start) && !NamesAnother(sentence, cue))
                && !sentence.Hits.Any(h => !scene.InPair(h.Side))
                ? Claim(index, cue, other, to!, null, stage, 0.55, "a delegation of the country the report comes from")
                : null;
    }

    /// <summary>Somebody whom the watchlist does not know is the subject: two capitalised words in a row that are no hit, or the family
    /// name alone of somebody named in full elsewhere, where it did not tell which of several it means.</summary>
    private bool NamesAnother(VisitSentence sentence, CueHit cue)
    {
        int capitals = 0;
        foreach ((int start, int end) in WordsOf(sentence.FullText, sentence.Start, cue.Start))
        {
            bool hit = sentence.Hits.Any(h => h.Start < end && start < h.End);
            bool known = sentence.Cues.Any(c => c.Start < end && start < c.End);
            capitals = char.IsUpper(sentence.FullText[start]) && end - start > 2 && !hit && !known ? capitals + 1 : 0;
            if (capitals == 2 || capitals == 1 && scene.IsFamilyName(sentence.FullText[start..end]))
                return true;
        }

        return false;
    }

    private static IEnumerable<(int Start, int End)> WordsOf(string text, int from, int to)
    {
        for (int at = from; at < to; at++)
        {
            int start = at;
            while (at < to && (char.IsLetter(text[at]) || text[at] is '-' or '\''))
                at++;
            if (at > start)
                yield return (start, at);
        }
    }

    /// <summary>People of the place gone to, in a sentence that also names a place of the other side: they are on their way home from there.</summary>
    private VisitClaim? Homeward(int index, CueHit cue, string home)
    {
        VisitSentence sentence = scene.Sentences[index];
        SideHit? traveller = sentence.Hits.LastOrDefault(h => h.Side == home && h.End <= cue.Start && places.IsPeople(sentence, h) && !travellers.IsResident(sentence, h) && !places.IsAbout(sentence, h));
        bool was = sentence.Hits.Any(h => h.Side == scene.Other(home) && h.IsPlace && (places.IsTo(sentence, h) || places.IsFrom(sentence, h) || places.IsCompound(sentence, h)));
        return traveller is not null && was && cue.Cue is VisitCue.Visit or VisitCue.Arrive or VisitCue.Depart or VisitCue.Return
            ? Claim(index, cue, home, scene.Other(home)!, traveller, VisitStage.Concluded, 0.7, "went home, and a place of the other side is named")
            : null;
    }

    private VisitClaim Claim(int index, CueHit cue, string from, string to, SideHit? traveller, VisitStage stage, double confidence, string reason) =>
        ClaimBuilder.Build(scene, travellers, scene.Sentences[index], cue, from, to, traveller, stage, confidence, reason);

    /// <summary>The sentence, the one before it, and the title.</summary>
    private IEnumerable<VisitSentence> Near(int index)
    {
        yield return scene.Sentences[index];
        if (index > 0)
            yield return scene.Sentences[index - 1];
        if (index > 1 && scene.Sentences[0].IsTitle)
            yield return scene.Sentences[0];
    }
}
