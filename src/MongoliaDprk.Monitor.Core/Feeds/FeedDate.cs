using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>
/// Reads the dates of feeds: RFC 822 and 2822 with what is wrong with them in practice, ISO 8601 and W3CDTF down to the year,
/// seconds since 1970, and the printed forms of many languages with 12-hour clocks and zone names.
/// </summary>
public static class FeedDate
{
    private const int LongestText = 120;

    /// <summary>The instant in UTC; one without time is midnight; null when it is no date.</summary>
    /// <param name="zone">Zone of a text that names none; null = UTC, for dates printed in Hangul Korean time.</param>
    public static DateTime? Parse(string? text, TimeZoneInfo? zone = null) => Read(text, zone)?.At;

    /// <summary>As <see cref="Parse"/>, telling a day from an instant.</summary>
    internal static FeedMoment? Read(string? text, TimeZoneInfo? zone)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > LongestText)
            return null;
        text = FeedDateTokens.Normalize(text).Trim();
        if (DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "ddd, dd MMM yyyy HH:mm:ss 'GMT'", "ddd, dd MMM yyyy HH:mm:ss zzz"],
            CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime plain))
            return Sane(plain, false);
        if (text.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
            return Tokens(text, zone);
        bool counted = text.Length is 9 or 10 or 13;
        return Digits(text) is { } date ? Sane(counted ? date : InUtc(date, null, zone), dayOnly: text.Length < 9) : null;
    }

    /// <summary>The wall-clock time as an instant; the zone is that of the text itself, else the one given.</summary>
    private static DateTime InUtc(DateTime local, int? offsetMinutes, TimeZoneInfo? zone)
    {
        TimeSpan offset = offsetMinutes is { } minutes ? TimeSpan.FromMinutes(minutes)
            : zone?.GetUtcOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)) ?? TimeSpan.Zero;
        return local - offset;
    }

    /// <summary>Between 1800 and 2200; a feed that says year 1 says nothing.</summary>
    private static FeedMoment? Sane(DateTime date, bool dayOnly) => date.Year is >= 1800 and < 2200 ? new FeedMoment(date, dayOnly) : null;

    private static FeedMoment? Tokens(string text, TimeZoneInfo? zone)
    {
        List<FeedDateToken> tokens = FeedDateTokens.Cut(text);
        if (tokens is [{ Text: "-" }, { Text.Length: 4 } century] && Day(FullYear(century.Value / 100, 2), century.Value % 100, 1) is { } month)
            return Sane(InUtc(month, null, zone), dayOnly: true); // ISO 8601:1988 "-YYMM"
        FeedEra.Resolve(tokens);
        FeedClock clock = FeedClock.Take(tokens);
        if (FeedCalendar.Day(tokens) is not { } day)
            return null;
        bool korean = zone is null && clock.Time is not null && text.Any(c => c is >= '\uAC00' and <= '\uD7A3');
        int? offset = clock.OffsetMinutes ?? (korean ? 540 : null); // Hangul dates are printed in Korean time
        return Sane(InUtc(day + (clock.Time ?? TimeSpan.Zero), offset, zone), clock.Time is null);
    }

    /// <summary>Digits only: a year, a month, a day, a day of the year, a moment, or seconds or milliseconds since 1970.</summary>
    private static DateTime? Digits(string text)
    {
        int At(int start, int length) => int.Parse(text.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture);
        return text.Length switch
        {
            4 => Day(At(0, 4), 1, 1),
            5 => DayOfYear(FullYear(At(0, 2), 2), At(2, 3)),
            6 when text[0] is '1' or '2' && At(4, 2) is >= 1 and <= 12 => Day(At(0, 4), At(4, 2), 1),
            6 => Day(FullYear(At(0, 2), 2), At(2, 2), At(4, 2)),
            7 => DayOfYear(At(0, 4), At(4, 3)),
            8 => Day(At(0, 4), At(4, 2), At(6, 2)),
            9 or 10 => DateTime.UnixEpoch.AddSeconds(long.Parse(text, CultureInfo.InvariantCulture)),
            12 => Moment(text, "yyyyMMddHHmm"),
            13 => DateTime.UnixEpoch.AddMilliseconds(long.Parse(text, CultureInfo.InvariantCulture)),
            14 => Moment(text, "yyyyMMddHHmmss"),
            _ => null,
        };
    }

    private static DateTime? Moment(string text, string format) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime moment)
            ? moment : null;

    /// <summary>The day as midnight UTC, or null when the calendar has no such day.</summary>
    internal static DateTime? Day(int year, int month, int day) =>
        year is >= 1800 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc) : null;

    internal static DateTime? DayOfYear(int year, int number) => number is >= 1 and <= 366 && Day(year, 1, 1) is { } first ? first.AddDays(number - 1) : null;

    /// <summary>Two-digit years as RFC 2822 §4.3 reads them, three-digit ones counted from 1900.</summary>
    internal static int FullYear(int year, int digits) => digits switch
    {
        <= 2 => year < 50 ? 2000 + year : 1900 + year,
        3 => 1900 + year,
        _ => year,
    };
}
