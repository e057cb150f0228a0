using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Dashboard;

/// <summary>The watchlist's names for ids, fit to be shown; an id that left the watchlist is shown as it is.</summary>
public sealed class ShownNames(Watchlist watchlist)
{
    private readonly Dictionary<string, string> actors = watchlist.Actors.ToDictionary(a => a.Id, a => a.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, string> sources = watchlist.Sources.ToDictionary(s => s.Id, s => s.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, string> offices = watchlist.Offices.ToDictionary(o => o.Id, o => o.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, string> languages = watchlist.Languages.ToDictionary(l => l.Code, l => l.Name, StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, Actor> countries = watchlist.CountriesBySide();

    public string Subject => watchlist.Name;

    public string Actor(string id) => Of(actors, id);

    public string Source(string id) => Of(sources, id);

    public string Office(string id) => Of(offices, id);

    public string Language(string code) => Of(languages, code);

    /// <summary>The country actor's name, else the code in capitals.</summary>
    public string Country(string code) => countries.TryGetValue(code, out Actor? country) ? country.Name : OutsideText.Clean(code).ToUpperInvariant();

    private static string Of(Dictionary<string, string> names, string id) => names.TryGetValue(id, out string? name) ? name : OutsideText.Clean(id);
}
