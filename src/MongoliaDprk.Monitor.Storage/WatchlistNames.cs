using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Names for ids; an id the watchlist does not (or no longer) have stands for itself.</summary>
internal sealed class WatchlistNames(Watchlist watchlist)
{
    private readonly Dictionary<string, string> actors = watchlist.Actors.ToDictionary(a => a.Id, a => a.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, string> sources = watchlist.Sources.ToDictionary(s => s.Id, s => s.Name, StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, Actor> countries = watchlist.CountriesBySide();

    /// <summary>It is an actor's id, and not words.</summary>
    public bool Knows(string id) => actors.ContainsKey(id);

    public string Actor(string id) => actors.GetValueOrDefault(id, id);

    public string Source(string id) => sources.GetValueOrDefault(id, id);

    public string Country(string code) => countries.GetValueOrDefault(code)?.Name ?? code;
}
