using System.Text;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>Digits of other scripts and full-width forms as ASCII.</summary>
internal static class Numerals
{
    /// <summary>Whether a digit of any script stands in a text.</summary>
    public static bool AnyIn(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (char.IsDigit(c))
                return true;
        }

        return false;
    }

    public static string ToAscii(string text) =>
        !Ascii.IsValid(text) && text.Any(c => c > 127 && (char.IsDigit(c) || c is '：' or '／' or '－')) ? string.Concat(text.Select(ToAscii)) : text;

    private static char ToAscii(char c) => c switch
    {
        '：' => ':',
        '／' => '/',
        '－' => '-',
        _ when c > 127 && char.IsDigit(c) => (char)('0' + (int)char.GetNumericValue(c)),
        _ => c,
    };
}
