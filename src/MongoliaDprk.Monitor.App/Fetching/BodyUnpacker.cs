using System.IO.Compression;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Undoes one Content-Encoding. Labels are not believed: a server that says gzip and sends plain text is common, and its page is fine.</summary>
internal static class BodyUnpacker
{
    /// <summary>The unpacked bytes; <paramref name="most"/> and <paramref name="cut"/> as for <see cref="BodyReader"/>.</summary>
    /// <param name="coding">In lower case; what is not known is taken for no coding.</param>
    /// <exception cref="InvalidDataException">It is packed, but damaged.</exception>
    public static async Task<byte[]?> UnpackAsync(byte[] body, string coding, int most, bool cut, CancellationToken cancellationToken)
    {
        if (body.Length == 0 || Open(coding, body) is not { } open)
            return body;
        try
        {
            await using Stream unpacked = open(new MemoryStream(body, writable: false));
            return await BodyReader.ReadAsync(unpacked, most, cut, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException && LooksPlain(body))
        {
            return body;
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidDataException(e.Message, e);  // what BrotliStream throws
        }
    }

    private static Func<Stream, Stream>? Open(string coding, byte[] body) => coding switch
    {
        "gzip" or "x-gzip" => body is [0x1F, 0x8B, ..] ? s => new GZipStream(s, CompressionMode.Decompress) : Damaged(body),
        // RFC 9110 §8.4.1.2 means the zlib format; some servers send it bare
        "deflate" => IsZlib(body) ? s => new ZLibStream(s, CompressionMode.Decompress) : s => new DeflateStream(s, CompressionMode.Decompress),
        "br" => s => new BrotliStream(s, CompressionMode.Decompress),
        _ => null,
    };

    private static Func<Stream, Stream>? Damaged(byte[] body) =>
        LooksPlain(body) ? null : throw new InvalidDataException("it is said to be gzip and is neither that nor text");

    private static bool IsZlib(byte[] body) =>
        body.Length >= 2 && (body[0] & 0x0F) == 8 && ((body[0] << 8) | body[1]) % 31 == 0;

    /// <summary>True for what begins without the control characters that packed bytes are full of.</summary>
    private static bool LooksPlain(byte[] body)
    {
        foreach (byte b in body.AsSpan(0, Math.Min(body.Length, 512)))
        {
            if (b is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1B) or 0x7F)
                return false;
        }

        return true;
    }
}
