using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Trends.Anomalies;

/// <summary>Says why a count is told.</summary>
public static class AnomalyWords
{
    /// <summary>"The Name: 9 articles in the week to 12 May 2026; 1.2 expected from 3 years; chance 1 in 40,000".</summary>
    /// <param name="name">What is counted, for readers.</param>
    public static string Sentence(AnomalyFinding finding, string name)
    {
        string calendar = finding.Calendar.Count == 0 ? "" : $", what {string.Join(", ", finding.Calendar.Select(d => d.Name))} brought in other years included";
        return $"{name}: {finding.Count.ToString(CultureInfo.InvariantCulture)} articles in the week to {Day(finding.To)}; "
            + $"{Expected(finding.Expected)} expected from {Span(finding.HistoryDays)}{calendar}; chance {Chance(finding.Chance)}";
    }

    /// <summary>"1 in 40,000", two digits long and rather too likely than too rare.</summary>
    public static string Chance(double chance)
    {
        if (chance <= 1e-12)
            return "below 1 in 1,000,000,000,000";
        double one = 1 / chance, digits = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(one)) - 1));
        return "1 in " + (Math.Floor(one / digits) * digits).ToString("N0", CultureInfo.InvariantCulture);
    }

    /// <summary>Collected days in the largest unit of which they are two or more.</summary>
    public static string Span(int days)
    {
        (int number, string one, string many) = days >= 700 ? ((int)Math.Round(days / 365.25), "year", "years")
            : days >= 60 ? ((int)Math.Round(days / 30.44), "month", "months")
            : (days, "day", "days");
        return $"{number.ToString(CultureInfo.InvariantCulture)} {(number == 1 ? one : many)}";
    }

    private static string Expected(double mean) => mean.ToString(mean < 0.095 ? "0.00" : mean < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
