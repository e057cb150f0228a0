namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Reads who is invited to come: the guest is the one invited, the place is the inviter's unless another is named.</summary>
internal sealed class InvitationGrammar(VisitScene scene)
{
    private const int Reach = 130;
    private const int SentencesBack = 2;

    private readonly PlaceBinder places = new(scene);
    private readonly TravellerFinder travellers = new(scene, new PlaceBinder(scene));

    /// <summary>The claim of a word of inviting, or null when host and guest are not the two sides.</summary>
    public VisitClaim? Read(int index, CueHit cue)
    {
        VisitSentence sentence = scene.Sentences[index];
        if (VisitTone.IsAccepted(sentence, cue))
            return null;
        SideHit? place = sentence.Hits.FirstOrDefault(h => h.IsPlace && scene.InPair(h.Side) && places.IsTo(sentence, h) && !places.IsPeople(sentence, h)
            && (scene.Words.PlaceBeforeVerb ? h.End <= cue.Start : h.Start >= cue.End && h.Start - cue.End <= Reach));
        string? to = place?.Side ?? HostBefore(index, sentence) ?? Host(sentence, cue)?.Side ?? scene.Home;
        if (scene.Other(to) is not { } from)
            return null;
        SideHit? guest = Guest(sentence, cue, from);
        return guest is null || travellers.IsResident(sentence, guest) && !guest.IsPerson || sentence.Hits.Any(h => !scene.InPair(h.Side) && h.IsPerson)
            ? null
            : ClaimBuilder.Build(scene, travellers, sentence, cue, from, to!, guest, VisitStage.Invited, 0.75, "one side is invited to the other");
    }

    /// <summary>Who invites: the nearest before the word, or the first of the sentence where the verb closes it.</summary>
    private SideHit? Host(VisitSentence sentence, CueHit cue) => scene.Words.PlaceBeforeVerb
        ? sentence.Hits.FirstOrDefault(h => scene.InPair(h.Side) && h.End <= cue.Start)
        : sentence.Hits.LastOrDefault(h => scene.InPair(h.Side) && h.End <= cue.Start && cue.Start - h.End <= Reach);

    /// <summary>"Y was also invited": the side of the one whom the sentences directly before say to invite, when this one names only the
    /// other side; or null.</summary>
    private string? HostBefore(int index, VisitSentence sentence)
    {
        for (int i = index - 1; i >= Math.Max(0, index - SentencesBack); i--)
        {
            VisitSentence before = scene.Sentences[i];
            if (before.Cues.FirstOrDefault(c => c.Cue == VisitCue.Invited) is { } invited && Host(before, invited) is { } host)
                return sentence.Hits.All(h => h.Side == scene.Other(host.Side)) ? host.Side : null;
        }

        return null;
    }

    /// <summary>Who is invited: behind the word, or before it where the verb closes the sentence or stands in the passive.</summary>
    private static SideHit? Guest(VisitSentence sentence, CueHit cue, string from)
    {
        SideHit[] own = [.. sentence.Hits.Where(h => h.Side == from)];
        return own.FirstOrDefault(h => h.IsPerson && h.Start >= cue.End && h.Start - cue.End <= Reach)
            ?? own.FirstOrDefault(h => h.Start >= cue.End && h.Start - cue.End <= Reach)
            ?? own.LastOrDefault(h => h.IsPerson && h.End <= cue.Start)
            ?? own.LastOrDefault(h => h.End <= cue.Start);
    }
}
