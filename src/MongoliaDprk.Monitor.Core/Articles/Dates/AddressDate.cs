using System.Globalization;
using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>Reads the day that many outlets write into an article's address.</summary>
internal static partial class AddressDate
{
    /// <summary>The day, else the month (then <c>DayKnown</c> is false and the date is its first day), or null.</summary>
    public static (DateTime Date, bool DayKnown)? Parse(string address)
    {
        address = Numerals.ToAscii(address);
        foreach (Match match in Day().Matches(address))
        {
            if (Build(match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value) is { } day)
                return (day, true);
        }

        Match month = Month().Match(address);
        return month.Success && Build(month.Groups["y"].Value, month.Groups["m"].Value, "1") is { } first ? (first, false) : null;
    }

    private static DateTime? Build(string year, string month, string day)
    {
        int y = int.Parse(year, CultureInfo.InvariantCulture);
        int m = int.Parse(month, CultureInfo.InvariantCulture);
        int d = int.Parse(day, CultureInfo.InvariantCulture);
        return m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new DateTime(y, m, d) : null;
    }

    [GeneratedRegex(@"(?<![\d])(?<y>(?:19[5-9]|20[0-4])\d)(?:([/_.-])(?<m>\d{1,2})\1(?<d>\d{1,2})|/?(?<m>[01]\d)/?(?<d>[0-3]\d))(?!\d)|[/_](?<y>(?:19[5-9]|20[0-4])\d)-(?<m>[01]\d)/(?<d>[0-3]\d)(?!\d)|/(?<d>[0-3]\d)-(?<m>[01]\d)-(?<y>20[0-4]\d)(?![\d-])")]
    private static partial Regex Day();

    [GeneratedRegex(@"/(?<y>(?:19[5-9]|20[0-4])\d)[/-]?(?<m>[01]\d)/")]
    private static partial Regex Month();
}
