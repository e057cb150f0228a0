namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>Finds the lead that many outlets print between the title and the body, outside of the body's element.</summary>
internal static class LeadFinder
{
    private const int Farthest = 15;

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
        line.IsRunning && line.LinkWeight == 0 && line.EndsSentence
        && (line.Parent.Clutter == Clutter.None || (line.Parent.Clutter == Clutter.Likely && ClutterNames.IsLead(line.Parent.Names)));
}
