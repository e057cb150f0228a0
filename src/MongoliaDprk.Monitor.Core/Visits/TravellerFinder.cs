using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Who travels: the name of another country that stands nearest to the travel word, and how the text calls him.</summary>
internal sealed class TravellerFinder(VisitScene scene, PlaceBinder places)
{
    private const int Before = 260;
    private const int After = 120;
    private const int ResidentReach = 28;
    private const int GuestReach = 40;
    private const int AttributeReach = 3;
    private const int OfReach = 90;
    private const int WordsReach = 110;

    /// <summary>The traveller to <paramref name="to"/> named in this sentence, or null. May be of a third country: then it is no visit of the pair.</summary>
    public SideHit? Find(VisitSentence sentence, CueHit cue, string to)
    {
        List<SideHit> candidates = [.. sentence.Hits.Where(h => h.Side != to && !IsPlaceOnly(sentence, h) && !IsResident(sentence, h) && !places.IsAbout(sentence, h))];
        SideHit? before = candidates.LastOrDefault(h => h.End <= cue.Start && cue.Start - h.End <= Before);
        SideHit? after = candidates.FirstOrDefault(h => h.Start >= cue.End && h.Start - cue.End <= After
            && (!scene.Words.PlaceBeforeVerb || !h.IsPlace || PlaceBinder.IsGuests(sentence, h) || !scene.InPair(h.Side)));
        if (before is null || after is null)
            return before ?? after;
        return !scene.InPair(before.Side) && scene.InPair(after.Side) && after.IsPerson && !before.IsPerson ? after : before;
    }

    /// <summary>The side of a guest word ("delegation"), or null when it names none.</summary>
    public SideHit? OfGuest(VisitSentence sentence, CueHit guest)
    {
        SideHit? next = scene.Words.PlaceBeforeVerb ? null : sentence.Hits.FirstOrDefault(h => h.Start >= guest.End && h.Start - guest.End <= 1);
        SideHit? before = sentence.Hits.LastOrDefault(h => h.End <= guest.Start && guest.Start - h.End <= GuestReach
            && !Breaks(sentence, h.End, guest.Start) && !places.IsAbout(sentence, h) && !IsParted(sentence, h.End, guest.Start) && (!scene.Words.PlaceBeforeVerb || !places.IsTo(sentence, h)));
        if (next is not null && before is not null && guest.Start - before.End > AttributeReach)
            return next;
        if (before is not null || next is not null)
            return before ?? next;
        if (scene.Words.PlaceBeforeVerb)
            return null;
        return NamesItsPeople(sentence, guest)
            ? sentence.Hits.FirstOrDefault(h => h.Start >= guest.End && h.Start - guest.End <= OfReach
                && sentence.Between(guest.End, h.Start).AsSpan().IndexOfAny(";。") < 0
                && !sentence.Cues.Any(c => c.Cue == VisitCue.Guest && c.Start >= guest.End && c.End <= h.Start))
            : null;
    }

    /// <summary>An ambassador, embassy or the like stands beside the name: he lives there.</summary>
    public bool IsResident(VisitSentence sentence, SideHit hit) => sentence.Cues.Any(c => c.Cue == VisitCue.Resident
        && (c.Start < hit.End ? hit.Start - c.End : c.Start - hit.End) is >= -40 and <= ResidentReach
        && sentence.Between(Math.Min(c.End, hit.End), Math.Max(c.Start, hit.Start)).AsSpan().IndexOfAny(".;。") < 0);

    /// <summary>Ids of the persons of <paramref name="side"/> who travel: the one nearest to the cue and those directly beside him.</summary>
    public IReadOnlyList<string> Persons(VisitSentence sentence, int at, string side)
    {
        List<SideHit> persons = [.. sentence.Hits.Where(h => h.IsPerson && h.Side == side && h.ActorId is not null && !IsResident(sentence, h))];
        int nearest = persons.FindLastIndex(h => h.End <= at);
        if (nearest < 0)
            nearest = persons.Count > 0 ? 0 : -1;
        if (nearest < 0)
            return [];
        SideHit one = persons[nearest];
        return [.. persons.Where(p => p == one || (p.Start - one.End is >= 0 and <= 3) || (one.Start - p.End is >= 0 and <= 3)).Select(p => p.ActorId!).Distinct()];
    }

    /// <summary>The traveller's words: the guest word's phrase, or the words from the name to the cue.</summary>
    public string Words(VisitSentence sentence, SideHit traveller, CueHit cue)
    {
        CueHit? guest = sentence.Cues.Where(c => c.Cue == VisitCue.Guest).MinBy(c => Math.Abs(c.Start - traveller.Start));
        int start = traveller.Start, end = traveller.End;
        if (guest is not null && Math.Abs(guest.Start - traveller.Start) <= OfReach)
            (start, end) = (Math.Min(start, guest.Start), Math.Max(end, guest.End));
        else if (cue.Start > end)
            end = Math.Min(cue.Start, end + WordsReach);
        if (guest is not null && end == guest.End && NamesItsPeople(sentence, guest))
            end = PhraseEnd(sentence, end);
        return sentence.FullText[start..end].Replace('\n', ' ').Trim(' ', ',', '、', '，');
    }

    /// <summary>The guest word goes on with a mark of the traveller: "delegation of …", "delegation led by …".</summary>
    private bool NamesItsPeople(VisitSentence sentence, CueHit guest)
    {
        string behind = sentence.FullText[guest.End..Math.Min(sentence.End, guest.End + 12)].TrimStart();
        return !scene.Words.PlaceBeforeVerb && scene.Words.Of.Any(m => behind.StartsWith(m, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The end of the phrase that starts before <paramref name="from"/>: the next comma or travel word.</summary>
    private static int PhraseEnd(VisitSentence sentence, int from)
    {
        int limit = Math.Min(sentence.End, from + WordsReach);
        int comma = sentence.FullText.AsSpan(from, limit - from).IndexOfAny(",;，");
        int verb = sentence.Cues.Where(c => c.Cue <= VisitCue.Invited && c.Start >= from).Select(c => c.Start).DefaultIfEmpty(limit).Min();
        return Math.Min(comma < 0 ? limit : from + comma, Math.Min(verb, limit));
    }

    /// <summary>A place that is gone to or come from, or a bare place name: no traveller.</summary>
    private bool IsPlaceOnly(VisitSentence sentence, SideHit hit) =>
        hit.IsPlace && !PlaceBinder.IsGuests(sentence, hit) && (hit.Kind == ActorKind.Place && hit.ActorId is not null || places.IsGoal(sentence, hit)
            || !scene.InPair(hit.Side) && places.IsFrom(sentence, hit));

    /// <summary>A word of meeting stands between: subject there, object here.</summary>
    private static bool IsParted(VisitSentence sentence, int from, int to) =>
        sentence.Cues.Any(c => c.Cue is VisitCue.Met or VisitCue.Hosts && c.Start >= from && c.End <= to);

    private static bool Breaks(VisitSentence sentence, int from, int to) => sentence.Between(from, to).AsSpan().IndexOfAny(",.;、，。") >= 0;
}
