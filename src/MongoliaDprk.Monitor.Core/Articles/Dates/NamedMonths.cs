using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>A month found by its name.</summary>
/// <param name="Number">1–12.</param>
/// <param name="Start">Where its name begins.</param>
/// <param name="End">Where its name, and a word for "month" after it, ends.</param>
internal readonly record struct NamedMonth(int Number, int Start, int End);

/// <summary>Dates with the name of a month, in every order of day, month and year that outlets use.</summary>
internal static partial class NamedMonths
{
    /// <summary>Years by which the Buddhist calendar is ahead of the Gregorian.</summary>
    private const int BuddhistYears = 543;

    /// <summary>The first complete date, or null.</summary>
    public static WrittenDate? Parse(string text)
    {
        foreach (NamedMonth month in In(text))
        {
            if (Complete(text, month) is { } date)
                return date;
        }

        return null;
    }

    /// <summary>Every name of a month in a text.</summary>
    public static IEnumerable<NamedMonth> In(string text)
    {
        Match? tens = null;
        foreach (Match match in Word().Matches(text))
        {
            if (DateWords.IsTens(match.Value))
            {
                tens = match;
                continue;
            }

            int month = DateWords.Month(match.Value);
            int start = match.Index;
            if (month is 1 or 2 && tens is not null && tens.Index + tens.Length == start - 1)
                (month, start) = (month + 10, tens.Index);
            if (month > 0)
                yield return new NamedMonth(month, start, AfterSign(text, match.Index + match.Length));
        }
    }

    private static WrittenDate? Complete(string text, NamedMonth month)
    {
        string before = text[..month.Start];
        Match dayBefore = DayBefore().Match(before);
        if (dayBefore.Success && Year(text, month.End) is { } year)
            return Of(year.Year, month, dayBefore.Groups[1].Value, text, dayBefore.Index, year.End);
        Match dayAfter = DayAfter().Match(text, month.End);
        int afterDay = dayAfter.Index + dayAfter.Length;
        if (dayAfter.Success && Year(text, afterDay) is { } last)
            return Of(last.Year, month, dayAfter.Groups[1].Value, text, month.Start, last.End);
        Match yearBefore = YearBefore().Match(dayBefore.Success ? before[..dayBefore.Index] : before);
        if (!yearBefore.Success)
            return null;
        int first = DateText.Number(yearBefore.Groups[1].Value);
        return dayAfter.Success ? Of(first, month, dayAfter.Groups[1].Value, text, yearBefore.Index, afterDay)
            : dayBefore.Success ? Of(first, month, dayBefore.Groups[1].Value, text, yearBefore.Index, month.End) : null;
    }

    private static WrittenDate? Of(int year, NamedMonth month, string day, string text, int start, int end) =>
        WrittenDate.Of(year > 2400 ? year - BuddhistYears : year, month.Number, DateText.Number(day), text, start, end);

    private static (int Year, int End)? Year(string text, int at)
    {
        Match match = YearAfter().Match(text, at);
        if (!match.Success)
            return EraDates.YearAt(text, at);
        int year = DateText.Number(match.Groups[1].Value);
        return (year < 100 ? year + 2000 : year, match.Index + match.Length);
    }

    private static int AfterSign(string text, int end)
    {
        Match sign = Sign().Match(text, end);
        return sign.Success && DateWords.IsMonthSign(sign.Groups[1].Value) ? sign.Index + sign.Length : end;
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+(?:\.[\p{L}\p{M}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\G\s([\p{L}\p{M}]{1,6})\b")]
    private static partial Regex Sign();

    [GeneratedRegex(@"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º|-го)?(?:\s+(?:de|of|d'))?[\s-]*$")]
    private static partial Regex DayBefore();

    [GeneratedRegex(@"(?<!\d)((?:19|20)\d{2})\.?(?:\s?\p{L}{1,6}\.?){0,2},?\s*$")]
    private static partial Regex YearBefore();

    [GeneratedRegex(@"\G\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?![\d:])")]
    private static partial Regex DayAfter();

    [GeneratedRegex(@"\G\.?,?(?:\s+(?:de|del|at|พ\.ศ\.))?[\s,./-]*((?:19|20|2[45])\d{2}|'?\d{2}(?=$|\s?[|,;)–—-]|\s\d{1,2}:))(?!\d)")]
    private static partial Regex YearAfter();
}
