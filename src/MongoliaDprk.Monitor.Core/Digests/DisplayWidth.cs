using System.Globalization;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>How many terminal columns a text takes (Unicode UAX #11: wide and full-width characters take two) and lines that fit.</summary>
public static class DisplayWidth
{
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0x4DBF), (0x4E00, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3),
        (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6),
        (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x1FA70, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    /// <summary>Columns of a whole text.</summary>
    public static int Of(string text)
    {
        int columns = 0;
        foreach (Rune rune in text.EnumerateRunes())
            columns += Of(rune);
        return columns;
    }

    /// <summary>Columns of one character: 0 (combining, invisible), 1 or 2.</summary>
    public static int Of(Rune rune)
    {
        if (IsJoined(rune))
            return 0;
        return IsWide(rune) ? 2 : 1;
    }

    /// <summary>Lines of at most <paramref name="columns"/>: broken at spaces, beside wide characters, and inside words longer than a line.</summary>
    public static IReadOnlyList<string> Wrap(string text, int columns)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        int used = 0;
        foreach ((string atom, bool afterSpace) in Atoms(text, columns))
        {
            int width = Of(atom);
            int space = afterSpace && used > 0 ? 1 : 0;
            if (used > 0 && used + space + width > columns)
            {
                lines.Add(line.ToString());
                line.Clear();
                (used, space) = (0, 0);
            }

            line.Append(' ', space).Append(atom);
            used += space + width;
        }

        if (line.Length > 0)
            lines.Add(line.ToString());
        return lines;
    }

    /// <summary>Pieces that must stay together: a word, a part of an overlong word, or one wide character, each with what combines with it.</summary>
    private static IEnumerable<(string Atom, bool AfterSpace)> Atoms(string text, int columns)
    {
        var atom = new StringBuilder();
        (int width, bool afterSpace, bool wide) = (0, false, false);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool space = Rune.IsWhiteSpace(rune);
            int added = Of(rune);
            if (atom.Length > 0 && (space || (added > 0 && (wide || added == 2 || width + added > columns))))
            {
                yield return (atom.ToString(), afterSpace);
                atom.Clear();
                (width, afterSpace) = (0, false);
            }

            afterSpace |= space;
            if (space)
                continue;
            atom.Append(rune.ToString());
            width += added;
            wide = added == 2 || (added == 0 && wide);
        }

        if (atom.Length > 0)
            yield return (atom.ToString(), afterSpace);
    }

    private static bool IsJoined(Rune rune) =>
        rune.Value is >= 0x1160 and <= 0x11FF
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static bool IsWide(Rune rune)
    {
        foreach ((int first, int last) in Wide)
        {
            if (rune.Value < first)
                return false;
            if (rune.Value <= last)
                return true;
        }

        return false;
    }
}
