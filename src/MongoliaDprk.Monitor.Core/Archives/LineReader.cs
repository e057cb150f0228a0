namespace MongoliaDprk.Monitor.Core.Archives;

/// <summary>The lines of a file in UTF-8, one by one, in memory that does not grow with them: a line without end is passed over.</summary>
/// <param name="stream">Read to its end, not disposed.</param>
/// <param name="most">Bytes a line may have.</param>
public sealed class LineReader(Stream stream, int most)
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private readonly RecordWindow window = new(stream, most + ByteOrderMark.Length + 2);
    private int taken;

    /// <summary>The line that was read last, without its end; null = it has more bytes than it may. Valid until the next one is read.</summary>
    public ReadOnlyMemory<byte>? Line { get; private set; }

    /// <summary>Reads the next line; false = there is none.</summary>
    public bool Read()
    {
        window.Pass(taken);
        taken = 0;
        if (!window.Has(1))
            return false;
        if (window.Offset == 0 && window.Has(ByteOrderMark.Length) && window.Bytes.Span.StartsWith(ByteOrderMark))
            window.Pass(ByteOrderMark.Length);
        Line = null;
        int end = End();
        if (end < 0)
        {
            PassLine();
            return true;
        }

        taken = Math.Min(end + 1, window.Bytes.Length);
        int length = window.Bytes.Span[..end].EndsWith("\r"u8) ? end - 1 : end;
        if (length <= most)
            Line = window.Bytes[..length];
        return true;
    }

    /// <summary>Where the line ends in the window; -1 = not in so many bytes as it may have.</summary>
    private int End()
    {
        for (int searched = 0; ;)
        {
            int found = window.Bytes.Span[searched..].IndexOf((byte)'\n');
            if (found >= 0)
                return searched + found;
            searched = window.Bytes.Length;
            if (window.Grow())
                continue;
            return searched <= most + 1 ? searched : -1;
        }
    }

    private void PassLine()
    {
        do
        {
            int found = window.Bytes.Span.IndexOf((byte)'\n');
            window.Pass(found < 0 ? window.Bytes.Length : found + 1);
            if (found >= 0)
                return;
        }
        while (window.Has(1));
    }
}
