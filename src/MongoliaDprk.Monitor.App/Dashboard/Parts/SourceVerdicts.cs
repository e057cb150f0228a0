using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>One source as the page shows it.</summary>
/// <param name="Site">Null when the source has left the watchlist.</param>
/// <param name="Seen">Null when it was never polled.</param>
/// <param name="Health">Null when it is not polled any more.</param>
/// <param name="State">The health in words.</param>
/// <param name="Words">Why, one sentence; empty when it needs none.</param>
public sealed record ShownSource(string Id, string Name, string? Site, string Side, SourceHealth? Seen, Health? Health, string State, string Words)
{
    /// <summary>Since when it fares like that, or null when that is not known.</summary>
    public DateTime? Since => Seen?.State.Health == Health ? Seen?.State.HealthSince : null;

    public string Rhythm => Seen is null ? "" : HealthWords.Rhythm(Seen.State.Rhythm);

    public DateTime? NextPoll => Health is null ? null : Seen?.State.NextPoll;
}

/// <summary>Shows the health of sources.</summary>
public static class SourceVerdicts
{
    /// <summary>Every source of the watchlist and every one that the database still has, those that need attention first.</summary>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<ShownSource> Of(Watchlist watchlist, IReadOnlyDictionary<string, SourceHealth> health, DateTime now)
    {
        HashSet<string> listed = [.. watchlist.Sources.Select(s => s.Id)];
        IEnumerable<ShownSource> watched = watchlist.Sources.Select(s => Judge(s, health.GetValueOrDefault(s.Id), now));
        IEnumerable<ShownSource> gone = health.Where(h => !listed.Contains(h.Key))
            .Select(h => new ShownSource(h.Key, h.Key, null, "", h.Value, null, "gone", "No longer on the watchlist; what it gave is kept."));
        return [.. watched.Concat(gone).OrderBy(s => s.Health is null).ThenBy(s => s.Health).ThenBy(s => s.Name, StringComparer.Ordinal)];
    }

    /// <summary>Class of the badge.</summary>
    public static string Class(ShownSource source) => (source.Health?.ToString() ?? "off").ToLowerInvariant();

    /// <summary>When it is polled again, in words; empty when it is not.</summary>
    public static string Next(ShownSource source, DateTime now) =>
        source.NextPoll is not { } next ? "" : next <= now ? "due" : "in " + TimeWords.Span(next - now);

    private static ShownSource Judge(Source source, SourceHealth? seen, DateTime now)
    {
        if (!source.Enabled)
            return new ShownSource(source.Id, source.Name, source.Site.AbsoluteUri, source.Side, seen, null, "switched off", "");
        Health health = HealthRules.Judge(seen?.State, now);
        return new ShownSource(
            source.Id, source.Name, source.Site.AbsoluteUri, source.Side, seen, health, HealthWords.Word(health), HealthWords.Why(seen?.State, health, now));
    }
}
