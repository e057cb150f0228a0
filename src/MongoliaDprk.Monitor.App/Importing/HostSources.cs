using MongoliaDprk.Monitor.Core.Links;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Importing;

/// <summary>Which of the watchlist's sources a page of an archive belongs to.</summary>
internal sealed class HostSources
{
    private readonly Dictionary<string, Source> byHost = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<string>> places;

    public HostSources(Watchlist watchlist)
    {
        foreach (Source source in watchlist.Sources)
        {
            foreach (string host in source.Hosts.Append(LinkHost.Name(source.Site)))
                byHost.TryAdd(Bare(host), source);
        }

        places = watchlist.Sources.ToDictionary(
            s => s.Id, s => s.Feeds.Concat(s.Listings.Select(l => l.Address)).Concat(s.Sitemaps).Append(s.Site).Select(LinkAddress.Key).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>Null = the watchlist does not have its outlet.</summary>
    public Source? Of(Uri address) => byHost.GetValueOrDefault(Bare(LinkHost.Name(address)));

    /// <summary>What an outlet that the watchlist does not have goes by.</summary>
    public static string Id(Uri address) => Bare(LinkHost.Name(address));

    /// <summary>It is the outlet's front page or lists its articles: what it names is told by the articles themselves.</summary>
    public bool IsPlace(Source source, Uri address) =>
        address is { AbsolutePath: "/", Query: "" } || places[source.Id].Contains(LinkAddress.Key(address));

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
}
