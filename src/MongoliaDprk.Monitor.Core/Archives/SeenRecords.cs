namespace MongoliaDprk.Monitor.Core.Archives;

/// <summary>How the last records began, so that a search backwards after damage gives none of them again: their heads tell them apart by WARC-Record-ID.</summary>
internal sealed class SeenRecords
{
    /// <summary>Bytes that tell records apart.</summary>
    public const int Beginning = 400;

    /// <summary>More records than that do not fit into what is searched backwards.</summary>
    private const int Kept = 256;

    private readonly int[] hashes = new int[Kept];
    private int next;

    /// <param name="record">From its first byte on; what is behind the beginning does not matter.</param>
    public void Add(ReadOnlySpan<byte> record)
    {
        hashes[next] = Hash(record);
        next = (next + 1) % Kept;
    }

    public bool Contains(ReadOnlySpan<byte> record) => hashes.AsSpan().Contains(Hash(record));

    private static int Hash(ReadOnlySpan<byte> record)
    {
        HashCode hash = default;
        hash.AddBytes(record[..Math.Min(record.Length, Beginning)]);
        return hash.ToHashCode();
    }
}
