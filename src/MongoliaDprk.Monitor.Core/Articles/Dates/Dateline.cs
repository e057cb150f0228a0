using System.Globalization;
using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>Reads "PLACE, March 10 (AGENCY) --" at the head of a text: month and day without a year.</summary>
internal static partial class Dateline
{
    /// <summary>A dateline older than this when the page was fetched does not tell its year.</summary>
    private const int LongestDays = 90;

    /// <summary>The day in the year that puts it last before the page was fetched, or null.</summary>
    public static DateOnly? Parse(string body, DateOnly fetched)
    {
        string head = Numerals.ToAscii(body.Length > 120 ? body[..120] : body);
        (int month, int day) = Named(head) ?? Numbered(head) ?? default;
        if (month is < 1 or > 12 || day < 1)
            return null;
        for (int year = fetched.Year; year >= fetched.Year - 1; year--)
        {
            if (day > DateTime.DaysInMonth(year, month))
                continue;
            DateOnly date = new(year, month, day);
            if (date <= fetched.AddDays(1))
                return date.AddDays(LongestDays) >= fetched ? date : null;
        }

        return null;
    }

    /// <summary>The date, with its year, that stands before the first sentence: "12.3.2024 – …", "PLACE, (12 March 2024) …"; or null.</summary>
    public static string? Dated(string body)
    {
        Match match = WholeDate().Match(Numerals.ToAscii(body.Length > 120 ? body[..120] : body));
        return match.Success ? match.Groups[1].Value : null;
    }

    private static (int Month, int Day)? Named(string head)
    {
        Match match = NamedDay().Match(head);
        if (!match.Success)
            return null;
        string word = match.Groups["month"].Value + match.Groups["month2"].Value;
        string day = match.Groups["day"].Value + match.Groups["day2"].Value;
        return (DateWords.Month(word), int.Parse(day, CultureInfo.InvariantCulture));
    }

    private static (int Month, int Day)? Numbered(string head)
    {
        Match match = NumberedDay().Match(head);
        return match.Success
            ? (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>At most a few words, then something like a day, month and year, then a mark that parts it from the text.</summary>
    [GeneratedRegex(@"^[^\n\d]{0,40}?[(（\[]?(\d{1,2}(?:st|nd|rd|th)?[.\s/-]{1,2}(?:\d{1,2}|\p{L}{3,12}\.?)[.\s/-]{1,2}(?:19|20)\d\d|\p{L}{3,12}\.?\s\d{1,2},\s(?:19|20)\d\d|(?:19|20)\d\d[-./年년]\s?\d{1,2}[-./月월]\s?\d{1,2}[日일.]?)\s?[.,:]?\s?(?:[)）\]–—„:|/-]|\n|$)")]
    private static partial Regex WholeDate();

    /// <summary>A place, a month and day in either order, then an agency in brackets or a dash.</summary>
    [GeneratedRegex(@"^[^\n]{2,60}?[,\s](?:(?<month>\p{L}{3,12})\.?\s(?<day>\d{1,2})|(?<day2>\d{1,2})\.?\s(?<month2>\p{L}{3,12}))\.?,?\s?(?:[(（/—–]|--)")]
    private static partial Regex NamedDay();

    [GeneratedRegex(@"^[^\n\d]{0,30}(\d{1,2})(?:月|월)\s?(\d{1,2})(?:日|일)\s?(?:\p{L}{0,4}[)）(（】\]]|电|電|发|발)")]
    private static partial Regex NumberedDay();
}
