namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>A count whose list is wanted.</summary>
public sealed record CountQuery(TrendBy By, CountUnit Unit, MentionFilter Filter);

/// <summary>Which program and which watchlist an article was last analysed with.</summary>
public sealed record AnalysisVersion(int Analyzer, string Watchlist);

/// <summary>One thing that was counted: the list of them stands behind every number.</summary>
/// <param name="Day">The day the article counts for.</param>
/// <param name="Key">What it was counted for: actor id, office id, source id, topic id or country code.</param>
/// <param name="Actors">Ids of the actors that were named, ordinal order; exactly one for mentions and hits.</param>
/// <param name="Address">The article's stored address.</param>
/// <param name="Surface">The words of the text: of the hit, of a mention's first hit; null for articles and headlines.</param>
public sealed record CountedItem(
    CountUnit Unit, DateOnly Day, string Key, IReadOnlyList<string> Actors, string Address, string SourceId, string Title, string? Surface, AnalysisVersion Version);
