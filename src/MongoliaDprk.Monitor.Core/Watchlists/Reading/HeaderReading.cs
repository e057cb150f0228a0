using System.Buffers;

namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>Reads the <c>headers</c> of a source: what may stand in a request, and is not the program's own affair.</summary>
internal static class HeaderReading
{
    /// <summary>Characters of a field name (RFC 9110 §5.6.2).</summary>
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Why a header is refused, by name. Hop-by-hop fields are those of RFC 9110 §7.6.1 and what HTTP/1.1 frames messages with.</summary>
    private static readonly Dictionary<string, string> Refused = Reasons();

    public static IReadOnlyDictionary<string, string> Headers(MapReader map)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        if (map.Node("headers") is not { } node || MapReader.Of(node, map.Errors, "'headers'") is not { } reader)
            return headers;
        foreach (YamlEntry entry in reader.Entries)
        {
            string value = reader.Text(entry.Key).Trim();
            if (Problem(entry.Key, value) is { } problem)
                map.Error(entry.Line, problem);
            else if (value.Length > 0 && !headers.TryAdd(entry.Key, value))
                map.Error(entry.Line, $"header '{entry.Key}' stands here twice");
        }

        return headers;
    }

    private static string? Problem(string name, string value)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameCharacters))
            return $"'{name}' is no name of a header";
        if (Refused.TryGetValue(name, out string? why))
            return $"header '{name}' cannot be set for a source: {why}";
        return value.Any(c => c is < ' ' or > '~') ? $"header '{name}' must be printable ASCII in one line" : null;
    }

    private static Dictionary<string, string> Reasons()
    {
        Dictionary<string, string> reasons = new(StringComparer.OrdinalIgnoreCase);
        string[] ofTheConnection =
        [
            "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding",
            "Upgrade", "Expect", "Content-Length", "Content-Type", "Content-Encoding",
        ];
        foreach (string name in ofTheConnection)
            reasons[name] = "it belongs to the connection or the body, not to the page";
        foreach (string name in (string[])["If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since", "If-Range", "Range"])
            reasons[name] = "the monitor itself tells what it already has";
        reasons["Host"] = "it is the host of the address";
        reasons["User-Agent"] = "the monitor says who it is; Monitor:Fetching:ProductToken and Contact set that";
        reasons["Accept-Encoding"] = "the monitor says what it can unpack";
        return reasons;
    }
}
