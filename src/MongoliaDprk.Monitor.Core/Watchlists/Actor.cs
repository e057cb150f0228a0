using System.Collections.Frozen;

namespace MongoliaDprk.Monitor.Core.Watchlists;

/// <summary>What sort of thing an actor is.</summary>
public enum ActorKind { Person, Institution, Place, Country, Thing }

/// <summary>A person, institution, place, country or other named thing on the watchlist.</summary>
/// <param name="Side">Lower-case ISO 3166 code of the country it belongs to.</param>
/// <param name="Names">Names by language code that are enough alone.</param>
/// <param name="ShortNames">Names by language code (surname, given name) that count only where a full name or office of the same actor stands in the same text.</param>
public sealed record Actor(
    string Id,
    ActorKind Kind,
    string Side,
    string Name,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Names,
    IReadOnlyDictionary<string, IReadOnlyList<string>> ShortNames,
    IReadOnlyList<OfficeTerm> Offices)
{
    /// <summary>Those of the names and short names that were made by rule from the parts of the name.</summary>
    public IReadOnlySet<string> Generated { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Names by language that mean it only in outlets of its own side ("our country").</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> HomeNames { get; init; } = FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>What the watchlist notes of it for readers, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Where the entry was checked.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}

/// <summary>The time for which a person held an office.</summary>
/// <param name="From">First day; a bare year or month in the YAML means its first day. Null = not known.</param>
/// <param name="To">Last day; a bare year or month means its last day. Null = not known to have ended.</param>
public sealed record OfficeTerm(string OfficeId, DateOnly? From, DateOnly? To)
{
    public bool Holds(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}

/// <summary>An office: a text that names it means its holder on the article's date.</summary>
/// <param name="Titles">By language: titles that name the country too and are enough alone.</param>
/// <param name="BareTitles">By language: titles without the country; they count only directly beside a name.</param>
public sealed record Office(
    string Id,
    string Side,
    string Name,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Titles,
    IReadOnlyDictionary<string, IReadOnlyList<string>> BareTitles)
{
    /// <summary>Several persons may hold it at a time, so that a day does not tell which of them is meant.</summary>
    public bool Several { get; init; }
}
