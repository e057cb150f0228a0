using System.IO.Compression;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Kept pages are stored as Brotli (RFC 7932), a fifth of their size.</summary>
internal static class Compression
{
    public static byte[] Pack(ReadOnlySpan<byte> body)
    {
        using MemoryStream packed = new();
        using (BrotliStream stream = new(packed, CompressionLevel.Optimal))
            stream.Write(body);
        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] packed)
    {
        using BrotliStream stream = new(new MemoryStream(packed), CompressionMode.Decompress);
        using MemoryStream body = new();
        stream.CopyTo(body);
        return body.ToArray();
    }
}
