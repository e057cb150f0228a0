using System.Globalization;
using System.Text;

namespace MongoliaDprk.Monitor.Core;

/// <summary>Scores charsets of one byte a letter by what words look like: one script, capitals in front, accents apart from each other.</summary>
internal static class CharsetSingleByte
{
    public static double Score(ReadOnlySpan<byte> body, Encoding encoding)
    {
        Span<char> table = stackalloc char[256];
        Span<byte> all = stackalloc byte[256];
        for (int i = 0; i < all.Length; i++)
            all[i] = (byte)i;
        if (encoding.GetChars(all, table) != 256)
            return 0;

        double sum = 0;
        int bytes = 0;
        char before = ' ';
        foreach (byte one in body)
        {
            char now = table[one];
            if (one >= 0x80)
            {
                sum += Value(before, now);
                bytes++;
            }
            else if (before >= 0x80 && char.IsAsciiLetter(now) && !IsLatin(before) && char.IsLetter(before))
            {
                sum -= 0.5; // one word in two scripts
            }

            before = now;
        }

        return bytes == 0 ? 0 : sum / bytes;
    }

    private static double Value(char before, char now)
    {
        switch (CharUnicodeInfo.GetUnicodeCategory(now))
        {
            case UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse:
                return -3;
            case UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark:
                if (!char.IsLetter(before))
                    return IsLatin(now) ? 0.4 : 0.6;
                return IsLatin(before) != IsLatin(now) ? -1 : IsLatin(now) && before >= 0x80 ? -0.5 : 1;
            case UnicodeCategory.UppercaseLetter:
                return char.IsLower(before) ? -1 : IsLatin(now) && before >= 0x80 ? -0.5 : char.IsLetter(before) ? 0.1 : 0.3;
            case UnicodeCategory.OtherSymbol when now is >= '\u2500' and <= '\u25FF':
                return -1;
            case UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.InitialQuotePunctuation
                or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation or UnicodeCategory.OpenPunctuation:
                return 0.3;
            default:
                return now == '\uFFFD' ? -3 : -0.3;
        }
    }

    private static bool IsLatin(char letter) => letter is < '\u0250' or >= '\u1E00' and < '\u1F00';
}
