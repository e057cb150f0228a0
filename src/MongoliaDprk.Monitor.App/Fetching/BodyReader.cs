using System.Buffers;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Reads a body that may be endless or blow up when it is unpacked.</summary>
internal static class BodyReader
{
    private const int PieceBytes = 64 * 1024;

    /// <summary>All bytes. Holds little more than <paramref name="most"/> of them, and for a body that turns out short never room for a long one.</summary>
    /// <param name="most">Bytes allowed.</param>
    /// <param name="cut">What is more is left away; else more gives null.</param>
    public static async Task<byte[]?> ReadAsync(Stream body, int most, bool cut, CancellationToken cancellationToken)
    {
        List<byte[]> pieces = [];
        int total = 0, used = PieceBytes;
        try
        {
            while (true)
            {
                if (used == PieceBytes)
                {
                    pieces.Add(ArrayPool<byte>.Shared.Rent(PieceBytes));
                    used = 0;
                }

                int count = await body.ReadAsync(pieces[^1].AsMemory(used, PieceBytes - used), cancellationToken);
                if (count == 0)
                    return Join(pieces, total);
                used += count;
                total += count;
                if (total > most)
                    return cut ? Join(pieces, most) : null;
            }
        }
        finally
        {
            pieces.ForEach(p => ArrayPool<byte>.Shared.Return(p));
        }
    }

    private static byte[] Join(List<byte[]> pieces, int total)
    {
        byte[] all = GC.AllocateUninitializedArray<byte>(total);
        for (int at = 0, i = 0; at < total; at += PieceBytes, i++)
            pieces[i].AsSpan(0, Math.Min(PieceBytes, total - at)).CopyTo(all.AsSpan(at));
        return all;
    }
}
