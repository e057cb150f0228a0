using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace MongoliaDprk.Monitor.Core.Archives;

/// <summary>Reads a stream by a thread of its own, a few pieces ahead: unpacking and what is done with the bytes go on at the same time.</summary>
internal sealed class ReadAhead : Stream
{
    private const int PieceBytes = 128 * 1024;
    private const int Pieces = 16;

    private readonly Stream stream;
    private BlockingCollection<Piece> pieces = new(Pieces);
    private CancellationTokenSource stop = new();
    private Task reading = Task.CompletedTask;
    private Piece current;
    private int used;

    /// <param name="stream">Not disposed.</param>
    public ReadAhead(Stream stream)
    {
        this.stream = stream;
        Start();
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Begins to read where the stream stands.</summary>
    public void Start()
    {
        pieces = new BlockingCollection<Piece>(Pieces);
        stop = new CancellationTokenSource();
        (BlockingCollection<Piece> to, CancellationToken stopped) = (pieces, stop.Token);
        reading = Task.Factory.StartNew(() => ReadOn(to, stopped), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Ends the thread; what was read and not taken is lost.</summary>
    public void Stop()
    {
        stop.Cancel();
        reading.Wait();
        GiveBack(current);
        current = default;
        foreach (Piece piece in pieces)
            GiveBack(piece);
        pieces.Dispose();
        stop.Dispose();
    }

    /// <exception cref="InvalidDataException">The stream cannot be unpacked any further; all bytes before were given.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (used == current.Length && !Next())
            return 0;
        int count = Math.Min(buffer.Length, current.Length - used);
        current.Bytes.AsSpan(used, count).CopyTo(buffer);
        used += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Stop();
        base.Dispose(disposing);
    }

    private bool Next()
    {
        GiveBack(current);
        (current, used) = (default, 0);
        if (!pieces.TryTake(out current, Timeout.Infinite))
            return false;
        current.Failure?.Throw();
        return true;
    }

    private void ReadOn(BlockingCollection<Piece> to, CancellationToken stopped)
    {
        try
        {
            for (Piece piece = ReadPiece(); piece.Length > 0 || piece.Failure is not null; piece = ReadPiece())
            {
                to.Add(piece, stopped);
                if (piece.Failure is not null)
                    return;
            }
        }
        catch (OperationCanceledException)
        {
            // nobody waits for more
        }
        finally
        {
            to.CompleteAdding();
        }
    }

    /// <summary>Empty at the end.</summary>
    private Piece ReadPiece()
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            return new Piece(bytes, stream.Read(bytes, 0, PieceBytes), null);
        }
        catch (Exception e)
        {
            return new Piece(bytes, 0, ExceptionDispatchInfo.Capture(e));  // thrown again where the bytes are asked for
        }
    }

    private static void GiveBack(Piece piece)
    {
        if (piece.Bytes is { Length: > 0 })
            ArrayPool<byte>.Shared.Return(piece.Bytes);
    }

    /// <param name="Failure">The stream broke after the bytes before; null = it did not.</param>
    private readonly record struct Piece(byte[] Bytes, int Length, ExceptionDispatchInfo? Failure);
}
