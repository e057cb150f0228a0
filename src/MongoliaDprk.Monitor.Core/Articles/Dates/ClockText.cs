using System.Globalization;
using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>Reads the time of day and the zone that stand beside a date.</summary>
internal static partial class ClockText
{
    /// <summary>Time and zone that begin at most a few words after <paramref name="end"/>, or null.</summary>
    public static (TimeSpan Time, WrittenZone Zone)? After(string text, int end)
    {
        Match match = FollowingClock().Match(text, end);
        return match.Success && Words().Matches(match.Groups["gap"].Value).All(word => MayStandBetween(word.Value)) ? Read(match) : null;
    }

    /// <summary>Time and zone that end just before <paramref name="start"/>: "15:04, 5 April"; or null.</summary>
    public static (TimeSpan Time, WrittenZone Zone)? Before(string text, int start)
    {
        Match match = PrecedingClock().Match(text[..start]);
        return match.Success && Words().Matches(match.Groups["gap"].Value).All(word => MayStandBetween(word.Value)) ? Read(match) : null;
    }

    /// <summary>"+09:00", "-0330", "+8" as an offset, or null.</summary>
    public static TimeSpan? Offset(string zone)
    {
        string digits = string.Concat(zone.Where(char.IsAsciiDigit));
        if (digits.Length is 0 or > 4)
            return null;
        int hourDigits = digits.Length - (digits.Length > 2 ? 2 : 0);
        int hours = int.Parse(digits.AsSpan(0, hourDigits), CultureInfo.InvariantCulture);
        int minutes = digits.Length > 2 ? int.Parse(digits.AsSpan(hourDigits), CultureInfo.InvariantCulture) : 0;
        if (hours > 14 || minutes > 59)
            return null;
        TimeSpan offset = new(hours, minutes, 0);
        return zone.AsSpan().IndexOfAny('-', '−') >= 0 ? -offset : offset;
    }

    private static (TimeSpan Time, WrittenZone Zone)? Read(Match match)
    {
        int hour = Number(match.Groups["h"]);
        int minute = match.Groups["m"].Success ? Number(match.Groups["m"]) : 0;
        int second = match.Groups["s"].Success ? Number(match.Groups["s"]) : 0;
        string before = match.Groups["before"].Value;
        string after = match.Groups["after"].Value;
        if ((DateWords.IsAfternoon(before) || DateWords.IsAfternoon(after)) && hour < 12)
            hour += 12;
        else if ((DateWords.IsMorning(before) || DateWords.IsMorning(after)) && hour == 12)
            hour = 0;
        return hour > 23 || minute > 59 || second > 59 ? null : (new TimeSpan(hour, minute, second), Zone(match.Groups["zone"].Value));
    }

    /// <summary>In any script's digits, also mixed.</summary>
    private static int Number(Group digits) => int.Parse(Numerals.ToAscii(digits.Value), CultureInfo.InvariantCulture);

    private static WrittenZone Zone(string zone)
    {
        if (zone.Length == 0)
            return default;
        if (zone.AsSpan().IndexOfAny("+-−") is >= 0 and var sign)
            return new WrittenZone(Offset(zone[sign..]), null);
        return char.IsUpper(zone[0]) ? new WrittenZone(null, DateWords.Zone(zone)) : default;
    }

    /// <summary>Names of days are not asked for: only what is as short as their abbreviations or known to stand there may.</summary>
    private static bool MayStandBetween(string word) => word.Length <= 3 || DateWords.IsAt(word) || word.EndsWith("曜日", StringComparison.Ordinal) || word.EndsWith("요일", StringComparison.Ordinal);

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Words();

    private const string Clock = @"(?<h>\d{1,2})(?:(?:[:：]|시\s?|時|时|点)(?<m>\d{2})(?!\d)(?:(?:[:：]|분\s?|分)(?<s>\d{2})초?(?:[.,]\d+)?)?|[.h](?<m>\d{2})(?![\d.]))[분分]?";
    private const string Half = @"(?:\s?(?<after>[AaPp]\.?\s?[Mm]\b\.?|[AaPp]\b|[μπ]μ|SA\b|CH\b))?";
    private const string Named = @"(?:Uhr\s?)?\(?(?<zone>(?:UTC|GMT)\s?[+−-]\d{1,2}(?::?\d{2})?|[+−-]\d{2}(?::?\d{2})?(?!\d)|[A-ZА-Я]{1,5}\b|Eastern|Pacific|Central)";

    [GeneratedRegex(@"\G(?<gap>[^\d\n:]{0,20}?)(?<before>(?<!\p{L})\p{L}{2}|[AaPp]\.[Mm]\.)?\s?" + Clock + Half + @"(?:\s{0,2}" + Named + ")?")]
    private static partial Regex FollowingClock();

    [GeneratedRegex(@"(?<![\d.:])(?<before>\p{L}{2})?\s?(?<h>\d{1,2})[:h](?<m>\d{2})(?::(?<s>\d{2}))?" + Half + @"(?:\s{0,2}" + Named + @"\)?)?(?<gap>[^\d\n:+]{1,12})$")]
    private static partial Regex PrecedingClock();
}
