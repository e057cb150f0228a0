using System.Globalization;

namespace MongoliaDprk.Monitor.Tests.Cluster;

/// <summary>What the outlets of a <see cref="NewsFarm"/> write: every article names both sides, some announce a visit that no other announces.</summary>
internal static class NewsPages
{
    /// <summary>People that may travel; further visits are theirs too, on other days.</summary>
    public const int People = 200;

    private static readonly string[] Syllables = ["ba", "do", "ki", "le", "mu", "na", "po", "ra", "si", "tu", "ve", "zo", "ga", "he", "ju"];

    public static bool IsVisit(int source, int number) => (source + number) % NewsFarm.VisitEvery == 0;

    public static string Title(int source, int number) => string.Create(CultureInfo.InvariantCulture, $"Report {number} of outlet {source} {Name(source)} {Name(number + 7)}");

    /// <summary>A name of its own for each number below 3,375.</summary>
    public static string Name(int number)
    {
        string name = Syllables[number % 15] + Syllables[number / 15 % 15] + Syllables[number / 225 % 15] + "n";
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    public static string Article(int source, int number)
    {
        Random random = new((source * 1000) + number);
        string words = string.Join(' ', Enumerable.Range(0, 80).Select(_ => Name(random.Next(3000)).ToLowerInvariant()));
        string news = IsVisit(source, number)
            ? $"Foreign Minister {Person((source * 31) + number)} of Aland will visit Borduria on {Day(source, number)}, the ministry announced."
            : $"Trade between Aland and Borduria was the subject of talk number {number} in the town hall of {Name(source)}.";
        return $"<html><head><title>{Title(source, number)}</title></head><body><article><h1>{Title(source, number)}</h1><p>{news}</p><p>{words}.</p></article></body></html>";
    }

    public static string Person(int number) => $"Karel {Name(400 + (number % People))}";

    private static string Day(int source, int number) =>
        DateTime.UtcNow.Date.AddDays(40 + (((source * 7) + (number * 13)) % 300)).ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);
}
