using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Core;

/// <summary>Everything the monitor says of one article; a pure function of page, source, watchlist and analyzer version.</summary>
/// <param name="Article">What was extracted from the page.</param>
/// <param name="Relevant">The article belongs to the watched relationship: it names both sides and is no mere list of countries, or its source is of one side and it names the other.</param>
/// <param name="Countries">Codes of the countries the text names (through any actor of that side), in order of first appearance.</param>
/// <param name="Topics">Topic ids from the language files, alphabetical.</param>
/// <param name="Mentions">One entry per actor, in order of first hit.</param>
/// <param name="Visits">What the article says of visits, in text order.</param>
public sealed record Analysis(
    Article Article,
    bool Relevant,
    IReadOnlyList<string> Countries,
    IReadOnlyList<string> Topics,
    IReadOnlyList<Mention> Mentions,
    IReadOnlyList<VisitReport> Visits)
{
    /// <summary>Why it is relevant, in one line for readers; null when it is not.</summary>
    public string? Reason { get; init; }
}
