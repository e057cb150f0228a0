using System.Globalization;
using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>A date as written somewhere.</summary>
/// <param name="Local">Day and, where given, time of day.</param>
/// <param name="HasTime">False = the time of day is not known.</param>
/// <param name="Offset">Offset from UTC where one was written.</param>
internal readonly record struct WrittenDate(DateTime Local, bool HasTime, TimeSpan? Offset);

/// <summary>Reads dates as people and programs write them: ISO 8601, RFC 822, names of months in many languages, East Asian, other eras.</summary>
internal static partial class DateText
{
    private const int Longest = 400;

    /// <summary>The first date in a text, or null.</summary>
    /// <param name="text">At most its first 400 characters are read.</param>
    /// <param name="monthFirst">How 03/04/2024 is to be read: true = 4 March.</param>
    /// <param name="yearOffset">Years to add to a year below 200 that stands alone (calendar of the outlet), 0 = such a year is none.</param>
    public static WrittenDate? Parse(string text, bool monthFirst = false, int yearOffset = 0)
    {
        if (text.Length > Longest)
            text = text[..Longest];
        text = Numerals.ToAscii(text);
        return Stamp(text) ?? InEra(text, yearOffset) ?? YearFirst(text) ?? WithMonthName(text) ?? YearLast(text, monthFirst);
    }

    private static WrittenDate? Stamp(string text)
    {
        if (text.Length is 10 or 13 && text.All(char.IsAsciiDigit))
        {
            long seconds = long.Parse(text, CultureInfo.InvariantCulture) / (text.Length == 13 ? 1000 : 1);
            return new WrittenDate(DateTime.UnixEpoch.AddSeconds(seconds), true, TimeSpan.Zero);
        }

        return text.Length >= 8 && CompactDay().Match(text) is { Success: true } day ? Build(day.Groups[1].Value, day.Groups[2].Value, day.Groups[3].Value, text, day) : null;
    }

    private static WrittenDate? InEra(string text, int yearOffset)
    {
        Match match = EraYear().Match(text);
        int? offset = match.Success ? DateWords.EraOffset(match.Groups[1].Value) : null;
        if (offset is null && yearOffset > 0)
            (match, offset) = (ShortYear().Match(text), yearOffset);
        if (offset is null || !match.Success)
            return null;
        string year = (int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) + offset.Value).ToString(CultureInfo.InvariantCulture);
        return Build(year, match.Groups[3].Value, match.Groups[4].Value, text, match);
    }

    private static WrittenDate? YearFirst(string text)
    {
        foreach (Match match in YearMonthDay().Matches(text))
        {
            if (Build(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, text, match) is { } date)
                return date;
        }

        return null;
    }

    private static WrittenDate? WithMonthName(string text)
    {
        foreach (Match match in Word().Matches(text))
        {
            int month = DateWords.Month(match.Value);
            if (month == 0)
                continue;
            string named = month.ToString(CultureInfo.InvariantCulture);
            string before = text[..match.Index];
            int end = match.Index + match.Length;
            if (DayBefore().Match(before) is { Success: true } day && YearAfter().Match(text, end) is { Success: true } year)
                return Build(year.Groups[1].Value, named, day.Groups[1].Value, text, year);
            if (DayAndYearAfter().Match(text, end) is { Success: true } both)
                return Build(both.Groups[2].Value, named, both.Groups[1].Value, text, both);
        }

        return null;
    }

    private static WrittenDate? YearLast(string text, bool monthFirst)
    {
        Match match = DayMonthYear().Match(text);
        if (!match.Success)
            return null;
        string first = match.Groups[1].Value;
        string second = match.Groups[3].Value;
        bool swap = match.Groups[2].Value == "/" && (monthFirst || Number(second) > 12) && Number(first) <= 12;
        string year = match.Groups[4].Value;
        return Build(year.Length == 2 ? "20" + year : year, swap ? first : second, swap ? second : first, text, match);
    }

    private static WrittenDate? Build(string year, string month, string day, string text, Match match)
    {
        int y = Number(year);
        int m = Number(month);
        int d = Number(day);
        if (y is < 1945 or > 2200 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m))
            return null;
        return ClockText.At(text, match.Index + match.Length) is { } clock
            ? new WrittenDate(new DateTime(y, m, d) + clock.Time, true, clock.Offset)
            : new WrittenDate(new DateTime(y, m, d), false, null);
    }

    private static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0;

    [GeneratedRegex(@"^(\d{4})(\d{2})(\d{2})(?!\d)(?=$|T|\s)|^(\d{4})(\d{2})(\d{2})(?=\d{6}$)")]
    private static partial Regex CompactDay();

    [GeneratedRegex(@"(\p{L}+)\s?(\d{2,3})(?!\d)\s?(?:[(（]\s?\d{4}\s?[)）])?\D{1,6}?(\d{1,2})\D{1,6}?(\d{1,2})(?!\d)")]
    private static partial Regex EraYear();

    [GeneratedRegex(@"(?<!\d)(?<!\d[.:/-])()(\d{2,3})[.年년]\s?(\d{1,2})[.月월]\s?(\d{1,2})(?![\d:])")]
    private static partial Regex ShortYear();

    /// <summary>Year, month, day with marks or a short word (such as those for year and month) between.</summary>
    [GeneratedRegex(@"(?<!\d)((?:19|20)\d{2})(?:\s?[-/.．]\s?|\s?\p{L}{1,5}\s{0,2})(\d{1,2})(?:\s?[-/.．]\s?|(?:-\p{L}{1,2})?\s?\p{L}{1,6}\s{0,2})(\d{1,2})(?!\d)")]
    private static partial Regex YearMonthDay();

    [GeneratedRegex(@"[\p{L}\p{M}]{3,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º|-го)?(?:\s+(?:de|of))?[\s-]*$")]
    private static partial Regex DayBefore();

    [GeneratedRegex(@"\G\.?,?(?:\s+(?:de|del))?[\s,-]*((?:19|20)\d{2})(?!\d)")]
    private static partial Regex YearAfter();

    [GeneratedRegex(@"\G\.?\s*(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(?:at\s+)?((?:19|20)\d{2})(?!\d)")]
    private static partial Regex DayAndYearAfter();

    [GeneratedRegex(@"(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d{2}|\d{2}(?=$|\s|,))(?!\d)")]
    private static partial Regex DayMonthYear();
}
