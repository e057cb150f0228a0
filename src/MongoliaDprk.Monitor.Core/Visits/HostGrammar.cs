namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Tells host from guest where a sentence says who received whom: the guest has travelled to the host's country.</summary>
internal sealed class HostGrammar(VisitScene scene)
{
    private const int HostReach = 110;
    private const int ObjectReach = 60;
    private const int GuestReach = 130;
    private const int SentencesBack = 3;

    private readonly TravellerFinder travellers = new(scene, new PlaceBinder(scene));
    private readonly PlaceBinder places = new(scene);

    /// <summary>The claim of a word of receiving or calling on somebody, or null when one of the two is not of the pair.</summary>
    public VisitClaim? Read(int index, CueHit cue)
    {
        VisitSentence sentence = scene.Sentences[index];
        if (sentence.Has(VisitCue.Message) || IsAbroad(sentence))
            return null;
        return cue.Cue == VisitCue.Called ? Called(index, cue) : Hosting(sentence, cue);
    }

    /// <summary>Somewhere else than at one of the pair: both are guests there.</summary>
    public bool IsAbroad(VisitSentence sentence) =>
        sentence.Hits.Any(h => h.IsPlace && !scene.InPair(h.Side) && places.IsTo(sentence, h) && !places.IsPeople(sentence, h))
        && !sentence.Hits.Any(h => h.IsPlace && scene.InPair(h.Side) && places.IsTo(sentence, h));

    /// <summary>"paid a courtesy call on X", "was received by X": X is the host.</summary>
    private VisitClaim? Called(int index, CueHit cue)
    {
        VisitSentence sentence = scene.Sentences[index];
        SideHit? host = scene.Words.PlaceBeforeVerb ? Before(sentence, cue.Start, ObjectReach) : After(sentence, cue.End, ObjectReach);
        if (host is null || scene.Other(host.Side) is not { } away || scene.Words.PlaceBeforeVerb && !places.IsTo(sentence, host))
            return null;
        SideHit? guest = sentence.Hits.Where(h => h.Side == away).OrderByDescending(h => h.End <= cue.Start).ThenBy(h => Math.Abs(h.Start - cue.Start)).FirstOrDefault();
        if (guest is null && !sentence.Has(VisitCue.Resident))
            guest = Earlier(index).SelectMany(s => s.Hits.Where(h => h.Side == away && !travellers.IsResident(s, h))).FirstOrDefault();
        return guest is null || travellers.IsResident(sentence, guest) ? null : Claim(sentence, cue, guest, host.Side);
    }

    /// <summary>"X received Y": Y is the guest.</summary>
    private VisitClaim? Hosting(VisitSentence sentence, CueHit cue)
    {
        SideHit? guest = scene.Words.PlaceBeforeVerb ? Before(sentence, cue.Start, GuestReach) : After(sentence, cue.End, GuestReach);
        if (guest is null || scene.Other(guest.Side) is not { } home || travellers.IsResident(sentence, guest))
            return null;
        int before = Math.Min(cue.Start, guest.Start);
        SideHit? host = sentence.Hits.LastOrDefault(h => h.Side != guest.Side && h.End <= before && before - h.End <= HostReach);
        bool travels = guest.IsPerson || sentence.Cues.Any(c => c.Cue == VisitCue.Guest && Math.Abs(c.Start - guest.End) <= ObjectReach);
        bool athome = host is null && scene.Home == home && !guest.IsPerson && !sentence.Hits.Any(h => !scene.InPair(h.Side));
        return (host?.Side == home || athome) && travels ? Claim(sentence, cue, guest, home) : null;
    }

    private static SideHit? Before(VisitSentence sentence, int at, int reach) =>
        sentence.Hits.LastOrDefault(h => h.End <= at && at - h.End <= reach);

    /// <summary>The first that is not merely where it happens: "received in the capital a delegation of Y".</summary>
    private SideHit? After(VisitSentence sentence, int at, int reach) =>
        sentence.Hits.FirstOrDefault(h => h.Start >= at && h.Start - at <= reach && (!h.IsPlace || !places.IsTo(sentence, h) || places.IsPeople(sentence, h)));

    /// <summary>The sentences before and the title, when they speak of guests, nearest first.</summary>
    private IEnumerable<VisitSentence> Earlier(int index) =>
        scene.Sentences.Take(index).Where((s, i) => (i == 0 || index - i <= SentencesBack) && s.Has(VisitCue.Guest)).Reverse();

    private VisitClaim Claim(VisitSentence sentence, CueHit cue, SideHit guest, string to) =>
        ClaimBuilder.Build(scene, travellers, sentence, cue, guest.Side, to, guest, VisitStage.Underway, 0.7, "one side received guests of the other");
}
