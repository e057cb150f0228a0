using MongoliaDprk.Monitor.App.Dashboard;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>One count with everything that is said of it.</summary>
internal sealed class CountReport(CountQuery query, TrendPer? per, IReadOnlyList<CountedItem> items, CountCoverage coverage, Watchlist watchlist)
{
    private readonly ShownNames names = new(watchlist);

    public CountQuery Query => query;

    public TrendPer? Per => per;

    public IReadOnlyList<CountedItem> Items => items;

    public CountCoverage Coverage => coverage;

    public IReadOnlyList<CountRow> Rows { get; } = CountTable.Of(items, per);

    public string Digest { get; } = CountDigest.Of(items);

    /// <summary>The versions the counted articles were analysed with, by number of items.</summary>
    public IReadOnlyList<(AnalysisVersion Version, int Items)> Versions { get; } =
        [.. items.GroupBy(i => i.Version).Select(g => (g.Key, g.Count())).OrderByDescending(v => v.Item2).ThenBy(v => v.Key.Watchlist, StringComparer.Ordinal)];

    public string Sentence => CountSentence.Of(query, Where, per is null ? Rows : CountTable.Of(items, null), Name);

    /// <summary>What makes the count less than it seems.</summary>
    public IEnumerable<string> Warnings
    {
        get
        {
            AnalysisVersion now = new(ArticleAnalyzer.Version, watchlist.Version);
            if (Versions.Count > 1)
                yield return $"the counted articles were analysed with {Versions.Count} different versions of analyzer or watchlist: run 'monitor reanalyze' before this count is quoted";
            else if (Versions.Count == 1 && Versions[0].Version != now)
                yield return "the counted articles were analysed with another analyzer or watchlist than today's: 'monitor reanalyze' brings them up to date";
        }
    }

    public string Name(string key) => Name(query.By, key, names);

    /// <summary>The name to be read for a key.</summary>
    public static string Name(TrendBy by, string key, ShownNames names) => by switch
    {
        TrendBy.Actor => names.Actor(key),
        TrendBy.Office => names.Office(key),
        TrendBy.Source => names.Source(key),
        TrendBy.Country or TrendBy.Side => names.Country(key),
        TrendBy.Language => names.Language(key),
        _ => key,
    };

    public string Actor(string id) => names.Actor(id);

    /// <summary>"Someone 6, someone else 3": who was named behind a number.</summary>
    public string Actors(CountRow row, int most)
    {
        string told = string.Join(", ", row.Actors.Take(most).Select(s => $"{Actor(s.Actor)} {Text.Number(s.Count)}"));
        return row.Actors.Count > most ? $"{told}, …" : told;
    }

    /// <summary>The command that counts this again.</summary>
    public string Typed => $"monitor trends --by {Text.Lower(query.By)} --unit {Text.Lower(query.Unit)}{FilterOptions.Typed(query.Filter)}";

    private string? Where => query.Filter.Source is { } source ? names.Source(source)
        : query.Filter.SourceSide is { } side ? $"the outlets of {names.Country(side)}"
        : null;
}
