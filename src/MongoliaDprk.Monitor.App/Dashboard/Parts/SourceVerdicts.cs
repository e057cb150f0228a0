using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>How a source fares, what needs attention first.</summary>
public enum SourceVerdict { Failing, Late, NeverPolled, Silent, Working, Off, Gone }

/// <summary>One source as the page shows it.</summary>
/// <param name="Site">Null when the source has left the watchlist.</param>
/// <param name="Health">Null when it was never polled.</param>
/// <param name="Words">Why the verdict, one sentence; empty when it needs none.</param>
public sealed record ShownSource(string Id, string Name, string? Site, string Side, SourceHealth? Health, SourceVerdict Verdict, string Words);

/// <summary>Judges the health of sources: silence is told from failure, and both from not having looked.</summary>
public static class SourceVerdicts
{
    private const int LateAfterPolls = 3;
    private static readonly TimeSpan SilentAfter = TimeSpan.FromDays(7);

    /// <summary>Every source of the watchlist and every one that the database still has, those that need attention first.</summary>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<ShownSource> Of(Watchlist watchlist, IReadOnlyDictionary<string, SourceHealth> health, DateTime now)
    {
        HashSet<string> listed = [.. watchlist.Sources.Select(s => s.Id)];
        IEnumerable<ShownSource> watched = watchlist.Sources.Select(s => Judge(s, health.GetValueOrDefault(s.Id), now));
        IEnumerable<ShownSource> gone = health.Where(h => !listed.Contains(h.Key))
            .Select(h => new ShownSource(h.Key, h.Key, null, "", h.Value, SourceVerdict.Gone, "No longer on the watchlist; what it gave is kept."));
        return [.. watched.Concat(gone).OrderBy(s => s.Verdict).ThenBy(s => s.Name, StringComparer.Ordinal)];
    }

    public static string Word(SourceVerdict verdict) => verdict switch
    {
        SourceVerdict.NeverPolled => "never polled",
        SourceVerdict.Off => "switched off",
        _ => verdict.ToString().ToLowerInvariant(),
    };

    private static ShownSource Judge(Source source, SourceHealth? health, DateTime now)
    {
        (SourceVerdict verdict, string words) = Verdict(source, health, now);
        return new ShownSource(source.Id, source.Name, source.Site.AbsoluteUri, source.Side, health, verdict, words);
    }

    private static (SourceVerdict Verdict, string Words) Verdict(Source source, SourceHealth? health, DateTime now)
    {
        if (!source.Enabled)
            return (SourceVerdict.Off, "");
        if (health?.State is not { LastPoll: { } poll } state)
            return (SourceVerdict.NeverPolled, "");
        if (state.LastError is { } error)
            return (SourceVerdict.Failing, $"{DigestWords.Count(Math.Max(1, state.Errors), "poll")} in a row: {OutsideText.Clean(error)}");
        if (now - poll > LateAfterPolls * source.Every)
            return (SourceVerdict.Late, $"Last polled {TimeWords.Span(now - poll)} ago; every {TimeWords.Span(source.Every)} is due.");
        return state.LastNewArticle is { } fresh && now - fresh <= SilentAfter
            ? (SourceVerdict.Working, "")
            : (SourceVerdict.Silent, "Polled without error, but nothing new for a week or longer.");
    }
}
