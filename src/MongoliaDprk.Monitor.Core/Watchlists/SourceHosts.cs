using MongoliaDprk.Monitor.Core.Links;

namespace MongoliaDprk.Monitor.Core.Watchlists;

/// <summary>Which hosts a source's articles are found under.</summary>
public static class SourceHosts
{
    /// <summary>True for the hosts of the source's site and places, with or without <c>www.</c>, and for its further hosts.</summary>
    public static bool Has(Source source, Uri address)
    {
        string host = Bare(LinkHost.Name(address));
        return Is(source.Site) || source.Feeds.Any(Is) || source.Listings.Any(l => Is(l.Address)) || source.Sitemaps.Any(Is)
            || source.Hosts.Any(h => string.Equals(Bare(h), host, StringComparison.OrdinalIgnoreCase));

        bool Is(Uri own) => string.Equals(Bare(LinkHost.Name(own)), host, StringComparison.OrdinalIgnoreCase);
    }

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
}
