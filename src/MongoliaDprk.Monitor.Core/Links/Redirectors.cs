using System.Text;

namespace MongoliaDprk.Monitor.Core.Links;

/// <summary>Addresses of services that pass the reader on, where the target stands in the address itself.</summary>
public static class Redirectors
{
    private const int MaxDepth = 5;

    /// <summary>Host (also below it), path ("*" = any), and the parameter that holds the target.</summary>
    private static readonly (string Host, string Path, string Parameter)[] Table =
    [
        ("news.google.com", "/news/url", "url"),
        ("facebook.com", "/l.php", "u"),
        ("l.instagram.com", "/", "u"),
        ("bing.com", "/news/apiclick.aspx", "url"),
        ("duckduckgo.com", "/l/", "uddg"),
        ("youtube.com", "/redirect", "q"),
        ("out.reddit.com", "*", "url"),
        ("vk.com", "/away.php", "to"),
        ("t.umblr.com", "/redirect", "z"),
        ("t.me", "/iv", "url"),
        ("twitter.com", "/i/redirect", "url"),
        ("linkedin.com", "/redir/redirect", "url"),
        ("linkedin.com", "/safety/go", "url"),
        ("link.zhihu.com", "/", "target"),
        ("safelinks.protection.outlook.com", "/", "url"),
        ("slack-redir.net", "/link", "url"),
    ];

    /// <summary>The target, itself unwrapped; null when the address is no redirector's, or its target is known only to the service.</summary>
    /// <param name="address">Absolute.</param>
    public static Uri? Unwrap(Uri address)
    {
        Uri? target = null;
        for (int depth = 0; depth < MaxDepth && Step(target ?? address) is { } next; depth++)
            target = next;
        return target;
    }

    private static Uri? Step(Uri address)
    {
        string host = LinkHost.Name(address);
        string path = address.AbsolutePath;
        foreach ((string service, string place, string parameter) in Table)
        {
            if (IsBelow(host, service) && (place == "*" || path.Equals(place, StringComparison.OrdinalIgnoreCase)))
                return Web(LinkQuery.Find(address, parameter));
        }

        return IsBelow(host, "cdn.ampproject.org") ? AmpTarget(path.Split('/')[1..], address.Query)
            : IsBelow(host, "news.google.com") && GoogleNewsId.InPath(path) is { } id ? Web(GoogleNewsId.Target(id))
            : IsBelow(host, "feedproxy.google.com") || IsBelow(host, "feeds.feedburner.com") ? InPath(path, address.Query)
            : IsGoogle(host) ? Google(address, path)
            : IsBelow(host, "bing.com") && path.Equals("/ck/a", StringComparison.Ordinal) ? Web(BingTarget(LinkQuery.Find(address, "u")))
            : IsBelow(host, "search.yahoo.com") ? Web(YahooTarget(path))
            : null;
    }

    private static Uri? Google(Uri address, string path) =>
        path.Equals("/url", StringComparison.OrdinalIgnoreCase) ? Web(LinkQuery.Find(address, "q")) ?? Web(LinkQuery.Find(address, "url"))
        : path.StartsWith("/amp/", StringComparison.OrdinalIgnoreCase) ? AmpTarget(["c", .. path[5..].Split('/')], address.Query)
        : null;

    /// <summary>"/c/s/host/path" of an AMP cache: c, v and the like say the kind of document, s says https.</summary>
    private static Uri? AmpTarget(string[] segments, string query)
    {
        if (segments is not [{ Length: 1 }, var first, ..])
            return null;
        bool secure = first == "s";
        string[] rest = segments[(secure ? 2 : 1)..];
        return rest is [{ Length: > 3 } host, ..] && host.Contains('.', StringComparison.Ordinal)
            ? Web($"{(secure ? "https" : "http")}://{string.Join('/', rest)}{query}") : null;
    }

    /// <summary>"a1" and the address in URL-safe Base64.</summary>
    private static string? BingTarget(string? packed) =>
        packed is not null && packed.StartsWith("a1", StringComparison.Ordinal) && UrlSafeBase64.Decode(packed[2..]) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    private static string? YahooTarget(string path)
    {
        string? part = path.Split('/').FirstOrDefault(segment => segment.StartsWith("RU=", StringComparison.Ordinal));
        return part is null ? null : Uri.UnescapeDataString(part[3..]);
    }

    private static Uri? InPath(string path, string query)
    {
        int at = path.IndexOf("/http", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : Web(Uri.UnescapeDataString(path[(at + 1)..]) + query);
    }

    /// <summary>google.com, google.mn, google.co.kr and what lies below.</summary>
    private static bool IsGoogle(string host)
    {
        string[] labels = host.Split('.');
        int at = Array.LastIndexOf(labels, "google");
        return at >= 0 && labels.Length - at is 2 or 3 && labels[^1].Length <= 3 && (labels.Length - at == 2 || labels[at + 1] is "co" or "com");
    }

    private static bool IsBelow(string host, string service) =>
        host.EndsWith(service, StringComparison.Ordinal) && (host.Length == service.Length || host[^(service.Length + 1)] == '.');

    /// <summary>The text as an address of the web with a host that has a name; null for anything else.</summary>
    private static Uri? Web(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? target) && target.Scheme is "http" or "https" && target.Host.Contains('.', StringComparison.Ordinal) ? target : null;
}
