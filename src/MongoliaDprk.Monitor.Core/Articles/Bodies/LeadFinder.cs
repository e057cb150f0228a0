namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>Finds the lead that many outlets print between the title and the body, outside of the body's element.</summary>
internal static class LeadFinder
{
    private const int Farthest = 15;

    private const int Levels = 3;

    /// <summary>Running lines without links between the last main heading or line that is the title and the first line of the body.</summary>
    public static IEnumerable<Line> Find(PartTree tree, IEnumerable<Line> body, string title)
    {
        if (title.Length == 0 || body.FirstOrDefault() is not { } first)
            return [];
        int start = first.Index;
        for (int i = first.Index - 1; i >= Math.Max(0, first.Index - Farthest) && start == first.Index; i--)
        {
            if (tree.Lines[i].Parent.Tag == "h1" || TitleText.Same(tree.Lines[i].Text, title))
                start = i + 1;
        }

        return tree.Lines.Skip(start).Take(first.Index - start).Where(IsLead);
    }

    private static bool IsLead(Line line) =>
        line.Weight > 60 && line.LinkWeight == 0 && line.Parent.Clutter != Clutter.Sure
        && (SaysLead(line.Parent) || (line.Parent.Clutter == Clutter.None && line.IsRunning && line.EndsSentence));

    /// <summary>The names of the paragraph or of what is directly around it.</summary>
    private static bool SaysLead(Part part)
    {
        Part? at = part;
        for (int level = 0; at is not null && level < Levels; level++, at = at.Parent)
        {
            if (at.Traits.HasFlag(NameTraits.Lead))
                return true;
        }

        return false;
    }
}
