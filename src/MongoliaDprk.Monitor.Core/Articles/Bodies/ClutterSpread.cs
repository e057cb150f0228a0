using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>
/// Spreads clutter from parts to what lies in them, but does not believe it of a part that holds most of the page's running text,
/// unless that is a notice: questions for consent and legal text are often longer than a short article.
/// </summary>
internal static partial class ClutterSpread
{
    private const int LeastRunningText = 300;

    public static void Over(PartTree tree)
    {
        int[] running = new int[tree.Lines.Count + 1];
        int[] headings = new int[tree.Lines.Count + 1];
        foreach (Line line in tree.Lines)
        {
            running[line.Index + 1] = running[line.Index] + (line.IsRunning ? line.Weight : 0);
            headings[line.Index + 1] = headings[line.Index] + (line.Parent.Tag == "h1" ? 1 : 0);
        }

        int all = running[^1];
        foreach (Part part in tree.Parts)
        {
            int own = running[part.EndLine] - running[part.FirstLine];
            if (headings[part.EndLine] == headings[part.FirstLine] && IsNotice(tree, part))
                part.Clutter = Clutter.Sure;
            else if (part.Clutter != Clutter.None && own > LeastRunningText && own * 10 > all * (part.Clutter == Clutter.Sure ? 7 : 6))
                part.Clutter = Clutter.None;
            if (part.Parent is { } parent && parent.Clutter > part.Clutter)
                part.Clutter = parent.Clutter;
        }
    }

    private static bool IsNotice(PartTree tree, Part part)
    {
        if (part.Tag is "html" or "body" or "article" or "main" || part.FirstLine == part.EndLine)
            return false;
        Line first = tree.Lines[part.FirstLine];
        return part.Traits.HasFlag(NameTraits.Consent) || (first.Parent == part && IsCopyright(first.Text));
    }

    /// <summary>A sign or word of copyright and a year. Two searches, not one expression, whose time would grow with the square of the line.</summary>
    private static bool IsCopyright(string line) =>
        Copyright().Match(line) is { Success: true } sign && (Year().IsMatch(line, sign.Index + sign.Length) || SignAfterYear().IsMatch(line));

    [GeneratedRegex(@"©|\(c\)\s|\bcopyright\b", RegexOptions.IgnoreCase)]
    private static partial Regex Copyright();

    [GeneratedRegex(@"\b(19|20)\d\d\b")]
    private static partial Regex Year();

    [GeneratedRegex(@"\b(19|20)\d\d\b.{0,3}©")]
    private static partial Regex SignAfterYear();
}
