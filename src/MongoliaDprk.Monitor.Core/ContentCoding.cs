using System.IO.Compression;
using System.Runtime.InteropServices;

namespace MongoliaDprk.Monitor.Core;

/// <summary>Undoes Content-Encodings (RFC 9110 §8.4). Labels are not believed: a server that says gzip and sends plain text is common, and its page is fine.</summary>
public static class ContentCoding
{
    /// <summary>The bytes without one coding; <paramref name="most"/> and <paramref name="cut"/> as for <see cref="BodyReader"/>.</summary>
    /// <param name="coding">In lower case; what is not known is taken for no coding.</param>
    /// <exception cref="InvalidDataException">It is packed, but damaged.</exception>
    public static ReadOnlyMemory<byte>? Undo(ReadOnlyMemory<byte> body, string coding, int most, bool cut = false)
    {
        if (body.IsEmpty || Open(coding, body.Span) is not { } open)
            return body;
        try
        {
            using Stream unpacked = open(AsStream(body));
            return AsMemory(BodyReader.Read(unpacked, most, cut));
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException && LooksPlain(body.Span))
        {
            return body;
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidDataException(e.Message, e);  // what BrotliStream throws
        }
    }

    /// <summary>Written out, because a null array would become an empty memory by itself.</summary>
    public static ReadOnlyMemory<byte>? AsMemory(byte[]? bytes) => bytes is null ? (ReadOnlyMemory<byte>?)null : bytes.AsMemory();

    private static Func<Stream, Stream>? Open(string coding, ReadOnlySpan<byte> body) => coding switch
    {
        "gzip" or "x-gzip" => body is [0x1F, 0x8B, ..] ? s => new GZipStream(s, CompressionMode.Decompress) : Damaged(body),
        // RFC 9110 §8.4.1.2 means the zlib format; some servers send it bare
        "deflate" => IsZlib(body) ? s => new ZLibStream(s, CompressionMode.Decompress) : s => new DeflateStream(s, CompressionMode.Decompress),
        "br" => s => new BrotliStream(s, CompressionMode.Decompress),
        _ => null,
    };

    private static Func<Stream, Stream>? Damaged(ReadOnlySpan<byte> body) =>
        LooksPlain(body) ? null : throw new InvalidDataException("it is said to be gzip and is neither that nor text");

    private static bool IsZlib(ReadOnlySpan<byte> body) =>
        body.Length >= 2 && (body[0] & 0x0F) == 8 && ((body[0] << 8) | body[1]) % 31 == 0;

    /// <summary>True for what begins without the control characters that packed bytes are full of.</summary>
    private static bool LooksPlain(ReadOnlySpan<byte> body)
    {
        foreach (byte b in body[..Math.Min(body.Length, 512)])
        {
            if (b is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1B) or 0x7F)
                return false;
        }

        return true;
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> body) =>
        MemoryMarshal.TryGetArray(body, out ArraySegment<byte> array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(body.ToArray(), writable: false);
}
