namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Finds the place that a travel word goes to or comes from, by the marks beside the names.</summary>
internal sealed class PlaceBinder(VisitScene scene)
{
    private const int ListGap = 6;
    private const int DenseListGap = 2;
    private const int Reach = 70;
    private const int FarReach = 100;
    private const int ObjectReach = 6;
    private const int MarkReach = 24;
    private const int CompoundReach = 16;
    private const int GoodsReach = 12;

    private readonly VisitWords words = scene.Words;

    /// <summary>Where the traveller goes, or null.</summary>
    public SideHit? Destination(VisitSentence sentence, CueHit cue) =>
        words.PlaceBeforeVerb ? MarkedBefore(sentence, cue, IsTo) : After(sentence, cue) ?? PrefixedBefore(sentence, cue) ?? Compound(sentence, cue);

    /// <summary>Where a departing traveller comes from, or null.</summary>
    public SideHit? Origin(VisitSentence sentence, CueHit cue)
    {
        if (words.PlaceBeforeVerb)
            return MarkedBefore(sentence, cue, IsFrom);
        SideHit? next = Following(sentence, cue).FirstOrDefault(h => IsFrom(sentence, h)) ?? Following(sentence, cue).FirstOrDefault();
        if (next is not null && (IsFrom(sentence, next) || (next.Start - cue.End <= ObjectReach && !IsTo(sentence, next))))
            return next;
        return sentence.Hits.LastOrDefault(h => h.IsPlace && h.End <= cue.Start && cue.Start - h.End <= Reach && IsFrom(sentence, h));
    }

    /// <summary>The places something is said to happen at.</summary>
    public IEnumerable<SideHit> Venues(VisitSentence sentence) =>
        sentence.Hits.Where(h => h.IsPlace && h.ActorId is not null && (IsTo(sentence, h) || IsFrom(sentence, h)));

    public bool IsTo(VisitSentence sentence, SideHit hit) => Marked(sentence, hit, words.To);

    public bool IsFrom(VisitSentence sentence, SideHit hit) => Marked(sentence, hit, words.From);

    public bool IsOf(VisitSentence sentence, SideHit hit) => Marked(sentence, hit, words.Of);

    /// <summary>A mere subject: marked so, followed by "issue" or the like, or named by a third country's word directly before it.</summary>
    public bool IsAbout(VisitSentence sentence, SideHit hit) => Marked(sentence, hit, words.About)
        || sentence.Cues.Any(c => c.Cue == VisitCue.Topic && (c.Start - hit.End is 0 or 1 || c.Start <= hit.Start && c.End >= hit.End))
        || sentence.Hits.Any(h => !scene.InPair(h.Side) && hit.Start - h.End is 0 or 1 && sentence.Between(h.End, hit.Start).Trim().Length == 0);

    /// <summary>What arrives is no one but goods or somebody's works: "X flour", "flour from X", "works of X".</summary>
    public bool IsGoods(VisitSentence sentence, SideHit hit) => sentence.Cues.Any(c => c.Cue == VisitCue.Goods
        && (c.Start >= hit.End && c.Start - hit.End <= GoodsReach && !sentence.Cues.Any(g => g.Cue is VisitCue.Guest or VisitCue.People && g.Start >= hit.End && g.End <= c.Start)
            || !words.PlaceBeforeVerb && c.End <= hit.Start && hit.Start - c.End <= GoodsReach && (hit.Start - c.End <= 1 || IsOf(sentence, hit))));

    /// <summary>People, not only a country: a person, an institution, or a country's name that belongs to a word for guests or people.</summary>
    public bool IsPeople(VisitSentence sentence, SideHit hit) => !hit.IsPlace && !hit.IsDemonym || !IsGoneTo(sentence, hit) && (IsGuests(sentence, hit)
        || sentence.Cues.Any(c => c.Cue is VisitCue.Guest or VisitCue.People && (
            c.Start >= hit.End && c.Start - hit.End <= ObjectReach && sentence.Between(hit.End, c.Start).AsSpan().IndexOfAny(",;:.") < 0
            || hit.IsDemonym && (c.Start >= hit.End ? c.Start - hit.End : hit.Start - c.End) is >= 0 and <= MarkReach
            || !words.PlaceBeforeVerb && c.End <= hit.Start && hit.Start - c.End <= Reach && (hit.Start - c.End <= 1 || IsOf(sentence, hit)))));

