using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>One day of the relationship, ready to be rendered. Every number names the list it counts.</summary>
/// <param name="Day">The day articles were collected for (their stored day).</param>
/// <param name="Subject">Name of the watchlist.</param>
/// <param name="Articles">Relevant articles of the day, most prominent first; the digest's count is this list's length.</param>
/// <param name="Actors">Actors by number of articles, descending.</param>
/// <param name="Visits">Visits reported that day.</param>
/// <param name="Sources">Per source what was collected, so that silence can be told from a failure.</param>
/// <param name="SourceNews">Sources that were found broken, silent or working again on the day (UTC), in order of time.</param>
public sealed record Digest(
    DateOnly Day,
    string Subject,
    IReadOnlyList<DigestArticle> Articles,
    IReadOnlyList<DigestActor> Actors,
    IReadOnlyList<DigestVisit> Visits,
    IReadOnlyList<DigestSource> Sources,
    IReadOnlyList<DigestNews> SourceNews);

/// <summary>One article of a digest with its evidence.</summary>
public sealed record DigestArticle(
    long Id, string Title, string Address, string SourceName, string? Language, string? Published, Salience Salience,
    IReadOnlyList<string> Actors, IReadOnlyList<string> Topics, string Evidence);

/// <summary>One actor of a digest.</summary>
/// <param name="Articles">Number of the day's articles that mention the actor.</param>
/// <param name="Hits">Number of occurrences in them.</param>
public sealed record DigestActor(string Id, string Name, string Side, int Articles, int Hits);

/// <summary>One visit of a digest.</summary>
/// <param name="IsNew">First reported on the digest's day.</param>
public sealed record DigestVisit(
    long Id, IReadOnlyList<string> Visitors, string? From, string? To, string? Place, string? Start, string? End,
    VisitStage Stage, bool IsNew, string Sentence, string Address, string SourceName, double Confidence);

/// <summary>What one source gave on the digest's day.</summary>
/// <param name="LastError">Null when the last poll was good.</param>
public sealed record DigestSource(string Id, string Name, int Collected, int Relevant, DateTime? LastSuccess, string? LastError);

/// <summary>What an alert told that is not of the relationship itself.</summary>
public sealed record DigestNews(string Title, string Text);
