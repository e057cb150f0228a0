namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>Digits of other scripts and full-width forms as ASCII.</summary>
internal static class Numerals
{
    public static string ToAscii(string text) =>
        text.Any(c => c > 127 && (char.IsDigit(c) || c is '：' or '／' or '－')) ? string.Concat(text.Select(ToAscii)) : text;

    private static char ToAscii(char c) => c switch
    {
        '：' => ':',
        '／' => '/',
        '－' => '-',
        _ when c > 127 && char.IsDigit(c) => (char)('0' + (int)char.GetNumericValue(c)),
        _ => c,
    };
}
