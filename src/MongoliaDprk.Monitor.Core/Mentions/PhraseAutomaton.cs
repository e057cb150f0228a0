namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>One occurrence of a phrase: <paramref name="Phrase"/> is its index, offsets are those of the scanned text.</summary>
internal readonly record struct PhraseHit(int Phrase, int Start, int End);

/// <summary>
/// Finds all occurrences of many phrases in one pass (Aho and Corasick, 1975). States lie in flat arrays, each state's
/// transitions sorted by character; the root's are a table, for that is where most characters of a text end.
/// </summary>
internal sealed class PhraseAutomaton
{
    private readonly IReadOnlyList<string> phrases;
    private readonly int[] root = new int[char.MaxValue + 1];
    private readonly int[] firstEdge;
    private readonly char[] edgeChars;
    private readonly int[] edgeTargets;
    private readonly int[] fails;
    private readonly int[] nextWithPhrases;
    private readonly int[][] phrasesAt;

    /// <param name="phrases">Compared ordinally; empty ones never occur; the same phrase may stand there several times.</param>
    public PhraseAutomaton(IReadOnlyList<string> phrases)
    {
        this.phrases = phrases;
        List<SortedDictionary<char, int>> trie = [[]];
        List<List<int>> ends = [[]];
        for (int phrase = 0; phrase < phrases.Count; phrase++)
            Insert(trie, ends, phrase);

        phrasesAt = [.. ends.Select(list => list.ToArray())];
        firstEdge = new int[trie.Count + 1];
        for (int state = 0; state < trie.Count; state++)
            firstEdge[state + 1] = firstEdge[state] + trie[state].Count;
        edgeChars = [.. trie.SelectMany(edges => edges.Keys)];
        edgeTargets = [.. trie.SelectMany(edges => edges.Values)];
        foreach ((char c, int target) in trie[0])
            root[c] = target;
        fails = new int[trie.Count];
        nextWithPhrases = new int[trie.Count];
        LinkFails(trie);
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
                foreach (int phrase in phrasesAt[end])
                    hits.Add(new PhraseHit(phrase, at + 1 - phrases[phrase].Length, at + 1));
            }
        }
    }

    private void Insert(List<SortedDictionary<char, int>> trie, List<List<int>> ends, int phrase)
    {
        if (phrases[phrase].Length == 0)
            return;
        int state = 0;
        foreach (char c in phrases[phrase])
        {
            if (!trie[state].TryGetValue(c, out int next))
            {
                next = trie.Count;
                trie[state][c] = next;
                trie.Add([]);
                ends.Add([]);
            }

            state = next;
        }

        ends[state].Add(phrase);
    }

    private void LinkFails(List<SortedDictionary<char, int>> trie)
    {
        Queue<int> states = new(trie[0].Values);
        while (states.TryDequeue(out int state))
        {
            foreach ((char c, int target) in trie[state])
            {
                fails[target] = Step(fails[state], c);
                states.Enqueue(target);
            }

            int fail = fails[state];
            nextWithPhrases[state] = phrasesAt[fail].Length > 0 ? fail : nextWithPhrases[fail];
        }
    }

    private int Step(int state, char c)
    {
        while (state != 0)
        {
            int edge = Array.BinarySearch(edgeChars, firstEdge[state], firstEdge[state + 1] - firstEdge[state], c);
            if (edge >= 0)
                return edgeTargets[edge];
            state = fails[state];
        }

        return root[c];
    }
}
