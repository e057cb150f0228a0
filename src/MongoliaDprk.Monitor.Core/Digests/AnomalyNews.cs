using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>Says a count that history does not explain in the reader's language.</summary>
public static class AnomalyNews
{
    private const double Rarest = 1e-12;

    /// <param name="name">What is counted, for readers.</param>
    /// <param name="expected">Mean of what history makes likely.</param>
    /// <param name="chance">Of at least so many, were all as before; 0 to 1.</param>
    /// <param name="list">The articles that were counted.</param>
    public static DigestNews Of(string name, int count, double expected, double chance, DigestList list, DigestLanguage words) => new(
        words.With("anomaly.title", name, DigestLanguage.Number(count), words.YearDay(list.To)),
        words.With("anomaly.text", expected.ToString(expected < 0.095 ? "0.00" : expected < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture), OneIn(chance)))
    {
        List = list,
    };

    /// <summary>"40,000", two digits long and rather too likely than too rare.</summary>
    private static string OneIn(double chance)
    {
        double one = 1 / Math.Max(chance, Rarest), digits = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(one)) - 1));
        return (Math.Floor(one / digits) * digits).ToString("N0", CultureInfo.InvariantCulture);
    }
}
