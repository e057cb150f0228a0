using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Changes;

/// <summary>Cuts a paragraph into the pieces that a comparison shows as changed or not.</summary>
internal static class TextWords
{
    /// <summary>Words, single characters of scripts that write without blanks, blanks and signs; put together they are the text again.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        List<string> pieces = [];
        int start = 0;
        while (start < text.Length)
        {
            int end = start + 1;
            if (Continues(text, start))
            {
                while (end < text.Length && Continues(text, end))
                    end++;
            }
            else if (char.IsHighSurrogate(text[start]) && end < text.Length && char.IsLowSurrogate(text[end]))
            {
                end++;
            }

            pieces.Add(text[start..end]);
            start = end;
        }

        return pieces;
    }

    /// <summary>The piece is no blank and no sign.</summary>
    public static bool IsWord(string piece) => char.IsLetterOrDigit(piece[0]) || char.IsSurrogate(piece[0]);

    /// <summary>Letters, digits and marks of scripts that put blanks between words.</summary>
    private static bool Continues(string text, int at) => char.GetUnicodeCategory(text[at]) switch
    {
        UnicodeCategory.OtherLetter => text[at] is not (>= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\u0E00' and <= '\u0EFF'),
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => true,
        _ => false,
    };
}
