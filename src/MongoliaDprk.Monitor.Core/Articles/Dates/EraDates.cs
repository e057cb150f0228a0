using System.Globalization;
using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>Dates whose year is counted from another one: an era named before it, or the calendar of the outlet.</summary>
internal static partial class EraDates
{
    /// <summary>The first such date, or null.</summary>
    /// <param name="yearOffset">Years to add to a year below 200 that stands alone, 0 = such a year is none.</param>
    public static WrittenDate? Parse(string text, int yearOffset)
    {
        foreach (Match match in EraYear().Matches(text))
        {
            if (DateWords.EraOffset(match.Groups[1].Value) is { } offset)
                return Of(match, offset, text);
        }

        return yearOffset > 0 && ShortYear().Match(text) is { Success: true } year ? Of(year, yearOffset, text) : null;
    }

    /// <summary>The year of an era that begins at <paramref name="at"/> ("Juche 105 (2016)"), with where it ends, or null.</summary>
    public static (int Year, int End)? YearAt(string text, int at)
    {
        Match match = EraYearAlone().Match(text, at);
        return match.Success && DateWords.EraOffset(match.Groups[1].Value) is { } offset
            ? (int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) + offset, match.Index + match.Length) : null;
    }

    private static WrittenDate? Of(Match match, int offset, string text)
    {
        int year = match.Groups[2].Value == "元" ? 1 : DateText.Number(match.Groups[2].Value);
        return WrittenDate.Of(year + offset, DateText.Number(match.Groups[3].Value), DateText.Number(match.Groups[4].Value), text, match.Index, match.Index + match.Length);
    }

    [GeneratedRegex(@"(\p{L}+)\s?(\d{1,3}|元)(?!\d)\s?(?:[(（]\s?\d{4}\s?[)）])?\D{1,6}?(\d{1,2})\D{1,6}?(\d{1,2})(?!\d)")]
    private static partial Regex EraYear();

    [GeneratedRegex(@"\G[\s,.(]{0,3}(\p{L}+)\s?(\d{1,3})(?!\d)(?:\s?[(（]\s?\d{4}\s?[)）])?")]
    private static partial Regex EraYearAlone();

    [GeneratedRegex(@"(?<!\d)(?<!\d[.:/-])()(\d{2,3})[.年년]\s?(\d{1,2})[.月월]\s?(\d{1,2})(?![\d:])")]
    private static partial Regex ShortYear();
}
