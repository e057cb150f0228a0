using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>ISO 8601 dates that are known to the day, the month or the year only.</summary>
public static class IsoDay
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    /// <summary>The first day of what is known, or null when the text is no such date.</summary>
    public static DateOnly? First(string? text) =>
        DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    /// <summary>The last day of what is known, or null when the text is no such date.</summary>
    public static DateOnly? Last(string? text) => First(text) is not { } day ? null : text!.Length switch
    {
        4 => new DateOnly(day.Year, 12, 31),
        7 => new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)),
        _ => day,
    };

    /// <summary>The one of two dates that says more, of equally exact ones the earlier: the same whichever comes first.</summary>
    public static string? Earlier(string? one, string? other) => Exactness(one, other) is var c and not 0 ? (c > 0 ? one : other) : string.CompareOrdinal(one, other) <= 0 ? one : other;

    /// <summary>The one of two dates that says more, of equally exact ones the later.</summary>
    public static string? Later(string? one, string? other) => Exactness(one, other) is var c and not 0 ? (c > 0 ? one : other) : string.CompareOrdinal(one, other) >= 0 ? one : other;

    private static int Exactness(string? one, string? other) => (one?.Length ?? 0) - (other?.Length ?? 0);
}
