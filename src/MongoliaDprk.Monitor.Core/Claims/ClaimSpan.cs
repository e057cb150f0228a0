using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Claims;

/// <summary>A length of time in the units people use.</summary>
public enum ClaimSpanUnit { Days, Weeks, Months, Years }

/// <summary>A length of time: "90 days", "5 years".</summary>
public sealed record ClaimSpan(int Number, ClaimSpanUnit Unit)
{
    private const int Most = 10_000;

    /// <summary>Null = the text is none.</summary>
    public static ClaimSpan? Read(string text)
    {
        string[] parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > Most)
            return null;
        return parts[1] switch
        {
            "day" or "days" => new(number, ClaimSpanUnit.Days),
            "week" or "weeks" => new(number, ClaimSpanUnit.Weeks),
            "month" or "months" when number <= 1200 => new(number, ClaimSpanUnit.Months),
            "year" or "years" when number <= 100 => new(number, ClaimSpanUnit.Years),
            _ => null,
        };
    }

    /// <summary>The first day of the span that ends on <paramref name="last"/>, that day included.</summary>
    public DateOnly Before(DateOnly last) => Unit switch
    {
        ClaimSpanUnit.Days => last.AddDays(1 - Number),
        ClaimSpanUnit.Weeks => last.AddDays(1 - 7 * Number),
        ClaimSpanUnit.Months => last.AddDays(1).AddMonths(-Number),
        _ => last.AddDays(1).AddYears(-Number),
    };
}
