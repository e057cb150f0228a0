using System.Buffers;

namespace MongoliaDprk.Monitor.Core;

/// <summary>Reads a body that may be endless or blow up when it is unpacked. Holds little more than the bytes allowed, and for a short body never room for a long one.</summary>
public static class BodyReader
{
    private const int PieceBytes = 64 * 1024;

    /// <summary>All bytes.</summary>
    /// <param name="most">Bytes allowed.</param>
    /// <param name="cut">What is more is left away; else more gives null.</param>
    public static async Task<byte[]?> ReadAsync(Stream body, int most, bool cut, CancellationToken cancellationToken)
    {
        using Pieces pieces = new();
        while (pieces.Total <= most)
        {
            int count = await body.ReadAsync(pieces.Free(), cancellationToken);
            if (count == 0)
                return pieces.Join(pieces.Total);
            pieces.Take(count);
        }

        return cut ? pieces.Join(most) : null;
    }

    /// <inheritdoc cref="ReadAsync"/>
    public static byte[]? Read(Stream body, int most, bool cut)
    {
        using Pieces pieces = new();
        while (pieces.Total <= most)
        {
            int count = body.Read(pieces.Free().Span);
            if (count == 0)
                return pieces.Join(pieces.Total);
            pieces.Take(count);
        }

        return cut ? pieces.Join(most) : null;
    }

    private sealed class Pieces : IDisposable
    {
        private readonly List<byte[]> pieces = [];
        private int used = PieceBytes;

        public int Total { get; private set; }

        public Memory<byte> Free()
        {
            if (used == PieceBytes)
            {
                pieces.Add(ArrayPool<byte>.Shared.Rent(PieceBytes));
                used = 0;
            }

            return pieces[^1].AsMemory(used, PieceBytes - used);
        }

        public void Take(int count)
        {
            used += count;
            Total += count;
        }

        public byte[] Join(int total)
        {
            byte[] all = GC.AllocateUninitializedArray<byte>(total);
            for (int at = 0, i = 0; at < total; at += PieceBytes, i++)
                pieces[i].AsSpan(0, Math.Min(PieceBytes, total - at)).CopyTo(all.AsSpan(at));
            return all;
        }

        public void Dispose() => pieces.ForEach(p => ArrayPool<byte>.Shared.Return(p));
    }
}
