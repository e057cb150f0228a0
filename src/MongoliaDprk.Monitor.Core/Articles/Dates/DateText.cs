using System.Globalization;
using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>Reads dates as people and programs write them: ISO 8601, RFC 822, names of months in many languages, East Asian, other calendars.</summary>
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
        string ascii = Numerals.ToAscii(text);
        return Stamp(ascii) ?? EraDates.Parse(ascii, yearOffset) ?? YearFirst(ascii) ?? NamedMonths.Parse(ascii) ?? NumberedMonth(ascii)
            ?? YearLast(ascii, monthFirst) ?? PersianDates.Parse(ascii, text);
    }

    private static WrittenDate? Stamp(string text)
    {
        if (text.Length is 10 or 13 && text.All(char.IsAsciiDigit))
        {
            long seconds = long.Parse(text, CultureInfo.InvariantCulture) / (text.Length == 13 ? 1000 : 1);
            return new WrittenDate(DateTime.UnixEpoch.AddSeconds(seconds), true, new WrittenZone(TimeSpan.Zero, null));
        }

        if (text.Length < 8 || CompactDay().Match(text) is not { Success: true } day)
            return null;
        int[] numbers = [.. day.Groups.Values.Skip(1).Where(group => group.Success).Select(group => Number(group.Value))];
        WrittenDate? date = WrittenDate.Of(numbers[0], numbers[1], numbers[2], text, day.Index, day.Index + day.Length);
        return date is { HasTime: false } && numbers.Length > 4 && numbers[3] < 24 && numbers[4] < 60
            ? date.Value with { Local = date.Value.Local + new TimeSpan(numbers[3], numbers[4], numbers.ElementAtOrDefault(5)), HasTime = true }
            : date;
    }

    private static WrittenDate? YearFirst(string text)
    {
        foreach (Match match in YearMonthDay().Matches(text))
        {
            if (WrittenDate.Of(Number(match.Groups[1].Value), Number(match.Groups[2].Value), Number(match.Groups[3].Value), text, match.Index, match.Index + match.Length) is { } date)
                return date;
        }

        return null;
    }

    /// <summary>"5 tháng 4, 2016": the number of the month with the word for it before.</summary>
    private static WrittenDate? NumberedMonth(string text)
    {
        Match match = DaySignMonthYear().Match(text);
        return match.Success && DateWords.IsMonthSign(match.Groups[2].Value)
            ? WrittenDate.Of(Number(match.Groups[4].Value), Number(match.Groups[3].Value), Number(match.Groups[1].Value), text, match.Index, match.Index + match.Length) : null;
    }

    private static WrittenDate? YearLast(string text, bool monthFirst)
    {
        foreach (Match match in DayMonthYear().Matches(text))
        {
            int first = Number(match.Groups[1].Value);
            int second = Number(match.Groups[3].Value);
            bool swap = second > 12 || match.Groups[2].Value == "/" && monthFirst && first <= 12;
            int year = Number(match.Groups[4].Value);
            year += year < 100 ? 2000 : 0;
            if (WrittenDate.Of(year, swap ? first : second, swap ? second : first, text, match.Index, match.Index + match.Length) is { } date)
                return first <= 12 && second <= 12 && first != second ? date with { Other = new DateOnly(year, swap ? second : first, swap ? first : second) } : date;
        }

        return null;
    }

    internal static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0;

    [GeneratedRegex(@"^(\d{4})(\d{2})(\d{2})(?!\d)(?=$|T|\s)|^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?$|^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?")]
    private static partial Regex CompactDay();

    /// <summary>Year, month, day with marks or a short word (such as those for year and month) between; "2024 à 09h08" is an hour.</summary>
    [GeneratedRegex(@"(?<!\d)((?:19|20)\d{2})(?:\s?[-/.．]\s?|\s?\p{L}{1,5}\s{0,2})(\d{1,2})(?:\s?[-/.．]\s?|(?:-\p{L}{1,2})?\s?(?![Hh]\s?\d)\p{L}{1,6}\s{0,2})(\d{1,2})(?!\d)")]
    private static partial Regex YearMonthDay();

    [GeneratedRegex(@"(?<!\d)(\d{1,2})\s(\p{L}+)\s(\d{1,2})(?:,|\s\p{L}+)?\s((?:19|20)\d{2})(?!\d)")]
    private static partial Regex DaySignMonthYear();

    [GeneratedRegex(@"(?<![\d.])(\d{1,2})\s?([./|-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d{2}|\d{2}(?=$|[\s,;|)]))(?!\d)")]
    private static partial Regex DayMonthYear();
}
