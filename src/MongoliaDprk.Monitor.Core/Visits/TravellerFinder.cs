using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Who travels: the name of another country that stands nearest to the travel word, and how the text calls him.</summary>
internal sealed class TravellerFinder(VisitScene scene, PlaceBinder places)
{
    private const int Before = 260;
    private const int After = 120;
    private const int ResidentReach = 28;
    private const int ResidentReachDense = 6;
    private const int ListReach = 2000;
    private const int GuestReach = 40;
    private const int AttributeReach = 3;
    private const int OfReach = 90;
    private const int WordsReach = 160;

    /// <summary>The traveller to <paramref name="to"/> named in this sentence, or null. May be of a third country: then it is no visit of the pair.</summary>
    public SideHit? Find(VisitSentence sentence, CueHit cue, string to)
    {
        List<SideHit> candidates = [.. sentence.Hits.Where(h => h.Side != to && !IsPlaceOnly(sentence, h) && !IsResident(sentence, h) && !places.IsAbout(sentence, h) && !places.IsGoods(sentence, h)
            && sentence.Between(Math.Min(h.End, cue.End), Math.Max(h.Start, cue.Start)).AsSpan().IndexOfAny(";；") < 0)];
        SideHit? before = candidates.LastOrDefault(h => h.End <= cue.Start && cue.Start - h.End <= Before);
        SideHit? after = candidates.FirstOrDefault(h => h.Start >= cue.End && h.Start - cue.End <= After
            && (!scene.InPair(h.Side) || (scene.Words.PlaceBeforeVerb ? !h.IsPlace || places.IsGuests(sentence, h) : places.IsPeople(sentence, h))));
        if (before is null && cue.Start - sentence.Start <= GuestReach && sentence.Cues.Count(c => c.Cue == VisitCue.Guest) > 1)
            after = candidates.FirstOrDefault(h => h.Start >= cue.End && h.Start - cue.End <= ListReach && scene.InPair(h.Side) && places.IsPeople(sentence, h)) ?? after;
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
        && (c.Start < hit.End ? hit.Start - c.End : c.Start - hit.End) is >= -40 and var gap && gap <= (sentence.IsDense ? ResidentReachDense : ResidentReach)
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

    /// <summary>What the text calls the travellers beside their names: the delegation's words, or an office in the watchlist's words; null
    /// when the name says all.</summary>
    public string? Words(VisitSentence sentence, SideHit traveller, CueHit cue, bool withLeader)
    {
        CueHit? guest = sentence.Cues.Where(c => c.Cue == VisitCue.Guest && Math.Abs(c.Start - traveller.Start) <= OfReach).MinBy(c => Math.Abs(c.Start - traveller.Start));
        if (guest is not null)
            return GuestWords(sentence, guest, traveller, withLeader);
        if (traveller.OfficeId is { } office)
            return scene.Watchlist.Offices.FirstOrDefault(o => o.Id == office)?.Name;
        if (traveller.IsPerson)
            return null;
        int end = cue.Start > traveller.End ? Math.Min(cue.Start, traveller.End + WordsReach) : traveller.End;
        return Tidy(sentence.FullText[traveller.Start..WordEnd(sentence, end)]);
    }

    /// <summary>The words of a guest word's phrase: with the country before it, or with what follows up to "led by", a comma or a verb.</summary>
    /// <param name="withLeader">The leader's name belongs to it: he is not on the watchlist.</param>
    public string GuestWords(VisitSentence sentence, CueHit guest, SideHit? traveller, bool withLeader)
    {
        bool before = traveller is not null && !traveller.IsPerson && traveller.Start < guest.Start && guest.Start - traveller.End <= (sentence.IsDense ? GuestReach / 3 : GuestReach);
        int start = before ? traveller!.Start : traveller is null && !NamesItsPeople(sentence, guest) ? Back(sentence, guest.Start) : guest.Start;
        int end = NamesItsPeople(sentence, guest) ? PhraseEnd(sentence, guest.End, withLeader) : guest.End;
        if (traveller is { IsPerson: false } && traveller.End > end && traveller.End - end <= OfReach)
            end = traveller.End;
        return Tidy(sentence.FullText[start..WordEnd(sentence, end)]);
    }

    /// <summary>Where the phrase before a guest word begins: behind the last mark of punctuation or travel word.</summary>
    private static int Back(VisitSentence sentence, int at)
    {
        int from = Math.Max(sentence.Start, at - WordsReach);
        int mark = sentence.FullText.AsSpan(from, at - from).LastIndexOfAny(",;:.，。、(");
        int verb = sentence.Cues.Where(c => c.Cue < VisitCue.Guest || c.Cue is VisitCue.Met or VisitCue.Hosts or VisitCue.Activity)
            .Where(c => c.End <= at).Select(c => c.End).DefaultIfEmpty(from).Max();
        return Math.Max(mark < 0 ? from : from + mark + 1, verb);
    }

    private static int WordEnd(VisitSentence sentence, int end)
    {
        while (end > sentence.Start && end < sentence.End && char.IsLetter(sentence.FullText[end - 1]) && char.IsLetter(sentence.FullText[end]) && sentence.FullText[end] < '\u1100')
            end++;
        return end;
    }

    private static string Tidy(string words) => words.Replace('\n', ' ').Trim(' ', ',', '、', '，', '-');

    /// <summary>The guest word goes on with a mark of the traveller: "delegation of …", "delegation led by …".</summary>
    private bool NamesItsPeople(VisitSentence sentence, CueHit guest)
    {
        string behind = sentence.FullText[guest.End..Math.Min(sentence.End, guest.End + 12)].TrimStart();
        return !scene.Words.PlaceBeforeVerb && scene.Words.Of.Any(m => behind.StartsWith(m, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The end of the phrase that starts before <paramref name="from"/>: the next comma or travel word.</summary>
    private static int PhraseEnd(VisitSentence sentence, int from, bool withLeader)
    {
        int limit = Math.Min(sentence.End, from + WordsReach);
        int comma = sentence.FullText.AsSpan(from, limit - from).IndexOfAny(",;，");
        int verb = sentence.Cues.Where(c => (c.Cue <= VisitCue.Invited || c.Cue == VisitCue.Leader && !withLeader) && c.Start >= from).Select(c => c.Start).DefaultIfEmpty(limit).Min();
        return Math.Min(comma < 0 ? limit : from + comma, Math.Min(verb, limit));
    }

    /// <summary>A place that is gone to or come from, or a bare place name: no traveller.</summary>
    private bool IsPlaceOnly(VisitSentence sentence, SideHit hit) =>
        hit.IsPlace && !places.IsGuests(sentence, hit)
        && (hit.Kind == ActorKind.Place && hit.ActorId is not null && !IsFromThere(sentence, hit) && !IsSubject(sentence, hit)
            || places.IsGoal(sentence, hit) || places.IsCompound(sentence, hit)
            || !scene.InPair(hit.Side) && places.IsFrom(sentence, hit));

    /// <summary>"lawmakers from the capital": the place says whose people they are.</summary>
    private bool IsFromThere(VisitSentence sentence, SideHit hit) => !scene.Words.PlaceBeforeVerb && places.IsOf(sentence, hit)
        && sentence.Cues.Any(c => c.Cue is VisitCue.Guest or VisitCue.People && hit.Start - c.End is >= 0 and <= AttributeReach * 3);

    /// <summary>A capital at the head of the sentence that acts: its government is meant.</summary>
    private bool IsSubject(VisitSentence sentence, SideHit hit) => !scene.Words.PlaceBeforeVerb && !sentence.IsDense
        && hit.Start - sentence.Start <= 2 && hit.End + 1 < sentence.End && sentence.FullText[hit.End] == ' ' && char.IsLower(sentence.FullText[hit.End + 1]);

    /// <summary>A word of meeting stands between: subject there, object here.</summary>
    private static bool IsParted(VisitSentence sentence, int from, int to) =>
        sentence.Cues.Any(c => c.Cue is VisitCue.Met or VisitCue.Hosts && c.Start >= from && c.End <= to);

    private static bool Breaks(VisitSentence sentence, int from, int to) => sentence.Between(from, to).AsSpan().IndexOfAny(",.;、，。") >= 0;
}
