using MongoliaDprk.Monitor.Core.Articles.Bodies;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>A visible line that may carry an article's date.</summary>
/// <param name="Place">Where on the page.</param>
internal readonly record struct PrintedLine(string Text, LinePlace Place);

/// <summary>Where a line stands.</summary>
internal enum LinePlace
{
    /// <summary>A short line close to the title.</summary>
    ByTitle,

    /// <summary>Farther from the title, or before or after the body.</summary>
    ByBody,

    /// <summary>Anywhere else.</summary>
    Elsewhere,
}

/// <summary>The visible lines that may carry an article's date: around its title, before its body, at the foot of it.</summary>
internal static class PrintedLines
{
    private const int BeforeTitle = 4;
    private const int AfterTitle = 10;
    private const int BeforeBody = 10;
    private const int AfterBody = 5;

    /// <summary>Lines at the head of the body that may be its date line.</summary>
    private const int HeadOfBody = 3;
    private const int Longest = 160;

    /// <summary>Lines that are looked at in the whole page, and digits they need for a day, a month and a year.</summary>
    private const int MostElsewhere = 500;
    private const int FewestDigits = 3;

    /// <summary>A line this short says little more than the date; longer ones may begin with it.</summary>
    private const int Label = 60;
    private const int LongLabel = 100;

    /// <summary>A line this short is the date and nothing else.</summary>
    internal const int DateAlone = 30;

    /// <summary>Lines this close below or above the title belong to it.</summary>
    private const int ByTitleAfter = 6;
    private const int ByTitleBefore = 3;

    /// <summary>Lines with a digit in them, the most telling first: after and before the title, before the body, its last lines and those after it up to the first link, then all others.</summary>
    public static IReadOnlyList<PrintedLine> Around(PartTree tree, string title, string body)
    {
        IReadOnlyList<Line> lines = tree.Lines;
        List<PrintedLine> found = [];
        Line? heading = Find(lines, title, last: false);
        if (heading is not null)
        {
            IEnumerable<Line> near = Range(lines, heading.Index + 1, heading.Index + 1 + AfterTitle).Concat(Range(lines, heading.Index - BeforeTitle, heading.Index).Reverse());
            found.AddRange(near.Select(line => new PrintedLine(line.Text, IsBy(line, heading) ? LinePlace.ByTitle : LinePlace.ByBody)));
        }

        if (body.Length > 0)
        {
            int first = Find(lines, body.Split('\n', 2)[0], last: false)?.Index ?? 0;
            int end = (Find(lines, body[(body.LastIndexOf('\n') + 1)..], last: true)?.Index ?? -1) + 1;
            found.AddRange(Labels(Range(lines, first - BeforeBody, first).Reverse().Concat(Range(lines, first, first + HeadOfBody))));
            if (end > 0)
                found.AddRange(Labels(Range(lines, end - 2, end).Reverse().Concat(Range(lines, end, end + AfterBody).TakeWhile(line => line.LinkWeight == 0))));
        }

        found.AddRange(lines.Where(line => line.Parent.Clutter != Clutter.Sure && line.LinkDensity < 0.8 && line.Text.Count(char.IsDigit) >= FewestDigits).Take(MostElsewhere)
            .Select(line => new PrintedLine(line.Text.Length > LongLabel ? line.Text[..LongLabel] : line.Text, LinePlace.Elsewhere)));
        return
        [
            .. found.Where(line => line.Text.Length <= Longest && Numerals.AnyIn(line.Text) && !TitleText.Same(line.Text, title))
                .DistinctBy(line => line.Text).OrderBy(line => line.Place).ThenBy(line => line.Text.Length > Label ? 2 : line.Text.Length > DateAlone ? 1 : 0),
        ];
    }

    private static bool IsBy(Line line, Line heading) =>
        (line.Text.Length <= Label || line.Text.Length <= LongLabel && char.IsDigit(line.Text[0])) && line.Index - heading.Index is >= -ByTitleBefore and <= ByTitleAfter && line.LinkDensity < 0.8 && line.Parent.Clutter != Clutter.Sure;

    private static IEnumerable<PrintedLine> Labels(IEnumerable<Line> lines) => lines.Where(line => line.Text.Length <= Label).Select(line => new PrintedLine(line.Text, LinePlace.ByBody));

    private static Line? Find(IReadOnlyList<Line> lines, string text, bool last)
    {
        IEnumerable<Line> same = text.Length == 0 ? [] : lines.Where(line => TitleText.Same(line.Text, text));
        return last ? same.LastOrDefault() : same.OrderByDescending(line => line.IsHeading).FirstOrDefault();
    }

    private static IEnumerable<Line> Range(IReadOnlyList<Line> lines, int from, int to)
    {
        for (int i = Math.Max(from, 0); i < Math.Min(to, lines.Count); i++)
        {
            if (!IsCaption(lines[i].Parent))
                yield return lines[i];
        }
    }

    private static bool IsCaption(Part part) => part.Tag == "figcaption" || part.Parent is { Tag: "figcaption" };
}
