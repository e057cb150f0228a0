using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Tests;

/// <summary>A watchlist of two invented countries.</summary>
internal static class TestWatchlist
{
    public static Watchlist Pair { get; } = WatchlistReader.Read(
    [
        new("watchlist.yaml", "name: Aland – Borduria\nsides: [aa, bb]\n"),
        new("languages/en.yaml", "language: en\nname: English\nboundary: both\nsuffixes: [\"'s\"]\n"),
        new("actors/countries.yaml", """
            actors:
              - { id: aland, kind: country, side: aa, name: Aland, names: { en: [Aland] } }
              - { id: borduria, kind: country, side: bb, name: Borduria, names: { en: [Borduria] } }
            """),
    ]);

    /// <summary>A source of the first side on the given web.</summary>
    public static Source Source(
        LoopbackWeb web, string id = "paper", string[]? feeds = null, ListingPage[]? listings = null, string[]? sitemaps = null, TimeSpan? delay = null,
        IReadOnlyDictionary<string, string>? headers = null) =>
        new(
            id, "The Paper", "aa", "aa", ["en"], web.At("/"), TimeZoneInfo.Utc, SourceCalendar.Gregorian, true,
            TimeSpan.FromMinutes(15), delay ?? TimeSpan.FromSeconds(5),
            [.. (feeds ?? []).Select(web.At)], listings ?? [], [.. (sitemaps ?? []).Select(web.At)], [], PageSelectors.None)
        {
            Headers = headers ?? new Dictionary<string, string>(),
        };
}
