namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>How much of a text, one paragraph a line, is running text, and of what it speaks.</summary>
internal static class Prose
{
    private const int ShortestParagraph = 60;

    private const int ShortestWord = 4;

    /// <summary>Letters of a word that endings do not change.</summary>
    private const int Stem = 6;

    private const double MostOfTitle = 0.6;

    /// <summary>Letters of the paragraphs that are sentences; a Chinese, Japanese or Korean character counts two. Code and data count nothing.</summary>
    public static int Weight(string text)
    {
        int sum = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            int weight = 0, marks = 0;
            foreach (char c in line)
            {
                weight += LineText.IsWide(c) ? 2 : 1;
                marks += c is '{' or '}' or '<' or '>' or '=' or '\\' or '_' or '/' ? 1 : 0;
            }

            if (weight > ShortestParagraph && marks * 40 < weight && LineText.EndsSentence(line.TrimEnd().ToString()))
                sum += weight;
        }

        return sum;
    }

    /// <summary>Whether most of the title's longer words (by their beginnings), or of its pairs of Chinese, Japanese or Korean characters, are in the text.</summary>
    public static bool SpeaksOf(string text, string title)
    {
        (int all, int found) = (0, 0);
        foreach (string piece in Pieces(title).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            all++;
            found += text.Contains(piece, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        return found > 0 && found >= all * MostOfTitle;
    }

    private static IEnumerable<string> Pieces(string title)
    {
        int start = 0;
        for (int i = 0; i <= title.Length; i++)
        {
            if (i < title.Length && char.IsLetterOrDigit(title[i]))
                continue;
            for (int at = start; at + 1 < i && LineText.IsWide(title[at]); at++)
                yield return title.Substring(at, 2);
            if (i - start >= ShortestWord && !LineText.IsWide(title[start]))
                yield return title[start..Math.Min(i, start + Stem)];
            start = i + 1;
        }
    }
}
