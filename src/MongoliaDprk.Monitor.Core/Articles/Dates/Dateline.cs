using System.Globalization;
using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>Reads the dateline at the head of a text: "PLACE, March 10 (AGENCY) --", "ХОТ, 3 сарын 10 /АГЕНТЛАГ/", "도시 3월 10일발 통신".</summary>
internal static partial class Dateline
{
    private const int HeadLength = 120;

    /// <summary>Paragraphs whose beginning may be the dateline: a lead may stand before it.</summary>
    private const int Paragraphs = 4;

    /// <summary>Month and day, with the head of the text they were read from, or null.</summary>
    public static (int Month, int Day, string Written)? MonthAndDay(string body)
    {
        string head = Head(body);
        (int month, int day) = Named(head) ?? Numbered(head) ?? default;
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 ? (month, day, head) : null;
    }

    /// <summary>What stands before the first sentence of one of the first paragraphs and ends in a date with its year: "12.3.2024 – …", "PLACE, (12 March 2024) …"; or null.</summary>
    public static string? Dated(string body)
    {
        int start = 0;
        for (int paragraph = 0; paragraph < Paragraphs && start < body.Length; paragraph++)
        {
            string head = Head(body[start..Math.Min(body.Length, start + HeadLength)]);
            if (WholeDate().Match(head) is { Success: true } match)
                return head[..(match.Groups[1].Index + match.Groups[1].Length)];
            int end = body.IndexOf('\n', start);
            start = end < 0 ? body.Length : end + 1;
        }

        return null;
    }

    private static string Head(string body)
    {
        int end = body.IndexOf('\n', StringComparison.Ordinal);
        return Numerals.ToAscii(body[..Math.Min(end < 0 ? body.Length : end, HeadLength)]);
    }

    private static (int Month, int Day)? Named(string head)
    {
        foreach (NamedMonth month in NamedMonths.In(head))
        {
            Match after = DayThenMark().Match(head, month.End);
            Match before = DayBefore().Match(head[..month.Start]);
            string? day = after.Success ? after.Groups[1].Value : before.Success && Mark().IsMatch(head, month.End) ? before.Groups[1].Value : null;
            if (day is not null)
                return (month.Number, int.Parse(day, CultureInfo.InvariantCulture));
        }

        return null;
    }

    private static (int Month, int Day)? Numbered(string head)
    {
        Match match = NumberedDay().Match(head);
        if (match.Success)
            return (DateText.Number(match.Groups[1].Value), DateText.Number(match.Groups[2].Value));
        Match signed = SignedMonth().Match(head);
        return signed.Success && DateWords.IsMonthSign(signed.Groups[2].Value) ? (DateText.Number(signed.Groups[1].Value), DateText.Number(signed.Groups[3].Value)) : null;
    }

    /// <summary>At most a few words, then something like a day, month and year, then a mark that parts it from the text.</summary>
    [GeneratedRegex(@"^[^\n\d]{0,40}?[(（\[]?(\d{1,2}(?:st|nd|rd|th)?[.\s/-]{1,2}(?:\d{1,2}|\p{L}{3,12}\.?)[.\s/-]{1,2}(?:19|20)\d\d|\p{L}{3,12}\.?\s\d{1,2},\s(?:19|20)\d\d|(?:19|20)\d\d[-./年년]\s?\d{1,2}[-./月월]\s?\d{1,2}[日일.]?)\s?[.,:]?\s?(?:[)）\]–—„“:|/-]|\n|$)")]
    private static partial Regex WholeDate();

    private const string Marks = @"\.?,?\s?(?:[(/)（）—–]|--)";

    [GeneratedRegex(@"\G\.?\s(\d{1,2})(?:st|nd|rd|th)?" + Marks)]
    private static partial Regex DayThenMark();

    [GeneratedRegex(@"\G" + Marks)]
    private static partial Regex Mark();

    [GeneratedRegex(@"[^\n\d][,\s(](\d{1,2})\.?\s(?:de\s)?$")]
    private static partial Regex DayBefore();

    [GeneratedRegex(@"^[^\n\d]{0,30}(\d{1,2})(?:月|월)\s?(\d{1,2})(?:日|일)\s?(?:\p{L}{0,4}[)）(（】\]]|电|電|发|發|발)")]
    private static partial Regex NumberedDay();

    [GeneratedRegex(@"^[^\n\d]{0,40}[,.\s](\d{1,2})(?:-\p{L}{1,2})?\s(\p{L}{1,6})\s(\d{1,2})" + Marks)]
    private static partial Regex SignedMonth();
}
