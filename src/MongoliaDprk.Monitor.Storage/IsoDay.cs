using System.Globalization;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>ISO 8601 dates that are known to the day, the month or the year only.</summary>
internal static class IsoDay
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    /// <summary>The first day of what is known, or null when the text is no such date.</summary>
    public static DateOnly? First(string? text) =>
        DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    /// <summary>The one of two dates that says more; the first where both say as much.</summary>
    public static string? MoreExact(string? one, string? other) => (other?.Length ?? 0) > (one?.Length ?? 0) ? other : one;
}
