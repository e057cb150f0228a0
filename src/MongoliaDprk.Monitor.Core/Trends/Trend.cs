namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>What a trend is split by; <see cref="Country"/> is the side of the actors that are named.</summary>
public enum TrendBy { Actor, Office, Source, Topic, Country }

/// <summary>Length of one step of a trend; weeks begin on Monday.</summary>
public enum TrendPer { Day, Week, Month, Year }

/// <summary>A count over time that can be repeated: what is counted, and over which mentions.</summary>
public sealed record TrendQuery(TrendBy By, TrendPer Per, MentionFilter Filter);

/// <summary>One number of a trend, in every unit; each equals the length of the list of <see cref="CountQuery"/> for that key and step.</summary>
/// <param name="Step">First day of the step.</param>
/// <param name="Key">Actor id, office id, source id, topic id or country code.</param>
/// <param name="Articles">See <see cref="CountUnit.Article"/>.</param>
/// <param name="Headlines">See <see cref="CountUnit.Headline"/>.</param>
/// <param name="Mentions">See <see cref="CountUnit.Mention"/>.</param>
/// <param name="Hits">See <see cref="CountUnit.Hit"/>.</param>
public sealed record TrendPoint(DateOnly Step, string Key, int Articles, int Headlines, int Mentions, int Hits);
