using System.Collections.Frozen;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Gives every namespace of feeds its usual prefix, whatever prefix a feed chose and whether or not it was declared.</summary>
internal static class FeedNamespaces
{
    private static readonly FrozenDictionary<string, string> Prefixes = new (string Prefix, string Addresses)[]
    {
        ("", "purl.org/rss/1.0 purl.org/net/rss1.1 my.netscape.com/rdf/simple/0.9 my.netscape.com/publish/formats/rss-0.9.dtd channel.netscape.com/rdf/simple/0.9 backend.userland.com/rss backend.userland.com/rss2 backend.userland.com/rss091 backend.userland.com/rss092 backend.userland.com/rss0.91 blogs.law.harvard.edu/tech/rss cyber.law.harvard.edu/rss cyber.law.harvard.edu/rss/rss.html purl.org/rss/2.0 rssnamespace.org/feeds/rss hacks.benhammersley.com/rss/streamlining"),
        ("atom", "www.w3.org/2005/atom purl.org/atom/ns purl.org/atom example.com/newformat example.com/necho purl.org/echo uri/of/echo/namespace# purl.org/pie"),
        ("rdf", "www.w3.org/1999/02/22-rdf-syntax-ns"),
        ("dc", "purl.org/dc/elements/1.0 purl.org/dc/elements/1.1"),
        ("dcterms", "purl.org/dc/terms"),
        ("content", "purl.org/rss/1.0/modules/content"),
        ("media", "search.yahoo.com/mrss search.yahoo.com/rss www.rssboard.org/media-rss video.search.yahoo.com/mrss"),
        ("itunes", "www.itunes.com/dtds/podcast-1.0.dtd www.itunes.com/dtd/podcast-1.0.dtd example.com/dtds/podcast-1.0.dtd"),
        ("googleplay", "www.google.com/schemas/play-podcasts/1.0"),
        ("feedburner", "rssnamespace.org/feedburner/ext/1.0"),
        ("xhtml", "www.w3.org/1999/xhtml www.w3.org/tr/xhtml1/strict"),
        ("sitemap", "www.sitemaps.org/schemas/sitemap/0.9 www.google.com/schemas/sitemap/0.84"),
        ("news", "www.google.com/schemas/sitemap-news/0.9"),
        ("xml", "www.w3.org/xml/1998/namespace"),
    }.SelectMany(row => row.Addresses.Split(' ').Select(address => KeyValuePair.Create(Key(address), row.Prefix)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Prefixes that mean the core vocabulary even when a feed invents them.</summary>
    private static readonly FrozenDictionary<string, string> PrefixAliases = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["rss"] = "",
        ["rss1"] = "",
        ["a10"] = "atom",
        ["atom10"] = "atom",
        ["atom03"] = "atom",
        ["dct"] = "dcterms",
        ["mrss"] = "media",
        ["html"] = "xhtml",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The canonical name of an element or attribute written as "prefix:local".</summary>
    /// <param name="isAttribute">Attributes without prefix are in no namespace.</param>
    public static string Canonical(string raw, FeedElement? scope, Dictionary<string, string>? own, bool isAttribute)
    {
        int colon = raw.IndexOf(':', StringComparison.Ordinal);
        string prefix = colon < 0 ? "" : raw[..colon];
        string local = (colon < 0 ? raw : raw[(colon + 1)..]).ToLowerInvariant();
        if (isAttribute && colon < 0)
            return local;
        string canonical = Find(prefix, scope, own) is { } address
            ? Prefixes.GetValueOrDefault(Key(address)) ?? (prefix.Length == 0 ? "" : prefix.ToLowerInvariant())
            : prefix.Length == 0 ? "" : Undeclared(prefix.ToLowerInvariant());
        return canonical.Length == 0 ? local : $"{canonical}:{local}";
    }

    private static string Undeclared(string prefix) => PrefixAliases.GetValueOrDefault(prefix, prefix);

    private static string? Find(string prefix, FeedElement? scope, Dictionary<string, string>? own)
    {
        if (own is not null && own.TryGetValue(prefix, out string? here))
            return here;
        for (FeedElement? at = scope; at is not null; at = at.Parent)
        {
            if (at.Namespaces is not null && at.Namespaces.TryGetValue(prefix, out string? found))
                return found;
        }

        return null;
    }

    /// <summary>Address without scheme, case and closing sign, in which feeds differ for the same namespace.</summary>
    private static string Key(string address)
    {
        string key = address.Trim().ToLowerInvariant();
        int scheme = key.IndexOf("://", StringComparison.Ordinal);
        return (scheme < 0 ? key : key[(scheme + 3)..]).TrimEnd('/', '#');
    }
}
