namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>
/// The body as the page's linked data repeats it (schema.org <c>articleBody</c>). Where it holds the whole text that was found in the
/// page, what it does not hold is no part of the article: boxes, notes and teasers between and below the paragraphs.
/// </summary>
internal static class DeclaredBody
{
    /// <summary>Letters and digits compared at the beginning, in the middle and at the end of a line.</summary>
    private const int Compared = 40;

    private const int Shortest = 12;

    /// <summary>Each line is looked for in all of it; no article is longer.</summary>
    private const int Longest = 300_000;

    /// <summary>A paragraph of this weight between two that are declared is believed to have been left out by mistake.</summary>
    private const int Substantial = 250;

    /// <summary>The lines without those that the declared body leaves out; all of them when it is only a part or another text.</summary>
    public static IReadOnlyList<Line> Filter(IReadOnlyList<Line> lines, string? declared)
    {
        if (declared is null || declared.Length is < 200 or > Longest)
            return lines;
        string copy = TitleText.Fold(declared);
        bool[] known = new bool[lines.Count];
        (int inBoth, int all, int last) = (0, 0, -1);
        for (int i = 0; i < known.Length; i++)
        {
            string text = TitleText.Fold(lines[i].Text);
            known[i] = text.Length >= Shortest && Knows(copy, text);
            all += text.Length;
            inBoth += known[i] ? text.Length : 0;
            last = known[i] ? i : last;
        }

        if (inBoth < copy.Length * 0.9 || inBoth < all * 0.5)
            return lines;
        int first = Array.IndexOf(known, true);
        return [.. lines.Where((line, i) => known[i] || (i < last && (i < first ? line.IsRunning : IsBetween(line))))];
    }

    private static bool Knows(string copy, string text)
    {
        if (text.Length <= Compared)
            return copy.Contains(text, StringComparison.Ordinal);
        return copy.AsSpan().Contains(text.AsSpan(0, Compared), StringComparison.Ordinal)
            || copy.AsSpan().Contains(text.AsSpan(text.Length - Compared), StringComparison.Ordinal)
            || copy.AsSpan().Contains(text.AsSpan((text.Length - Compared) / 2, Compared), StringComparison.Ordinal);
    }

    private static bool IsBetween(Line line) =>
        line.IsHeading || line.Parent.Tag == "li" || line.Weight < Shortest || (line.Weight > Substantial && line.LinkWeight == 0);
}
