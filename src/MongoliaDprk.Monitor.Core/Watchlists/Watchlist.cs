using MongoliaDprk.Monitor.Core.Claims;
using MongoliaDprk.Monitor.Core.Subscribers;

namespace MongoliaDprk.Monitor.Core.Watchlists;

/// <summary>All domain knowledge, read from the YAML files of one folder. C# knows no country, person or phrase.</summary>
/// <param name="Version">First 12 hexadecimal digits of the SHA-256 over all files but those of sources, known visits, the calendar, claims and subscribers; stored with each analysis.</param>
/// <param name="Name">Shown as the program's subject, e.g. the pair's name.</param>
/// <param name="Sides">The two country codes of the relationship, in the order the watchlist gives them.</param>
public sealed record Watchlist(
    string Version,
    string Name,
    IReadOnlyList<string> Sides,
    IReadOnlyList<Actor> Actors,
    IReadOnlyList<Office> Offices,
    IReadOnlyList<Language> Languages,
    IReadOnlyList<Source> Sources,
    IReadOnlyList<KnownVisit> Visits,
    IReadOnlyList<CalendarDay> Calendar)
{
    /// <summary>Who is told; never empty where no file names any.</summary>
    public IReadOnlyList<Subscriber> Subscribers { get; init; } = [Subscriber.Default];

    /// <summary>Analysts' sentences that are tested every night.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>The time in which the known visits are held to be all there were; null = none.</summary>
    public ClaimDays? VisitsCover { get; init; }

    /// <summary>The other side of the pair, or null when <paramref name="side"/> is not one of the two.</summary>
    public string? OtherSide(string? side) =>
        side == Sides[0] ? Sides[1] : side == Sides[1] ? Sides[0] : null;

    /// <summary>The first country of each side, by the side's code; made at each call, so whoever names many keeps it.</summary>
    public IReadOnlyDictionary<string, Actor> CountriesBySide() =>
        Actors.Where(a => a.Kind == ActorKind.Country).DistinctBy(a => a.Side).ToDictionary(a => a.Side, StringComparer.Ordinal);

    /// <summary>A side as people call it: its first country's name, or its code where the watchlist names no such country.</summary>
    public string SideName(string side) => Actors.FirstOrDefault(a => a.Kind == ActorKind.Country && a.Side == side)?.Name ?? side;
}

/// <summary>One file of a watchlist as handed to the reader: the core reads no disk.</summary>
/// <param name="Path">Relative to the watchlist folder, with forward slashes: <c>actors/people.yaml</c>.</param>
public sealed record WatchlistFile(string Path, string Text);

/// <summary>One thing wrong with a watchlist. Line counts from 1.</summary>
public sealed record WatchlistError(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>A watchlist cannot be used; carries all errors at once.</summary>
public sealed class WatchlistException(IReadOnlyList<WatchlistError> errors)
    : Exception(string.Join('\n', errors))
{
    public IReadOnlyList<WatchlistError> Errors { get; } = errors;
}
