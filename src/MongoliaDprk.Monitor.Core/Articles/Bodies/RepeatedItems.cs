namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>
/// Knows comments below an article and teasers of other articles from the sections of a body: containers of one name that come again
/// and again, each with a line that says who wrote it when, or with a link for a heading. What stands under a heading of its own that is
/// no link is a section: an entry of a ranking or of a live report.
/// </summary>
internal static class RepeatedItems
{
    private const int Least = 4;

    /// <summary>Lines between a section's heading and its first paragraph: a price, a time, a place.</summary>
    private const int UnderHeading = 4;

    /// <summary>For each line, whether it is running text of such a container.</summary>
    public static bool[] Mark(IReadOnlyList<Line> lines)
    {
        Dictionary<string, (int All, int Signed)> kinds = Kinds(lines);
        bool[] marks = new bool[lines.Count];
        foreach (Line line in lines)
        {
            marks[line.Index] = line.IsRunning
                && kinds.TryGetValue(Container(line).Names, out (int All, int Signed) kind) && kind.Signed >= Least && kind.Signed > kind.All * 0.7;
        }

        return marks;
    }

    /// <summary>Sums over the lines of the running text in such containers, other than the kind that the best part is itself.</summary>
    public static int[] Sums(BodyDraft draft, Part best, bool[] marks)
    {
        IReadOnlyList<Line> lines = draft.Tree.Lines;
        int[] sums = new int[lines.Count + 1];
        foreach (Line line in lines)
        {
            bool again = marks[line.Index] && draft.IsKept(line) && Container(line) is { } container && !container.IsNested(best) && container.Names != best.Names;
            sums[line.Index + 1] = sums[line.Index] + (again ? line.Weight : 0);
        }

        return sums;
    }

    private static Dictionary<string, (int All, int Signed)> Kinds(IReadOnlyList<Line> lines)
    {
        Dictionary<string, (int All, int Signed)> kinds = new(StringComparer.Ordinal);
        Part? last = null;
        foreach (Line line in lines)
        {
            Part container = Container(line);
            if (line.IsRunning && container != last && container.Names.Length > 0)
            {
                (int all, int signed) = kinds.GetValueOrDefault(container.Names);
                kinds[container.Names] = (all + 1, signed + (IsSigned(lines, line, container) ? 1 : 0));
            }

            last = container;
        }

        return kinds;
    }

    private static bool IsSigned(IReadOnlyList<Line> lines, Line line, Part container) =>
        ((line.Index > 0 && IsSignature(lines[line.Index - 1]))
            || (container.FirstLine > 0 && IsSignature(lines[container.FirstLine - 1]))
            || (container.EndLine < lines.Count && IsSignature(lines[container.EndLine])))
        && !HasOwnHeading(lines, line);

    private static bool HasOwnHeading(IReadOnlyList<Line> lines, Line line)
    {
        for (int i = line.Index - 1; i >= Math.Max(0, line.Index - UnderHeading) && !lines[i].IsRunning; i--)
        {
            if (lines[i] is { Parent.Tag: "h2" or "h3", LinkWeight: 0 })
                return true;
        }

        return false;
    }

    private static bool IsSignature(Line line) =>
        line.LinkDensity > 0.7 || (line.Weight < 60 && !line.IsHeading && line.Text.Count(char.IsAsciiDigit) >= 4);

    /// <summary>The nearest part around a line that has a name.</summary>
    private static Part Container(Line line)
    {
        Part at = line.Parent;
        while (at.Names.Length == 0 && at.Parent is { } parent)
            at = parent;
        return at;
    }
}
