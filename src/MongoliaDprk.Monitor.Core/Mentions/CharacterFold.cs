using System.Globalization;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>How single characters fold. A table for the whole plane, filled once: folding is the inner loop of every analysis.</summary>
internal static class CharacterFold
{
    /// <summary>Stands for a character that folds to nothing.</summary>
    public const char Nothing = '\0';

    private const char Several = '\uFFFF';

    private static readonly Dictionary<char, string> Long = [];

    private static readonly char[] Table = Build();

    /// <summary>The folded form: null and <paramref name="single"/>, or several characters.</summary>
    public static string? Of(char c, out char single)
    {
        single = Table[c];
        return single == Several ? Long[c] : null;
    }

    /// <summary>Hyphen-minus, hyphen, non-breaking hyphen; dashes join clauses, not words.</summary>
    public static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011' or '\uFF0D';

    /// <summary>
    /// Whether the text is in Unicode's composed form (NFC). Letters that never combine are told by their ranges, which is much faster
    /// than asking the system; it is asked only where others stand.
    /// </summary>
    public static bool IsComposed(string text)
    {
        foreach (char c in text)
        {
            if (c is < '\u0300' or (>= '\u0400' and <= '\u0482') or (>= '\u048A' and <= '\u052F') or (>= '\u2000' and <= '\u203F')
                or (>= '\u3000' and <= '\u3029') or (>= '\u3041' and <= '\u3096') or (>= '\u30A1' and <= '\u30FF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uFF01' and <= '\uFF9D'))
            {
                continue;
            }

            return text.IsNormalized(NormalizationForm.FormC);
        }

        return true;
    }

    private static char[] Build()
    {
        char[] table = new char[char.MaxValue + 1];
        for (int code = 0; code <= char.MaxValue; code++)
        {
            string folded = Fold((char)code);
            table[code] = folded.Length switch { 0 => Nothing, 1 => folded[0], _ => Several };
            if (folded.Length > 1)
                Long[(char)code] = folded;
        }

        return table;
    }

    private static string Fold(char c)
    {
        if (char.IsWhiteSpace(c))
            return " ";
        if (c is '\u2018' or '\u2019' or '\u02BC' or '\u00B4' or '`' or '\uFF07')
            return "'";
        if (IsHyphen(c))
            return "-";
        if (c is '\uFF9E' or '\uFF9F')
            return c == '\uFF9E' ? "\u3099" : "\u309A";
        UnicodeCategory category = char.GetUnicodeCategory(c);
        if (category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.Control or UnicodeCategory.EnclosingMark)
            return "";
        // Hangul and kana keep their parts: が without its mark would be か
        if (char.IsSurrogate(c) || c is >= '\uAC00' and <= '\uD7A3' or >= '\u3040' and <= '\u30FF')
            return c.ToString();
        if (category == UnicodeCategory.OtherNotAssigned)
            return c is Several ? "" : c.ToString();
        StringBuilder kept = new();
        foreach (char part in c.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (char.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
                kept.Append(char.IsWhiteSpace(part) ? ' ' : char.ToLowerInvariant(part));
        }

        return kept.ToString();
    }
}
