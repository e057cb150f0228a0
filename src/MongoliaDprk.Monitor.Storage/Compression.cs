using System.IO.Compression;
using System.Text;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Kept pages and texts are stored as Brotli (RFC 7932), a fifth of their size.</summary>
internal static class Compression
{
    public static byte[] Pack(ReadOnlySpan<byte> body)
    {
        using MemoryStream packed = new();
        using (BrotliStream stream = new(packed, CompressionLevel.Optimal))
            stream.Write(body);
        return packed.ToArray();
    }

    public static byte[] Pack(string text) => Pack(Encoding.UTF8.GetBytes(text));

    public static string UnpackText(byte[] packed) => Encoding.UTF8.GetString(Unpack(packed));

    /// <summary>Nothing was pruned to nothing.</summary>
    public static byte[] Unpack(byte[] packed)
    {
        if (packed.Length == 0)
            return [];
        using BrotliStream stream = new(new MemoryStream(packed), CompressionMode.Decompress);
        using MemoryStream body = new();
        stream.CopyTo(body);
        return body.ToArray();
    }
}
