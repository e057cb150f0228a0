using System.Globalization;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Changes;

/// <summary>Tells an edit of an article from what changes on a page without anybody writing: spelling of signs, blanks, counters.</summary>
public static class ComparableText
{
    /// <summary>Longest paragraph in which a number may be a counter ("1,204 views", "Comments (7)").</summary>
    private const int LongestCounter = 40;

    /// <summary>Share of an article's words that must be found again for a page to still be that article.</summary>
    private const double LeastKept = 0.15;

    /// <summary>True when nobody edited the article between the two.</summary>
    public static bool Same(string titleBefore, string textBefore, string titleAfter, string textAfter) =>
        Line(titleBefore) == Line(titleAfter) && Paragraphs(textBefore).SequenceEqual(Paragraphs(textAfter));

    /// <summary>
    /// False when a page no longer shows its article but something else (a notice, a wall, the front page): nothing of the title and next
    /// to nothing of the text was kept.
    /// </summary>
    public static bool IsRecognisable(string titleBefore, string textBefore, string titleAfter, string textAfter)
    {
        if (textAfter.Length == 0)
            return textBefore.Length == 0;
        HashSet<string> old = Words(textBefore), now = Words(textAfter);
        if (old.Count == 0 || Line(titleBefore) is { Length: > 0 } title && title == Line(titleAfter))
            return true;
        return old.Count(now.Contains) >= LeastKept * old.Count;
    }

    private static IEnumerable<string> Paragraphs(string text) =>
        text.Split('\n').Select(Line).Where(l => l.Length > 0).Select(l => IsCounter(l) ? Digitless(l) : l);

    /// <summary>NFKC; quotation marks, dashes and blanks of one kind; nothing invisible.</summary>
    private static string Line(string text)
    {
        StringBuilder line = new(text.Length);
        foreach (char c in Compatible(text))
        {
            char sign = Plain(c);
            if (sign != ' ')
                line.Append(sign);
            else if (char.IsWhiteSpace(c) && line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>Halves of surrogate pairs, which cannot be normalised, stay as they are.</summary>
    private static string Compatible(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    /// <summary>The sign that stands for all of its kind; a blank for what is a blank or cannot be seen.</summary>
    private static char Plain(char c) => c switch
    {
        '“' or '”' or '„' or '«' or '»' or '「' or '」' or '『' or '』' or '《' or '》' or '″' => '"',
        '‘' or '’' or '‚' or '‹' or '›' or '〈' or '〉' or '′' or '`' or '´' => '\'',
        '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' => '-',
        _ when char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control => ' ',
        _ => c,
    };

    /// <summary>A short line with a number that is no sentence.</summary>
    private static bool IsCounter(string line) => line.Length <= LongestCounter && line[^1] is not ('.' or '!' or '?' or '。' or '"') && line.Any(char.IsDigit);

    private static string Digitless(string line) => string.Concat(line.Where(c => !char.IsDigit(c) && c is not (',' or '.')));

    private static HashSet<string> Words(string text) =>
        TextWords.Split(Line(text.Replace('\n', ' ')).ToLowerInvariant()).Where(TextWords.IsWord).ToHashSet(StringComparer.Ordinal);
}
