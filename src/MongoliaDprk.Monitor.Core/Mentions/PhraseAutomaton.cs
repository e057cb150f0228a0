namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>One occurrence of a phrase: <paramref name="Phrase"/> is its index, offsets are those of the scanned text.</summary>
internal readonly record struct PhraseHit(int Phrase, int Start, int End);

/// <summary>
/// Finds all occurrences of many phrases in one pass (Aho and Corasick, 1975). The trie is cut out of the sorted phrases level by
/// level, so that it lies in flat arrays from the start: the edge at index e leads to state e + 1. The root's edges are a table
/// besides, for that is where most characters of a text end.
/// </summary>
internal sealed class PhraseAutomaton
{
    private readonly IReadOnlyList<string> phrases;
    private readonly int[] sorted;
    private readonly int[] root = new int[char.MaxValue + 1];
    private readonly int[] firstEdge;
    private readonly char[] edges;
    private readonly int[] fails;
    private readonly int[] nextWithPhrases;

    /// <summary>The phrases that end in a state, as a range of <see cref="sorted"/>.</summary>
    private readonly (int From, int To)[] ending;

    /// <param name="phrases">Compared ordinally; empty ones never occur; the same phrase may stand there several times.</param>
    public PhraseAutomaton(IReadOnlyList<string> phrases)
    {
        this.phrases = phrases;
        sorted = [.. Enumerable.Range(0, phrases.Count).Where(phrase => phrases[phrase].Length > 0)];
        Array.Sort(sorted, (one, other) => string.CompareOrdinal(phrases[one], phrases[other]) is not 0 and var order ? order : one - other);
        (firstEdge, edges, ending) = Trie();
        fails = new int[ending.Length];
        nextWithPhrases = new int[ending.Length];
        LinkFails();
    }

    /// <summary>Adds every occurrence in <paramref name="text"/>, overlapping ones too, in order of their ends.</summary>
    public void Find(string text, List<PhraseHit> hits)
    {
        int state = 0;
        for (int at = 0; at < text.Length; at++)
        {
            state = Step(state, text[at]);
            for (int end = state; end != 0; end = nextWithPhrases[end])
            {
                for (int place = ending[end].From; place < ending[end].To; place++)
                    hits.Add(new PhraseHit(sorted[place], at + 1 - phrases[sorted[place]].Length, at + 1));
            }
        }
    }

    /// <summary>Indexes of the phrases that end in the state.</summary>
    public IEnumerable<int> EndingIn(int state)
    {
        for (int end = state; end != 0; end = nextWithPhrases[end])
        {
            for (int place = ending[end].From; place < ending[end].To; place++)
                yield return sorted[place];
        }
    }

    /// <summary>The state one character further in the trie, without falling back; 0 = no phrase goes on so.</summary>
    public int Child(int state, char c)
    {
        if (state == 0)
            return root[c];
        int edge = edges.AsSpan(firstEdge[state], firstEdge[state + 1] - firstEdge[state]).IndexOf(c);
        return edge < 0 ? 0 : firstEdge[state] + edge + 1;
    }

    /// <summary>Indexes of the phrases that the way to the state spells.</summary>
    public ReadOnlySpan<int> PhrasesOf(int state) => sorted.AsSpan(ending[state].From, ending[state].To - ending[state].From);

    /// <summary>Whether a phrase ends in the state.</summary>
    public bool IsEnd(int state) => ending[state].To > ending[state].From || nextWithPhrases[state] != 0;

    private (int[] FirstEdge, char[] Edges, (int From, int To)[] Ending) Trie()
    {
        List<(int From, int To, int Depth)> states = [(0, sorted.Length, 0)];
        List<int> first = [];
        List<char> chars = [];
        List<(int From, int To)> ends = [];
        for (int state = 0; state < states.Count; state++)
        {
            (int from, int to, int depth) = states[state];
            int at = from;
            while (at < to && phrases[sorted[at]].Length == depth)
                at++;
            ends.Add((from, at));
            first.Add(chars.Count);
            while (at < to)
            {
                char c = phrases[sorted[at]][depth];
                int next = at + 1;
                while (next < to && phrases[sorted[next]][depth] == c)
                    next++;
                chars.Add(c);
                states.Add((at, next, depth + 1));
                at = next;
            }
        }

        first.Add(chars.Count);
        return ([.. first], [.. chars], [.. ends]);
    }

    /// <summary>States stand in order of depth, so whatever a state falls back to is linked before it.</summary>
    private void LinkFails()
    {
        for (int edge = 0; edge < firstEdge[1]; edge++)
            root[edges[edge]] = edge + 1;
        for (int state = 1; state < ending.Length; state++)
        {
            int fail = fails[state];
            nextWithPhrases[state] = ending[fail].To > ending[fail].From ? fail : nextWithPhrases[fail];
            for (int edge = firstEdge[state]; edge < firstEdge[state + 1]; edge++)
                fails[edge + 1] = Step(fail, edges[edge]);
        }
    }

    /// <summary>The state after one more character; 0 = no phrase is under way.</summary>
    public int Step(int state, char c)
    {
        while (state != 0)
        {
            int edge = edges.AsSpan(firstEdge[state], firstEdge[state + 1] - firstEdge[state]).IndexOf(c);
            if (edge >= 0)
                return firstEdge[state] + edge + 1;
            state = fails[state];
        }

        return root[c];
    }
}