    /// <summary>A place marked as a destination, in a language and script where a word behind it is not joined to it.</summary>
    private bool IsGoneTo(VisitSentence sentence, SideHit hit) => !words.PlaceBeforeVerb && !sentence.IsDense && hit.IsPlace && IsTo(sentence, hit);

    private SideHit? After(VisitSentence sentence, CueHit cue)
    {
        bool first = true;
        foreach (SideHit hit in Following(sentence, cue))
        {
            bool to = IsTo(sentence, hit);
            if (to || (first && cue.Cue != VisitCue.Depart && Gap(sentence, cue.End, hit.Start) <= ObjectReach
                && (hit.Start - cue.End <= 1 || !IsOf(sentence, hit)) && !IsFrom(sentence, hit) && !IsGuests(sentence, hit)))
                return OfPair(sentence, hit, 1);
            first = false;
        }

        return null;
    }

    /// <summary>Characters between two offsets without the persons named there: "visited Y the X" where the verb stands second.</summary>
    private static int Gap(VisitSentence sentence, int from, int to) =>
        to - from - sentence.Hits.Where(h => h.IsPerson && h.Start >= from && h.End <= to).Sum(h => h.End - h.Start);

    /// <summary>Places behind the cue before the clause ends.</summary>
    private static IEnumerable<SideHit> Following(VisitSentence sentence, CueHit cue) =>
        sentence.Hits.Where(h => h.IsPlace && h.Start >= cue.End && h.Start - cue.End <= Reach
            && sentence.Between(cue.End, h.Start).AsSpan().IndexOfAny(";:。；\n") < 0
            && !sentence.Cues.Any(c => c != cue && c.Cue is VisitCue.Visit or VisitCue.Arrive && c.Start >= cue.End && c.End <= h.Start));

    private SideHit? PrefixedBefore(VisitSentence sentence, CueHit cue) =>
        sentence.Hits.LastOrDefault(h => h.IsPlace && h.End <= cue.Start && cue.Start - h.End <= Reach && IsTo(sentence, h)
            && sentence.Between(h.End, cue.Start).AsSpan().IndexOfAny(";；") < 0);

    /// <summary>"the X visit": the name directly before the word.</summary>
    private static SideHit? Compound(VisitSentence sentence, CueHit cue) => cue.Cue != VisitCue.Visit
        ? null
        : sentence.Hits.LastOrDefault(h => h.IsPlace && h.End <= cue.Start && cue.Start - h.End <= 1);

    private SideHit? MarkedBefore(VisitSentence sentence, CueHit cue, Func<VisitSentence, SideHit, bool> marked)
    {
        foreach (SideHit hit in sentence.Hits.Reverse().Where(h => h.IsPlace && h.End <= cue.Start && cue.Start - h.End <= FarReach))
        {
            string gap = sentence.Between(hit.End, cue.Start);
            if (marked(sentence, hit) || IsInCompound(sentence, hit, gap) || (cue.Cue != VisitCue.Depart && gap.Trim().Length <= ObjectReach - 1 && !IsOf(sentence, hit) && !IsFrom(sentence, hit)))
                return OfPair(sentence, hit, -1);
        }

        return null;
    }

    /// <summary>"at the X conference hall": the mark stands on the noun that the place belongs to.</summary>
    private bool IsInCompound(VisitSentence sentence, SideHit hit, string gap) => gap.Length is > 1 and <= CompoundReach && gap[0] == ' '
        && !sentence.Cues.Any(c => c.Cue is VisitCue.Guest && c.Start >= hit.End && c.Start < hit.End + gap.Length)
        && words.To.Any(m => m[0] != ' ' && gap.AsSpan().TrimEnd().EndsWith(m, StringComparison.OrdinalIgnoreCase));

    /// <summary>Of several countries in a row, the one of the pair: one trip, one visit per country.</summary>
    private SideHit OfPair(VisitSentence sentence, SideHit hit, int step)
    {
        for (SideHit? at = hit; at is not null; at = InRow(sentence, at, step))
        {
            if (scene.InPair(at.Side))
                return at;
        }

        return hit;
    }

