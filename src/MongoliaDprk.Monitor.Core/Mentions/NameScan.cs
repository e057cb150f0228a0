using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>A stretch of a text that is one name or title.</summary>
/// <param name="Start">Offset in the original text.</param>
/// <param name="End">Offset just after it in the original text.</param>
/// <param name="Patterns">All that these very words may stand for; of one use.</param>
internal sealed record NameSpan(int Start, int End, IReadOnlyList<NamePattern> Patterns)
{
    public PatternUse Use => Patterns[0].Use;

    public NamePattern First => Patterns[0];
}

/// <summary>Looks for all patterns at once and keeps the leftmost, of these the longest; what lies inside a not-name is dropped.</summary>
internal sealed class NameScan(IReadOnlyList<NamePattern> patterns)
{
    private readonly PhraseAutomaton automaton = new([.. patterns.Select(pattern => pattern.Folded)]);

    /// <summary>Spans in text order, none overlapping, except countries and places of another side inside a longer name ("Embassy of A in B").</summary>
    /// <param name="wall">Offset that no name may reach across: the end of the title.</param>
    /// <param name="outletSide">Side of the outlet, or null; home names of other sides are passed over.</param>
    /// <param name="withNotNames">Also what only looks like a name.</param>
    public List<NameSpan> Find(string original, int wall, string? outletSide, bool withNotNames = false)
    {
        List<NameSpan> spans = [];
        List<Candidate> candidates = Candidates(original, wall, outletSide);
        int end = -1;
        int nestedEnd = -1;
        for (int at = 0; at < candidates.Count;)
        {
            int next = at + 1;
            while (next < candidates.Count && candidates[next].Start == candidates[at].Start && candidates[next].End == candidates[at].End)
                next++;
            Candidate candidate = candidates[at];
            if (candidate.Start >= end && !RunsIntoName(candidates, at))
            {
                spans.Add(Span(candidates, at, next));
                end = candidate.End;
                nestedEnd = candidate.Start;
            }
            else if (candidate.Start < end && candidate.Start >= nestedEnd && candidate.End <= end && IsForeignInside(candidate.Pattern, Outer(spans, candidate)))
            {
                spans.Add(Span(candidates, at, next));
                nestedEnd = candidate.End;
            }

            at = next;
        }

        if (!withNotNames)
            spans.RemoveAll(span => span.Use == PatternUse.NotName);
        return spans;
    }

    /// <summary>Ids of the patterns that occur at all.</summary>
    public IEnumerable<NamePattern> Occurring(string original) => Candidates(original, -1, null).Select(candidate => candidate.Pattern);

    private List<Candidate> Candidates(string original, int wall, string? outletSide)
    {
        FoldedText text = FoldedText.Of(original);
        List<PhraseHit> hits = [];
        automaton.Find(text.Text, hits);
        List<Candidate> candidates = [];
        foreach (PhraseHit hit in hits)
        {
            NamePattern pattern = patterns[hit.Phrase];
            if (pattern.AtHomeOnly && pattern.Side != outletSide)
                continue;
            int end = NameBoundaries.EndOf(pattern, text, original, hit);
            if (end < 0)
                continue;
            Candidate candidate = new(text.StartOf(hit.Start), text.EndOf(end - 1), pattern);
            if (candidate.Start >= wall || candidate.End <= wall)
                candidates.Add(candidate);
        }

        candidates.Sort();
        return candidates;
    }

    /// <summary>A title listed with a surname, where the full name stands or goes on behind it: the name wins.</summary>
    private static bool RunsIntoName(List<Candidate> candidates, int at)
    {
        Candidate title = candidates[at];
        if (title.Pattern.Use is PatternUse.NotName or PatternUse.Name)
            return false;
        for (int next = at + 1; next < candidates.Count && candidates[next].Start < title.End; next++)
        {
            Candidate name = candidates[next];
            if (name.Start > title.Start && name.Pattern.Actor?.Kind == ActorKind.Person && name.Pattern.Use == PatternUse.Name)
                return true;
        }

        return false;
    }

    private static NameSpan Outer(List<NameSpan> spans, Candidate inner) => spans.Last(span => span.End >= inner.End && span.Start <= inner.Start);

    private static bool IsForeignInside(NamePattern inner, NameSpan outer) =>
        inner.Use == PatternUse.Name
        && inner.Actor!.Kind is ActorKind.Country or ActorKind.Place
        && outer.Use is PatternUse.Name or PatternUse.Title
        && outer.First.Actor?.Kind is not (ActorKind.Country or ActorKind.Place)
        && inner.Side != outer.First.Side;

    /// <summary>A name that stands there as it is wins over one that would have to be inflected to look so.</summary>
    private static NameSpan Span(List<Candidate> candidates, int from, int to)
    {
        Candidate first = candidates[from];
        NamePattern[] all = [.. candidates[from..to].Select(c => c.Pattern).Where(p => p.Use == first.Pattern.Use)];
        NamePattern[] plain = [.. all.Where(pattern => !pattern.NeedsSuffix)];
        return new NameSpan(first.Start, first.End, [.. (plain.Length > 0 ? plain : all).DistinctBy(p => (p.Actor?.Id, p.Office?.Id))]);
    }

    /// <summary>Sorts by start, then the longer first, then by use.</summary>
    private readonly record struct Candidate(int Start, int End, NamePattern Pattern) : IComparable<Candidate>
    {
        public int CompareTo(Candidate other) =>
            Start != other.Start ? Start.CompareTo(other.Start)
            : End != other.End ? other.End.CompareTo(End)
            : Pattern.Use.CompareTo(other.Pattern.Use);
    }
}
