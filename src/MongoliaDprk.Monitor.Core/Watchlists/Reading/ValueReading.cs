using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>Values with a form of their own: codes, addresses, dates, choices.</summary>
internal static class ValueReading
{
    private static readonly string[] DayForms = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    /// <summary>A required identifier: lower-case letters, digits and hyphens.</summary>
    public static string Id(this MapReader map, string key = "id")
    {
        string id = map.Text(key);
        if (id.Length > 0 && !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            map.Error(map.LineOf(key), $"'{id}' must be lower-case letters, digits and hyphens");
        return id;
    }

    /// <summary>A required two-letter code in lower case.</summary>
    public static string Code(this MapReader map, string key)
    {
        string code = map.Text(key);
        if (code.Length > 0 && !IsCode(code))
            map.Error(map.LineOf(key), $"'{code}' must be a code of two lower-case letters");
        return code;
    }

    public static bool IsCode(string text) => text.Length == 2 && text.All(char.IsAsciiLetterLower);

    /// <summary>One of an enumeration's names, in lower case.</summary>
    public static T Choice<T>(this MapReader map, string key, T byDefault, bool required = false)
        where T : struct, Enum
    {
        string? text = required ? map.Text(key) : map.OptionalText(key);
        if (string.IsNullOrEmpty(text))
            return byDefault;
        if (text.All(char.IsAsciiLetterLower) && Enum.TryParse(text, ignoreCase: true, out T value))
            return value;
        map.Error(map.LineOf(key), $"'{text}' must be one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");
        return byDefault;
    }

    /// <summary>An absolute http or https address, or null with an error.</summary>
    public static Uri? Address(MapReader map, int line, string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" && address!.Host.Length > 0)
            return address;
        if (text.Length > 0)
            map.Error(line, $"'{text}' is not an http or https address");
        return null;
    }

    public static IReadOnlyList<Uri> Addresses(this MapReader map, string key) =>
        [.. map.Texts(key).Select(text => Address(map, text.Line, text.Text)).OfType<Uri>()];

    /// <summary>The IANA time zone under <c>timeZone</c>; UTC where it may be left out and is.</summary>
    public static TimeZoneInfo Zone(this MapReader map, bool required)
    {
        string name = required ? map.Text("timeZone") : map.OptionalText("timeZone") ?? "";
        if (name.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone))
            return zone;
        if (name.Length > 0 && name != "UTC")
            map.Error(map.LineOf("timeZone"), $"'{name}' is not an IANA time zone like Europe/Oslo");
        return TimeZoneInfo.Utc;
    }

    /// <summary>A time of day in 24 hours, <c>07:30</c>; midnight with an error when the text is none.</summary>
    public static TimeOnly TimeOfDay(this MapReader map, string key, string text)
    {
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time))
            return time;
        if (text.Length > 0)
            map.Error(map.LineOf(key), $"'{text}' is not a time of day from 00:00 to 23:59, like 07:30");
        return default;
    }

    /// <summary>First and last day of an ISO day, month or year; null when it is none.</summary>
    public static (DateOnly First, DateOnly Last)? Span(string text)
    {
        foreach (string form in DayForms)
        {
            if (!DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly first))
                continue;
            return form.Length switch
            {
                4 => (first, new DateOnly(first.Year, 12, 31)),
                7 => (first, new DateOnly(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month))),
                _ => (first, first),
            };
        }

        return null;
    }

    /// <summary>As <see cref="Span(string)"/>, for an optional key; anything else there is an error.</summary>
    public static (DateOnly First, DateOnly Last)? Span(this MapReader map, string key)
    {
        if (map.OptionalText(key) is not { } text)
            return null;
        if (Span(text) is { } span)
            return span;
        map.Error(map.LineOf(key), $"'{text}' is not an ISO date: 2013-10-28, 2013-10 or 2013");
        return null;
    }
}
