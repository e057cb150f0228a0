using MongoliaDprk.Monitor.Core.Articles.Bodies;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>The visible lines around an article's title, where outlets print the date.</summary>
internal static class TitleSurroundings
{
    private const int Before = 4;
    private const int After = 10;
    private const int LongestLine = 160;

    /// <summary>Short lines first after, then before the title's first heading or line; none when the title is not to be seen.</summary>
    public static IEnumerable<string> Lines(PartTree tree, string title)
    {
        Line? at = tree.Lines.Where(line => title.Length > 0 && TitleText.Same(line.Text, title)).OrderByDescending(line => line.IsHeading).FirstOrDefault();
        if (at is null)
            return [];
        IEnumerable<Line> after = tree.Lines.Skip(at.Index + 1).Take(After);
        IEnumerable<Line> before = tree.Lines.Take(at.Index).Reverse().Take(Before);
        return after.Concat(before).Where(line => line.Text.Length <= LongestLine && line.Text.Any(char.IsDigit)).Select(line => line.Text);
    }
}
