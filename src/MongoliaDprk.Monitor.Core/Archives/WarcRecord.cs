namespace MongoliaDprk.Monitor.Core.Archives;

/// <summary>What a record holds (WARC 1.1 §6).</summary>
public enum WarcType { Other, WarcInfo, Response, Resource, Request, Metadata, Revisit, Conversion, Continuation }

/// <summary>One record of an archive. The block is valid until the next one is read.</summary>
/// <param name="Number">Counted from 1 within the file, also those that could not be read.</param>
/// <param name="Address">WARC-Target-URI without the angle brackets some writers put around it; null = none, or no absolute address, or a type that holds no page.</param>
/// <param name="Date">WARC-Date in UTC; null = none that can be read.</param>
/// <param name="ContentType">Of the block, as written: <c>application/http; msgtype=response</c>; null = none.</param>
/// <param name="Block">The record's content without its header.</param>
/// <param name="Truncated">The crawler stored only the beginning (WARC-Truncated), or the file ends within the record.</param>
public sealed record WarcRecord(
    long Number, WarcType Type, Uri? Address, DateTime? Date, string? ContentType, ReadOnlyMemory<byte> Block, bool Truncated)
{
    /// <summary>The block is longer than what is held, so that it is not given.</summary>
    public bool TooLarge { get; init; }
}

/// <summary>A record that could not be read.</summary>
/// <param name="Number">Of the record, counted from 1.</param>
/// <param name="Offset">Where it begins in the unpacked file.</param>
/// <param name="Reason">In one line.</param>
public sealed record ArchiveDamage(long Number, long Offset, string Reason);
