using System.Globalization;
using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>Reads the time of day and the offset that may follow a date.</summary>
internal static partial class ClockText
{
    /// <summary>Time and offset that begin at most a few characters after <paramref name="start"/>, or null.</summary>
    public static (TimeSpan Time, TimeSpan? Offset)? At(string text, int start)
    {
        Match match = Clock().Match(text, start);
        if (!match.Success)
            return null;
        int hour = int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture);
        int minute = int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture);
        int second = match.Groups["s"].Success ? int.Parse(match.Groups["s"].Value, CultureInfo.InvariantCulture) : 0;
        string before = match.Groups["before"].Value;
        string after = match.Groups["after"].Value;
        if ((DateWords.IsAfternoon(before) || DateWords.IsAfternoon(after)) && hour < 12)
            hour += 12;
        else if ((DateWords.IsMorning(before) || DateWords.IsMorning(after)) && hour == 12)
            hour = 0;
        return hour > 23 || minute > 59 || second > 59 ? null : (new TimeSpan(hour, minute, second), Offset(match.Groups["zone"].Value));
    }

    private static TimeSpan? Offset(string zone)
    {
        if (zone.Length == 0)
            return null;
        if (zone[0] is not ('+' or '-' or '−'))
            return TimeSpan.Zero;
        string digits = string.Concat(zone.Where(char.IsAsciiDigit));
        int hours = int.Parse(digits.AsSpan(0, 2), CultureInfo.InvariantCulture);
        int minutes = digits.Length >= 4 ? int.Parse(digits.AsSpan(2, 2), CultureInfo.InvariantCulture) : 0;
        if (hours > 14 || minutes > 59)
            return null;
        TimeSpan offset = new(hours, minutes, 0);
        return zone[0] == '+' ? offset : -offset;
    }

    [GeneratedRegex(@"\G(?:T|[\s,|·•–—日일-]|\((?:\p{L}{1,3})\)|\p{L}{1,3}曜日|at|um|à|в|kl\.?){0,12}?(?<before>\p{L}{2})?\s?(?<h>\d{1,2})(?:[:.：h]|시\s?|時|时|点)(?<m>\d{2})(?:[:.：](?<s>\d{2})(?:[.,]\d+)?)?\s?(?<after>[AaPp]\.?[Mm]\b)?\s?(?<zone>Z\b|UTC|GMT|[+−-]\d{2}:?\d{2}|[+−-]\d{2}(?!\d))?")]
    private static partial Regex Clock();
}
