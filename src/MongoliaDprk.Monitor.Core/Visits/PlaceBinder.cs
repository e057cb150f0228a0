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

    public bool IsAbout(VisitSentence sentence, SideHit hit) => Marked(sentence, hit, words.About);

    private SideHit? After(VisitSentence sentence, CueHit cue)
    {
        bool first = true;
        foreach (SideHit hit in Following(sentence, cue))
        {
            bool to = IsTo(sentence, hit);
            if (to || (first && cue.Cue != VisitCue.Depart && hit.Start - cue.End <= ObjectReach && !IsOf(sentence, hit) && !IsFrom(sentence, hit) && !IsGuests(sentence, hit)))
                return OfPair(sentence, hit, 1);
            first = false;
        }

        return null;
    }

    /// <summary>Places behind the cue before the clause ends.</summary>
    private static IEnumerable<SideHit> Following(VisitSentence sentence, CueHit cue) =>
        sentence.Hits.Where(h => h.IsPlace && h.Start >= cue.End && h.Start - cue.End <= Reach
            && sentence.Between(cue.End, h.Start).AsSpan().IndexOfAny(";:。；\n") < 0
            && !sentence.Cues.Any(c => c != cue && c.Cue is VisitCue.Visit or VisitCue.Arrive && c.Start >= cue.End && c.End <= h.Start));

    private SideHit? PrefixedBefore(VisitSentence sentence, CueHit cue) =>
        sentence.Hits.LastOrDefault(h => h.IsPlace && h.End <= cue.Start && cue.Start - h.End <= Reach && IsTo(sentence, h));

    /// <summary>"the X visit": the name directly before the word.</summary>
    private static SideHit? Compound(VisitSentence sentence, CueHit cue) => cue.Cue != VisitCue.Visit
        ? null
        : sentence.Hits.LastOrDefault(h => h.IsPlace && h.End <= cue.Start && cue.Start - h.End <= 1);

    private SideHit? MarkedBefore(VisitSentence sentence, CueHit cue, Func<VisitSentence, SideHit, bool> marked)
    {
        foreach (SideHit hit in sentence.Hits.Reverse().Where(h => h.IsPlace && h.End <= cue.Start && cue.Start - h.End <= FarReach))
        {
            string gap = sentence.Between(hit.End, cue.Start);
            if (marked(sentence, hit) || (cue.Cue != VisitCue.Depart && gap.Trim().Length <= ObjectReach - 1 && !IsOf(sentence, hit) && !IsFrom(sentence, hit)))
                return OfPair(sentence, hit, -1);
        }

        return null;
    }

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

    private static SideHit? InRow(VisitSentence sentence, SideHit hit, int step)
    {
        int gap = VisitTone.IsDense(sentence) ? DenseListGap : ListGap;
        return sentence.Hits.FirstOrDefault(h => h.IsPlace && (step > 0
            ? h.Start >= hit.End && h.Start - hit.End <= gap
            : h.End <= hit.Start && hit.Start - h.End <= gap));
    }

    public static bool IsGuests(VisitSentence sentence, SideHit hit) =>
        sentence.Cues.Any(c => c.Cue == VisitCue.Guest && c.Start >= hit.End && c.Start - hit.End <= MarkReach
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

    private static bool EndsWithWord(string text, int at, string mark)
    {
        ReadOnlySpan<char> before = text.AsSpan(Math.Max(0, at - MarkReach - mark.Length), at - Math.Max(0, at - MarkReach - mark.Length)).TrimEnd();
        if (!before.EndsWith(mark, StringComparison.OrdinalIgnoreCase))
            return false;
        int edge = before.Length - mark.Length;
        return edge == 0 || mark[0] >= '\u1100' || !char.IsLetter(before[edge - 1]);
    }
}
