using System.IO.Compression;

namespace MongoliaDprk.Monitor.Core.Archives;

/// <summary>
/// Unpacks a gzip file (RFC 1952) of one member or of many, as archive writers make one for each record. Where a member is damaged the
/// read fails, and <see cref="GoOn"/> moves to the next one that can be read.
/// </summary>
/// <param name="file">Not disposed.</param>
internal sealed class GzipMembers(Stream file) : Stream
{
    /// <summary>What the decoder may have taken from the file without having unpacked it yet.</summary>
    private const int Ahead = 16 * 1024;

    private const int SearchPiece = 1024 * 1024;

    private GZipStream unpacked = Open(file);
    private long found = -1;
    private byte[]? piece;
    private long pieceAt = -1;
    private int pieceLength;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    private static ReadOnlySpan<byte> Magic => [0x1F, 0x8B, 0x08];

    /// <exception cref="InvalidDataException">The member is damaged.</exception>
    public override int Read(Span<byte> buffer) => unpacked.Read(buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>After damage: goes on with the next member that begins with a record not seen before. False = there is none, or the file cannot be searched.</summary>
    public bool GoOn(SeenRecords seen)
    {
        unpacked.Dispose();
        if (!file.CanSeek)
            return false;
        for (long from = Math.Max(found + 1, file.Position - Ahead); FindMember(from) is { } at; from = at + 1)
        {
            found = file.Position = at;
            if (!BeginsNewRecord(seen))
                continue;
            file.Position = at;
            unpacked = Open(file);
            return true;
        }

        unpacked = Open(Null);
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static GZipStream Open(Stream stream) => new(stream, CompressionMode.Decompress, leaveOpen: true);

    /// <summary>Offset of the next bytes that a member may begin with. The piece last read is kept: where such bytes stand close together, each costs no reading.</summary>
    private long? FindMember(long from)
    {
        while (true)
        {
            if (from < pieceAt || from > pieceAt + pieceLength - Magic.Length)
                ReadPiece(from);
            int index = piece.AsSpan(0, pieceLength)[(int)(from - pieceAt)..].IndexOf(Magic);
            if (index >= 0)
                return from + index;
            if (pieceLength < SearchPiece)
                return null;
            from = pieceAt + pieceLength - (Magic.Length - 1);
        }
    }

    private void ReadPiece(long at)
    {
        piece ??= new byte[SearchPiece];
        file.Position = pieceAt = at;
        pieceLength = file.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
    }

    private bool BeginsNewRecord(SeenRecords seen)
    {
        try
        {
            using GZipStream probe = Open(file);
            Span<byte> beginning = stackalloc byte[SeenRecords.Beginning];
            int read = probe.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
            return beginning[..read].StartsWith("WARC/"u8) && !seen.Contains(beginning[..read]);
        }
        catch (InvalidDataException)
        {
            return false;  // these bytes only look like the beginning of a member
        }
    }
}
