namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Reads a visit from a sentence whose verb nobody listed: people of one side are said to do something at a place of the other.</summary>
internal sealed class LocatedGrammar(VisitScene scene)
{
    private const int Reach = 150;
    private const int GuestReach = 24;

    private readonly PlaceBinder places = new(scene);
    private readonly TravellerFinder travellers = new(scene, new PlaceBinder(scene));

    public VisitClaim? Read(VisitSentence sentence)
    {
        if (sentence.Has(VisitCue.Message) || sentence.Hits.Any(h => !scene.InPair(h.Side)))
            return null;
        foreach (SideHit place in sentence.Hits.Where(h => h.IsPlace && h.ActorId is not null && scene.InPair(h.Side) && places.IsTo(sentence, h)
            && !places.IsPeople(sentence, h) && !places.IsAbout(sentence, h)))
        {
            SideHit? guest = sentence.Hits.FirstOrDefault(h => h.Side == scene.Other(place.Side) && IsGuest(sentence, h) && Together(sentence, h, place)
                && (!h.IsPerson || place.Kind == Watchlists.ActorKind.Place));
            if (guest is not null && !sentence.Hits.Any(h => h.Side == place.Side && !h.IsPlace && h.Start < Math.Max(guest.Start, place.Start)))
                return ClaimBuilder.Build(scene, travellers, sentence, new CueHit(VisitCue.Visit, place.Start, place.End), guest.Side, place.Side, guest,
                    VisitStage.Underway, 0.55, "people of the other side are said to be there");
        }

        return null;
    }

    private bool IsGuest(VisitSentence sentence, SideHit hit) => IsActing(sentence, hit) || !hit.IsPerson && !places.IsGoods(sentence, hit) && places.IsPeople(sentence, hit) && hit.Kind != Watchlists.ActorKind.Thing
        && !places.IsAbout(sentence, hit) && !travellers.IsResident(sentence, hit) && sentence.Cues.Any(c =>
            c.Cue is VisitCue.Guest or VisitCue.People && c.Start - hit.End is >= 0 and <= GuestReach || c.Cue is VisitCue.Guest && hit.Start - c.End is >= 0 and <= GuestReach);

    /// <summary>A person who is the sentence's subject: the first name of it, and a verb or a comma follows.</summary>
    private bool IsActing(VisitSentence sentence, SideHit hit)
    {
        if (!hit.IsPerson || sentence.IsTitle || sentence.IsDense || scene.Words.PlaceBeforeVerb || places.IsAbout(sentence, hit) || places.IsOf(sentence, hit) || travellers.IsResident(sentence, hit)
            || sentence.Hits.Any(h => h.End <= hit.Start && h.Side != hit.Side) || hit.End + 1 >= sentence.End || places.IsGoods(sentence, hit))
            return false;
        char next = sentence.FullText[hit.End], second = sentence.FullText[hit.End + 1];
        return next == ',' || next == ' ' && (char.IsLower(second) || char.IsDigit(second));
    }

    /// <summary>In one clause.</summary>
    private static bool Together(VisitSentence sentence, SideHit guest, SideHit place)
    {
        string between = sentence.Between(Math.Min(guest.End, place.End), Math.Max(guest.Start, place.Start));
        return between.Length <= Reach && between.AsSpan().IndexOfAny(";；:：") < 0;
    }
}
