namespace MongoliaDprk.Monitor.Core.Watchlists;

/// <summary>A visit of the past, each with its citations. Background mentions of it are not news.</summary>
/// <param name="Visitors">Actor ids.</param>
/// <param name="Visitor">The visitor in words.</param>
/// <param name="From">Side that travels.</param>
/// <param name="To">Side that is visited.</param>
/// <param name="Start">ISO day, month or year, as far as it is known.</param>
/// <param name="End">ISO day, month or year, or null.</param>
public sealed record KnownVisit(
    string Id,
    IReadOnlyList<string> Visitors,
    string Visitor,
    string From,
    string To,
    string Start,
    string? End,
    string? Place,
    string? Note,
    IReadOnlyList<string> Sources);
