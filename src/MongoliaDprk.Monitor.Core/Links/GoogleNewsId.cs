using System.Text;

namespace MongoliaDprk.Monitor.Core.Links;

/// <summary>
/// The ids under which Google News links articles: URL-safe Base64 of a message with a number (field 1) and a text (field 4). Until 2024
/// the text was the article's address; since then it is a key that only the service can resolve.
/// </summary>
internal static class GoogleNewsId
{
    private const byte NumberField = 0x08, TextField = 0x22;
    private static readonly string[] Folders = ["articles", "read"];

    /// <summary>The id in "/rss/articles/ID", "/articles/ID" or "/read/ID", or null.</summary>
    public static string? InPath(string path)
    {
        string[] segments = path.Split('/');
        return segments.Length >= 3 && Folders.Contains(segments[^2], StringComparer.Ordinal) ? segments[^1] : null;
    }

    /// <summary>The address that the id holds, or null when it holds none.</summary>
    public static string? Target(string id)
    {
        if (UrlSafeBase64.Decode(id) is not { Length: > 4 } message || message[0] != NumberField)
            return null;
        int at = 1;
        _ = Number(message, ref at);
        if (at >= message.Length || message[at++] != TextField)
            return null;
        int length = Number(message, ref at);
        return length <= 0 || length > message.Length - at ? null : Encoding.UTF8.GetString(message, at, length);
    }

    /// <summary>A number of at most 28 bits in the base-128 form of Protocol Buffers; −1 when it is broken or larger.</summary>
    private static int Number(byte[] message, ref int at)
    {
        int value = 0;
        for (int shift = 0; shift < 28 && at < message.Length; shift += 7)
        {
            byte part = message[at++];
            value |= (part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }

        return -1;
    }
}
