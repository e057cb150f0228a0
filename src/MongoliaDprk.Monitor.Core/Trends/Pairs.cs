namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>Two actors that are named together.</summary>
/// <param name="Actor">The id that comes first in ordinal order; of pairs with one given actor, that actor.</param>
/// <param name="Articles">Relevant articles that name both, each once however often it names them.</param>
/// <param name="First">Day of the first of them.</param>
/// <param name="Last">Day of the last one.</param>
public sealed record PairCount(string Actor, string Other, int Articles, DateOnly First, DateOnly Last);
