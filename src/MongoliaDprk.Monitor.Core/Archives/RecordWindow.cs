namespace MongoliaDprk.Monitor.Core.Archives;

/// <summary>A window that slides over a stream: what lies in it can be looked at as one span, however the stream delivers its bytes.</summary>
/// <param name="stream">Read to its end, not disposed.</param>
/// <param name="most">Bytes the window may hold; what is longer can only be skipped.</param>
internal sealed class RecordWindow(Stream stream, int most)
{
    private const int Piece = 128 * 1024;

    private byte[] buffer = new byte[2 * Piece];
    private int start;
    private int end;
    private bool ended;

    /// <summary>Offset in the stream of the first byte of <see cref="Bytes"/>.</summary>
    public long Offset { get; private set; }

    /// <summary>What is read and not passed yet. Valid until the next call.</summary>
    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(start, end - start);

    /// <summary>True when at least <paramref name="count"/> bytes lie in the window, read now if need be; false = the stream ends before.</summary>
    /// <param name="count">At most the bytes that the window may hold.</param>
    /// <exception cref="InvalidDataException">The stream cannot be unpacked any further.</exception>
    public bool Has(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, most);
        while (end - start < count)
        {
            if (ended || !ReadMore(count))
                return false;
        }

        return true;
    }

    /// <summary>Reads on until the window holds more than before; false = the stream has ended, or the window is full.</summary>
    public bool Grow() => end - start < most && Has(Math.Min(most, end - start + 1));

    /// <summary>Leaves bytes behind that are in the window.</summary>
    public void Pass(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, end - start);
        start += count;
        Offset += count;
    }

    /// <summary>Leaves bytes behind that need not be in the window, nor fit into it; false = the stream ended before.</summary>
    public bool Skip(long count)
    {
        while (count > 0)
        {
            int here = (int)Math.Min(count, end - start);
            Pass(here);
            count -= here;
            if (count > 0 && !Has(1))
                return false;
        }

        return true;
    }

    /// <summary>Puts the window where the stream goes on after damage: what was read before is lost.</summary>
    public void Restart()
    {
        Pass(end - start);
        start = end = 0;
        ended = false;
    }

    private bool ReadMore(int count)
    {
        MakeRoom(count);
        int read = stream.Read(buffer, end, Math.Min(buffer.Length - end, Math.Max(Piece, count - (end - start))));
        ended = read == 0;
        end += read;
        return read > 0;
    }

    private void MakeRoom(int count)
    {
        int held = end - start;
        if (buffer.Length - start >= count && buffer.Length - end >= Piece / 2)
            return;
        byte[] target = buffer.Length >= Math.Max(count, held + Piece / 2) ? buffer : new byte[Math.Min((long)most + Piece, Math.Max(2L * buffer.Length, (long)count + Piece))];
        Buffer.BlockCopy(buffer, start, target, 0, held);
        buffer = target;
        (start, end) = (0, held);
    }
}
