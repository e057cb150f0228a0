using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>What a trend is split by.</summary>
public enum TrendBy { Actor, Source, Topic, Country }

/// <summary>Length of one step of a trend; weeks begin on Monday.</summary>
public enum TrendPer { Day, Week, Month, Year }

/// <summary>A count that can be repeated: what is counted, and over which articles.</summary>
/// <param name="From">First day, inclusive; null = from the beginning.</param>
/// <param name="To">Last day, inclusive; null = to the end.</param>
/// <param name="Source">Source id, or null = all.</param>
/// <param name="Actor">Actor id, or null = all.</param>
/// <param name="Salience">Only mentions of this salience; null = all.</param>
public sealed record TrendQuery(
    TrendBy By, TrendPer Per, DateOnly? From = null, DateOnly? To = null, string? Source = null, string? Actor = null, Salience? Salience = null);

/// <summary>One number of a trend.</summary>
/// <param name="Step">First day of the step.</param>
/// <param name="Key">Actor id, source id, topic id or country code.</param>
/// <param name="Articles">Number of relevant articles.</param>
/// <param name="Hits">Number of occurrences in them (for topics: equal to the articles).</param>
public sealed record TrendPoint(DateOnly Step, string Key, int Articles, int Hits);
