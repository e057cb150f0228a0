using MongoliaDprk.Monitor.Core.Trends;
using static MongoliaDprk.Monitor.Storage.Queries.CountQueries;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>What one article gives to a count.</summary>
internal static class CountedArticle
{
    /// <param name="found">All of one article that meets the filter.</param>
    public static IEnumerable<CountedItem> Items(CountQuery query, IReadOnlyList<Found> found) => query.Unit switch
    {
        CountUnit.Hit => found.SelectMany(f => Surfaces(f).Select(s => Item(query, f, [f.ActorId], s))),
        CountUnit.Mention => found.Select(f => Item(query, f, [f.ActorId], f.Surface)),
        _ => found.GroupBy(f => f.Key, StringComparer.Ordinal)
            .Select(g => Item(query, g.First(), [.. g.Select(f => f.ActorId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], null)),
    };

    private static IEnumerable<string> Surfaces(Found found) =>
        StoredHits.Read(found.Hits!).Where(h => found.All || h.OfficeId == found.Key).Select(h => h.Surface);

    private static CountedItem Item(CountQuery query, Found found, IReadOnlyList<string> actors, string? surface) => new(
        query.Unit, found.Day, found.Key, actors, found.Address, found.SourceId, found.Title, surface,
        new AnalysisVersion(found.AnalyzerVersion, found.WatchlistVersion));
}
