namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>Words that look like a name the watchlist does not have.</summary>
/// <param name="Articles">Articles it stands in.</param>
/// <param name="Count">Times it stands there.</param>
/// <param name="Office">A title of the watchlist found beside it, or null.</param>
/// <param name="Example">A sentence with it, where there is one with the office.</param>
public sealed record NameCandidate(string Name, int Articles, int Count, string? Office, string Example);
