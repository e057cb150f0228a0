using System.Globalization;
using System.Text;

namespace MongoliaDprk.Monitor.App.Tests.Hostile.Checks;

/// <summary>Text that is read as it stands: on a terminal, in a mail, in a cell.</summary>
internal static class ShownText
{
    /// <summary>Characters that change the order of others, or end a line where no line break stands.</summary>
    public static bool IsMisleading(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C' or '\u2028' or '\u2029';

    /// <summary>Control characters (C0, DEL, C1) other than line break and tab.</summary>
    public static bool IsControl(char c) => char.IsControl(c) && c is not ('\n' or '\r' or '\t');

    public static bool HasLoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return true;
        }

        return false;
    }

    /// <returns>One sentence per fault.</returns>
    public static IEnumerable<string> Faults(string text)
    {
        foreach (char c in text.Where(c => IsControl(c) || IsMisleading(c)).Distinct())
            yield return $"U+{(int)c:X4} in {Around(text, text.IndexOf(c, StringComparison.Ordinal))}";
        if (HasLoneSurrogate(text))
            yield return $"half of a surrogate pair in {Around(text, 0)}";
        if (text.EnumerateRunes().Any(r => r.Value is >= 0xE0000 and <= 0xE007F || Rune.GetUnicodeCategory(r) == UnicodeCategory.Surrogate))
            yield return $"an invisible tag in {Around(text, 0)}";
    }

    /// <summary>The place, fit for a test's message.</summary>
    public static string Around(string text, int at)
    {
        int from = Math.Max(0, at - 60);
        return "'" + string.Concat(text.Substring(from, Math.Min(140, text.Length - from)).Select(c => IsControl(c) || IsMisleading(c) || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString())) + "'";
    }
}