    /// <summary>The place is gone to, alone or in a row of places of which one is marked.</summary>
    public bool IsGoal(VisitSentence sentence, SideHit hit)
    {
        int step = words.PlaceBeforeVerb ? 1 : -1;
        for (SideHit? at = hit; at is not null; at = InRow(sentence, at, step))
        {
            if (IsTo(sentence, at) && !IsOf(sentence, at))
                return true;
        }

        return false;
    }

    /// <summary>"the X visit" where the verb closes the sentence: X is gone to.</summary>
    public bool IsCompound(VisitSentence sentence, SideHit hit) => words.PlaceBeforeVerb && hit.IsPlace
        && sentence.Cues.Any(c => c.Cue == VisitCue.Visit && c.Country is null && c.Start - hit.End is 0 or 1);

    private static SideHit? InRow(VisitSentence sentence, SideHit hit, int step)
    {
        int gap = sentence.IsDense ? DenseListGap : ListGap;
        return sentence.Hits.FirstOrDefault(h => h.IsPlace && (step > 0
            ? h.Start >= hit.End && h.Start - hit.End <= gap
            : h.End <= hit.Start && hit.Start - h.End <= gap));
    }

    /// <summary>A guest word belongs to the name before it; a place gone to has none behind it where names and marks stand in this order.</summary>
    public bool IsGuests(VisitSentence sentence, SideHit hit) => !IsGoneTo(sentence, hit) &&
        sentence.Cues.Any(c => c.Cue == VisitCue.Guest && c.Start >= hit.End && c.Start - hit.End <= MarkReach && !sentence.Hits.Any(h => h.Start >= hit.End && h.End <= c.Start)
            && sentence.Between(hit.End, c.Start).AsSpan().IndexOfAny(",.;") < 0);

    private bool Marked(VisitSentence sentence, SideHit hit, IReadOnlyList<string> marks) => words.PlaceBeforeVerb
        ? Longest(marks, m => sentence.FullText.AsSpan(hit.End).StartsWith(m, StringComparison.OrdinalIgnoreCase) || IsOwnEnding(sentence, hit, m)) is { } found
            && !IsOutdone(sentence, hit, found)
        : Longest(marks, m => EndsWithWord(sentence.FullText, hit.Start, m)) is { } prefix && !IsOutdone(sentence, hit, prefix);

    /// <summary>A longer mark of another sort stands at the same place.</summary>
    private bool IsOutdone(VisitSentence sentence, SideHit hit, string mark) =>
        words.To.Concat(words.From).Concat(words.Of).Any(m => m.Length > mark.Length && (words.PlaceBeforeVerb
            ? sentence.FullText.AsSpan(hit.End).StartsWith(m, StringComparison.OrdinalIgnoreCase)
            : EndsWithWord(sentence.FullText, hit.Start, m)));

    /// <summary>A word for "here" may carry its mark itself ("in our country" as one phrase).</summary>
    private static bool IsOwnEnding(VisitSentence sentence, SideHit hit, string mark) =>
        hit.ActorId is null && sentence.FullText.AsSpan(hit.Start, hit.End - hit.Start).EndsWith(mark, StringComparison.OrdinalIgnoreCase);

    private static string? Longest(IReadOnlyList<string> marks, Func<string, bool> stands) => marks.Where(stands).MaxBy(m => m.Length);

    /// <summary>A destination, as far as the words directly beside the name tell.</summary>
    public static bool IsGoal(VisitWords words, string text, SideHit hit) => words.To.Any(m => words.PlaceBeforeVerb
        ? text.AsSpan(hit.End).StartsWith(m, StringComparison.OrdinalIgnoreCase)
        : EndsWithWord(text, hit.Start, m));

    private static bool EndsWithWord(string text, int at, string mark)
    {
        ReadOnlySpan<char> before = text.AsSpan(Math.Max(0, at - MarkReach - mark.Length), at - Math.Max(0, at - MarkReach - mark.Length)).TrimEnd();
        if (!before.EndsWith(mark, StringComparison.OrdinalIgnoreCase))
            return false;
        int edge = before.Length - mark.Length;
        return edge == 0 || mark[0] >= '\u1100' || !char.IsLetter(before[edge - 1]);
    }
}
