using MongoliaDprk.Monitor.Core.Articles.Bodies;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>The visible lines that may carry an article's date: around its title, before its body, at the foot of it.</summary>
internal static class PrintedLines
{
    private const int BeforeTitle = 4;
    private const int AfterTitle = 10;
    private const int BeforeBody = 10;
    private const int AfterBody = 5;
    private const int Longest = 160;

    /// <summary>A line this short says little more than the date.</summary>
    private const int Label = 60;

    /// <summary>Lines with a digit in them, the most telling first: after and before the title, before the body, its last lines and those after it up to the first link.</summary>
    public static IReadOnlyList<string> Around(PartTree tree, string title, string body)
    {
        IReadOnlyList<Line> lines = tree.Lines;
        List<string> found = [];
        Line? heading = Find(lines, title, last: false);
        if (heading is not null)
        {
            IEnumerable<Line> near = Range(lines, heading.Index + 1, heading.Index + 1 + AfterTitle).Concat(Range(lines, heading.Index - BeforeTitle, heading.Index).Reverse());
            found.AddRange(near.Select(line => line.Text));
        }

        if (body.Length > 0)
        {
            int first = Find(lines, body.Split('\n', 2)[0], last: false)?.Index ?? 0;
            int end = (Find(lines, body[(body.LastIndexOf('\n') + 1)..], last: true)?.Index ?? -1) + 1;
            found.AddRange(Labels(Range(lines, first - BeforeBody, first).Reverse()));
            if (end > 0)
                found.AddRange(Labels(Range(lines, end - 2, end).Reverse().Concat(Range(lines, end, end + AfterBody).TakeWhile(line => line.LinkWeight == 0))));
        }

        return [.. found.Where(text => text.Length <= Longest && text.Any(char.IsDigit)).Distinct().OrderBy(text => text.Length > Label)];
    }

    private static IEnumerable<string> Labels(IEnumerable<Line> lines) => lines.Where(line => line.Text.Length <= Label).Select(line => line.Text);

    private static Line? Find(IReadOnlyList<Line> lines, string text, bool last)
    {
        IEnumerable<Line> same = text.Length == 0 ? [] : lines.Where(line => TitleText.Same(line.Text, text));
        return last ? same.LastOrDefault() : same.OrderByDescending(line => line.IsHeading).FirstOrDefault();
    }

    private static IEnumerable<Line> Range(IReadOnlyList<Line> lines, int from, int to)
    {
        for (int i = Math.Max(from, 0); i < Math.Min(to, lines.Count); i++)
            yield return lines[i];
    }
}
