using System.Text;

namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>
/// Finds an article's body: paragraphs give points to the elements around them, the best element is joined with siblings like it,
/// what is no running text is cleaned out. When that leaves little, a more lenient try follows, then the markup's own copy of the text.
/// </summary>
internal static class BodyFinder
{
    /// <summary>Under this weight a body is doubtful and the next try may replace it.</summary>
    private const int Doubtful = 500;

    /// <param name="tree">The page.</param>
    /// <param name="title">Title of the article: its repetition is not body.</param>
    /// <param name="declared">Body text from the page's linked data, or null.</param>
    public static string Find(PartTree tree, string title, string? declared)
    {
        string best = Try(tree, title, Clutter.None, declared);
        if (LineWeight(best) < Doubtful)
            best = Longer(best, Try(tree, title, Clutter.Likely, declared), 2);
        if (declared is not null && LineWeight(declared) >= 200)
            best = Longer(best, declared, 1.5);
        return best.Length > 0 ? best : Everything(tree);
    }

    /// <summary>Everything in a tree whose root is known to be the body.</summary>
    public static string All(PartTree tree, string title)
    {
        BodyDraft draft = new(tree, Clutter.Likely);
        BodyCleaner.Clean(draft, tree.Parts[0], title);
        return draft.Text(tree.Parts[0]);
    }

    private static string Try(PartTree tree, string title, Clutter allowed, string? declared)
    {
        BodyDraft draft = new(tree, allowed);
        if (BodyScorer.Best(draft, TitleLine(tree, title)) is not { } top)
            return "";
        Part root = SiblingJoiner.Join(draft, top.Part, top.Scores, top.Repeated);
        BodyCleaner.Clean(draft, root, title);
        return Join(DeclaredBody.Filter([.. LeadFinder.Find(tree, draft.Lines(root), title), .. draft.Lines(root)], declared));
    }

    /// <summary>Where the title stands above the body: the main heading if there is one; −1 = nowhere.</summary>
    private static int TitleLine(PartTree tree, string title)
    {
        int found = -1;
        foreach (Line line in tree.Lines)
        {
            if (title.Length == 0 || line.Text.Length < title.Length / 2 || !TitleText.Same(line.Text, title))
                continue;
            if (line.Parent.Tag == "h1")
                return line.Index;
            if (found < 0 && line.LinkDensity < 0.5)
                found = line.Index;
        }

        return found;
    }

    private static string Longer(string first, string second, double factor) =>
        LineWeight(second) > factor * LineWeight(first) ? second : first;

    private static string Everything(PartTree tree) =>
        Join(tree.Lines.Where(line => line.Parent.Clutter == Clutter.None && line.LinkDensity < 0.5));

    internal static string Join(IEnumerable<Line> lines)
    {
        StringBuilder text = new();
        foreach (Line line in lines)
            text.Append(text.Length > 0 ? "\n" : "").Append(line.Text);
        return text.ToString();
    }

    private static int LineWeight(string text)
    {
        int weight = 0;
        foreach (char c in text)
            weight += LineText.IsWide(c) ? 2 : 1;
        return weight;
    }
}
