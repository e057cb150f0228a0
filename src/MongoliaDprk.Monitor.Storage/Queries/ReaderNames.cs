using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>Names in a reader's language where the watchlist has them; an id the watchlist does not (or no longer) have stands for itself.</summary>
internal sealed class ReaderNames
{
    /// <summary>In it the watchlist's own names are written.</summary>
    private const string Own = "en";

    private readonly Dictionary<string, string> actors;
    private readonly Dictionary<string, string> countries;
    private readonly Dictionary<string, string> sources;

    public ReaderNames(Watchlist watchlist, string language)
    {
        actors = watchlist.Actors.ToDictionary(a => a.Id, a => Name(a, language), StringComparer.Ordinal);
        countries = watchlist.CountriesBySide().ToDictionary(c => c.Key, c => Name(c.Value, language), StringComparer.Ordinal);
        sources = watchlist.Sources.ToDictionary(s => s.Id, s => s.Name, StringComparer.Ordinal);
    }

    /// <param name="stored">The name as it was stored with the finding; null = the id.</param>
    public string Actor(string id, string? stored = null) => actors.GetValueOrDefault(id) ?? stored ?? id;

    public string Source(string id) => sources.GetValueOrDefault(id, id);

    /// <summary>Null = a country that is no actor of the watchlist.</summary>
    public string? Country(string? code) => code is null ? null : countries.GetValueOrDefault(code);

    /// <summary>The first name in the language, without a title written after it where the name is there alone too.</summary>
    private static string Name(Actor actor, string language)
    {
        if (language == Own || !actor.Names.TryGetValue(language, out IReadOnlyList<string>? names) || names.Count == 0)
            return actor.Name;
        return names.FirstOrDefault(n => names[0].StartsWith(n + " ", StringComparison.Ordinal) && actor.Kind == ActorKind.Person) ?? names[0];
    }
}
