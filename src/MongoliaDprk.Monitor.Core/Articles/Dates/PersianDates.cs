using System.Globalization;
using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>Dates of the Persian solar calendar (years 1360–1450), by the name of the month or, in Arabic script, in numbers.</summary>
internal static partial class PersianDates
{
    private static readonly PersianCalendar Calendar = new();

    /// <param name="ascii">The text with digits of its script turned into ASCII.</param>
    /// <param name="written">The text as it was written.</param>
    public static WrittenDate? Parse(string ascii, string written)
    {
        if (!written.Any(c => c is >= '\u0600' and <= '\u06FF'))
            return null;
        Match named = DayMonthYear().Match(ascii);
        if (named.Success && DateWords.PersianMonth(named.Groups[2].Value) is > 0 and var month)
            return Of(named, DateText.Number(named.Groups[3].Value), month, DateText.Number(named.Groups[1].Value), ascii);
        Match numbers = YearMonthDay().Match(ascii);
        return numbers.Success
            ? Of(numbers, DateText.Number(numbers.Groups[1].Value), DateText.Number(numbers.Groups[2].Value), DateText.Number(numbers.Groups[3].Value), ascii) : null;
    }

    private static WrittenDate? Of(Match match, int year, int month, int day, string text)
    {
        if (month is < 1 or > 12 || day < 1 || day > Calendar.GetDaysInMonth(year, month))
            return null;
        DateTime date = Calendar.ToDateTime(year, month, day, 0, 0, 0, 0);
        return WrittenDate.Of(date.Year, date.Month, date.Day, text, match.Index, match.Index + match.Length);
    }

    [GeneratedRegex(@"(?<!\d)(\d{1,2})\s(\p{L}+)(?:\s\p{L}+)?\s(1[34]\d{2})(?!\d)")]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(@"(?<!\d)(1[34]\d{2})[/-](\d{1,2})[/-](\d{1,2})(?!\d)")]
    private static partial Regex YearMonthDay();
}
