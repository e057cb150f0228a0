namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Finds many phrases in one pass, longest first at each place, ignoring case. In scripts that separate words, a phrase
/// starts and ends at a word's edge unless it ends with <c>*</c>.</summary>
internal sealed class PhraseMatcher
{
    private readonly Node root = new();

    private sealed class Node
    {
        public Dictionary<char, Node> Next { get; } = [];
        public List<(VisitCue Cue, string? Country, int Number, bool Open)> Ends { get; } = [];
    }

    public void Add(string phrase, VisitCue cue, string? country = null, int number = 0)
    {
        bool open = phrase.EndsWith('*');
        Node at = root;
        foreach (char c in open ? phrase[..^1] : phrase)
        {
            if (!at.Next.TryGetValue(char.ToLowerInvariant(c), out Node? next))
                at.Next[char.ToLowerInvariant(c)] = next = new Node();
            at = next;
        }

        at.Ends.Add((cue, country, number, open));
    }

    /// <summary>All phrases of <paramref name="text"/> between the offsets, in text order, none inside another.</summary>
    public List<CueHit> Find(string text, int start, int end)
    {
        List<CueHit> hits = [];
        int at = start;
        while (at < end)
        {
            int matched = IsInsideWord(text, at) ? 0 : Longest(text, at, end, hits);
            at += Math.Max(1, matched);
        }

        return hits;
    }

    private int Longest(string text, int from, int end, List<CueHit> hits)
    {
        Node? best = null;
        int bestEnd = from, at = from;
        Node node = root;
        while (at < end && node.Next.TryGetValue(Fold(text[at]), out Node? next))
        {
            node = next;
            at++;
            bool inside = IsInsideWord(text, at);
            if (node.Ends.Exists(e => e.Open || !inside))
                (best, bestEnd) = (node, at);
        }

        if (best is null)
            return 0;
        bool cut = IsInsideWord(text, bestEnd);
        foreach (var (cue, country, number, open) in best.Ends)
        {
            if (open || !cut)
                hits.Add(new CueHit(cue, from, bestEnd, country, number));
        }

        return bestEnd - from;
    }

    private static char Fold(char c) => c switch { '’' => '\'', '\u00A0' or '\u3000' or '\n' => ' ', _ => char.ToLowerInvariant(c) };

    /// <summary>Letters of a script with spaces stand on both sides of <paramref name="at"/>.</summary>
    private static bool IsInsideWord(string text, int at) =>
        at > 0 && at < text.Length && IsSpacedLetter(text[at - 1]) && IsSpacedLetter(text[at]);

    private static bool IsSpacedLetter(char c) => c < '\u1100' && char.IsLetter(c);
}
