using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>What the words beside a printed date say it is of.</summary>
internal enum DateLabel
{
    /// <summary>Nothing is said.</summary>
    None,
    Published,

    /// <summary>A change of the page.</summary>
    Changed,

    /// <summary>Something that is no date of the article: a right, a picture, an appointment, today.</summary>
    Other,
}

/// <summary>A stretch of a printed line that begins with a label (or with the line) and ends before the next one.</summary>
internal readonly partial record struct LabelledText(DateLabel Label, string Text)
{
    /// <summary>Letters of a stretch that is a label and nothing else, which then speaks of the date before it.</summary>
    private const int LongestLoneLabel = 10;

    /// <summary>Cuts a line before every word that says what the following date is of.</summary>
    public static IReadOnlyList<LabelledText> Cut(string line)
    {
        List<LabelledText> parts = [];
        DateLabel label = DateLabel.None;
        int start = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (!BeginsWord(line, i) || DateWords.LabelAt(line, i) is not { Word: { } word, Label: var found })
                continue;
            Add(parts, label, line[start..i]);
            (label, start) = (found, i);
            i += word.Length - 1;
        }

        Add(parts, label, line[start..]);
        return parts;
    }

    /// <summary>Words of scripts without blanks begin anywhere.</summary>
    private static bool BeginsWord(string line, int at) =>
        !char.IsWhiteSpace(line[at]) && !char.IsDigit(line[at]) && (at == 0 || line[at] > '\u2E00' || !char.IsLetter(line[at - 1]));

    private static void Add(List<LabelledText> parts, DateLabel label, string text)
    {
        if (text.Any(char.IsDigit))
            parts.Add(new LabelledText(FromTo().IsMatch(text) ? DateLabel.Other : label, text));
        else if (label != DateLabel.None && parts is [{ Label: DateLabel.None }] && text.Count(char.IsLetterOrDigit) <= LongestLoneLabel)
            parts[0] = parts[0] with { Label = label };
    }

    /// <summary>From one hour to another: an appointment.</summary>
    [GeneratedRegex(@"\d{1,2}[:.]\d{2}\s?\p{L}{0,3}\.?\s?(?:[-–—]|bis|to)\s?\d{1,2}[:.]\d{2}(?!\d)")]
    private static partial Regex FromTo();
}
