using System.Globalization;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>A number, a word in lower case, or one sign of a date text.</summary>
/// <param name="Glued">No white space stands before it.</param>
/// <param name="Value">Of a number; −1 for words and signs.</param>
internal readonly record struct FeedDateToken(string Text, int Value, bool Glued)
{
    public bool IsNumber => Value >= 0;

    public bool IsWord => Value < 0 && char.IsLetter(Text[0]);

    public bool Is(char sign) => Text.Length == 1 && Text[0] == sign;
}

/// <summary>Cuts a date text into tokens.</summary>
internal static class FeedDateTokens
{
    private const int LongestNumber = 9;

    public static List<FeedDateToken> Cut(string text)
    {
        List<FeedDateToken> tokens = [];
        bool glued = false;
        for (int i = 0; i < text.Length;)
        {
            int start = i;
            if (char.IsWhiteSpace(text[i]))
            {
                glued = false;
                i++;
                continue;
            }

            if (char.IsAsciiDigit(text[i]))
            {
                while (i < text.Length && char.IsAsciiDigit(text[i]))
                    i++;
                int value = i - start <= LongestNumber ? int.Parse(text.AsSpan(start, i - start), NumberStyles.None, CultureInfo.InvariantCulture) : 0;
                tokens.Add(new FeedDateToken(text[start..i], value, glued));
            }
            else if (char.IsLetter(text[i]))
            {
                while (i < text.Length && (char.IsLetter(text[i]) || char.GetUnicodeCategory(text[i]) == UnicodeCategory.NonSpacingMark || IsInnerDot(text, start, i)))
                    i++;
                tokens.Add(new FeedDateToken(text[start..i].ToLowerInvariant(), -1, glued));
            }
            else
            {
                i++;
                tokens.Add(new FeedDateToken(text[start] is '\u2212' or '\u2013' ? "-" : text[start..i], -1, glued));
            }

            glued = true;
        }

        return tokens;
    }

    /// <summary>Full-width digits and signs as plain ones; what has no normal form goes.</summary>
    public static string Normalize(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        return UnicodeText.Clean(text).Replace('\uFFFD', ' ').Normalize(NormalizationForm.FormKC);
    }

    /// <summary>The dot of "a.m.", which belongs to the word.</summary>
    private static bool IsInnerDot(string text, int start, int at) =>
        text[at] == '.' && at == start + 1 && at + 1 < text.Length && char.IsLetter(text[at + 1]) && (at + 2 >= text.Length || !char.IsLetter(text[at + 2]));
}
