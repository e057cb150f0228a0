namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>One cause makes one error: a missing language file would else be told at every name in that language.</summary>
internal static class RepeatedErrors
{
    private const int PlacesNamed = 3;

    /// <summary>In order of file and line; errors of equal words once, at their first place, with where else they stand.</summary>
    public static IReadOnlyList<WatchlistError> Join(IEnumerable<WatchlistError> errors) =>
    [
        .. errors.OrderBy(error => error.File, StringComparer.Ordinal).ThenBy(error => error.Line)
            .GroupBy(error => error.Message, StringComparer.Ordinal)
            .Select(group => Join([.. group])),
    ];

    private static WatchlistError Join(WatchlistError[] same)
    {
        // several on one line are one place to the reader
        string[] others = [.. same.Skip(1).Select(Place).Where(place => place != Place(same[0])).Distinct(StringComparer.Ordinal)];
        if (others.Length == 0)
            return same[0];
        string more = others.Length > PlacesNamed ? $" and {others.Length - PlacesNamed} more places" : "";
        return same[0] with { Message = $"{same[0].Message} (also at {string.Join(", ", others.Take(PlacesNamed))}{more})" };
    }

    private static string Place(WatchlistError error) => $"{error.File}:{error.Line}";
}
