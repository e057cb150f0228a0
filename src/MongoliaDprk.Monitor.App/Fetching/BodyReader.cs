using System.Buffers;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Reads a body that may be endless or blow up when it is unpacked.</summary>
internal static class BodyReader
{
    private const int PieceBytes = 32 * 1024;

    /// <summary>All bytes, or null when there are more than <paramref name="most"/>; holds little more than that many in memory.</summary>
    public static async Task<byte[]?> ReadAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        using MemoryStream all = new();
        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            int count;
            while ((count = await body.ReadAsync(piece, cancellationToken)) > 0)
            {
                if (all.Length + count > most)
                    return null;
                all.Write(piece, 0, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }

        return all.ToArray();
    }
}
