using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Archives;

/// <summary>An HTTP answer as it stands in a record: head, body, and what was done to the body on its way (RFC 9112).</summary>
/// <param name="Status">Three digits; 0 = none that can be read.</param>
/// <param name="ContentType">The header as sent, or null.</param>
/// <param name="Body">As sent: see <see cref="Content"/>.</param>
/// <param name="Chunked">The body came in chunks. Some crawlers keep the header and store the body without them.</param>
/// <param name="Codings">Content-Encoding as sent, or null.</param>
public sealed record HttpMessage(int Status, string? ContentType, ReadOnlyMemory<byte> Body, bool Chunked, string? Codings)
{
    /// <summary>Null = no HTTP answer stands here.</summary>
    public static HttpMessage? Read(ReadOnlyMemory<byte> block)
    {
        ReadOnlySpan<byte> bytes = block.Span;
        if (!bytes.StartsWith("HTTP/"u8))
            return null;
        int strict = bytes.IndexOf("\r\n\r\n"u8), bare = (strict < 0 ? bytes : bytes[..strict]).IndexOf("\n\n"u8);
        int end = bare >= 0 ? bare + 2 : strict >= 0 ? strict + 4 : bytes.Length;
        int first = bytes[..end].IndexOf((byte)'\n');
        WarcFields fields = new(first < 0 ? [] : bytes[(first + 1)..end]);
        string? transfer = fields.Text("transfer-encoding"u8);
        return new HttpMessage(
            StatusOf(first < 0 ? bytes[..end] : bytes[..first]),
            fields.Text("content-type"u8),
            block[end..],
            transfer is not null && transfer.Contains("chunked", StringComparison.OrdinalIgnoreCase),
            fields.Text("content-encoding"u8));
    }

    /// <summary>True for what may be a page: HTML, or not said what.</summary>
    public bool IsPage => ContentType is null || IsHtml(ContentType);

    internal static bool IsHtml(string? contentType) => contentType is not null
        && (contentType.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) || contentType.StartsWith("application/xhtml", StringComparison.OrdinalIgnoreCase));

    /// <summary>The body without chunks and codings; null = it unpacks to more than <paramref name="most"/> bytes.</summary>
    /// <exception cref="InvalidDataException">It is packed, but damaged.</exception>
    public ReadOnlyMemory<byte>? Content(int most)
    {
        ReadOnlyMemory<byte> body = Chunked && Chunks.TryJoin(Body.Span) is { } joined ? joined : Body;
        foreach (string coding in (Codings ?? "").ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            if (ContentCoding.Undo(body, coding, most) is not { } undone)
                return null;
            body = undone;
        }

        return body;
    }

    private static int StatusOf(ReadOnlySpan<byte> line)
    {
        int space = line.IndexOf((byte)' ');
        return space >= 0 && line.Length >= space + 4
            && int.TryParse(line.Slice(space + 1, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int status) ? status : 0;
    }
}
