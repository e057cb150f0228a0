using System.Collections.Frozen;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>The zone of an outlet that the watchlist does not know, guessed from the country in its host name, else from its language.</summary>
internal static class HostZones
{
    private static readonly FrozenDictionary<string, string> Names =
        EmbeddedTable.Lines("Articles.Dates.HostZones.txt").ToFrozenDictionary(fields => fields[0], fields => fields[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>The zone, or null when the host does not end in a country of one zone.</summary>
    public static TimeZoneInfo? Of(string host) => Named(host[(host.LastIndexOf('.') + 1)..]);

    /// <summary>The zone of a declared language ("ja", "de-CH", "en_GB"): that of its country, else of its language; null when there are several.</summary>
    public static TimeZoneInfo? OfLanguage(string? declared)
    {
        string[] parts = declared?.Trim().Split('-', '_') ?? [];
        return parts.Length == 0 ? null : parts.Length > 1 && Named(parts[^1].Equals("GB", StringComparison.OrdinalIgnoreCase) ? "uk" : parts[^1]) is { } zone ? zone : Named(":" + parts[0]);
    }

    /// <summary>
    /// The zone in which pages of a language of many countries print times without saying so, more often than in any other; null = no such
    /// zone. (Of 43 pages in English on hosts of no country that also state the instant, 30 print the time of an American zone, 19 of the
    /// eastern one, 6 that of UTC.) Good enough to read a time that states no zone, not to move one that does.
    /// </summary>
    public static TimeZoneInfo? Likely(string? declared) => Named("?" + declared?.Trim().Replace('_', '-'));

    private static TimeZoneInfo? Named(string key) =>
        Names.TryGetValue(key, out string? name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) ? zone : null;
}
