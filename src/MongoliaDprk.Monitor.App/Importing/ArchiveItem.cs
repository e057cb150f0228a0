using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Archives;

namespace MongoliaDprk.Monitor.App.Importing;

/// <summary>One record of an archive.</summary>
/// <param name="Number">Counted from 1 within the file; the same however often it is read.</param>
/// <param name="Page">Where the kind says so: its bytes are valid until the next item is read.</param>
/// <param name="Text">What the page's bytes are when they are a text and no HTML.</param>
internal sealed record ArchiveItem(long Number, RecordKind Kind, FetchedPage? Page = null, TextLine? Text = null)
{
    /// <summary>What the monitor knew of the page when it exported it; null = it did not.</summary>
    public KeptFacts? Facts { get; init; }

    /// <summary>Pages that the article goes on over; their bytes stay valid.</summary>
    public IReadOnlyList<FetchedPage> Further { get; init; } = [];
}

/// <summary>The records of one archive, one after the other.</summary>
internal abstract class ArchiveItems : IDisposable
{
    /// <summary>Bytes of the file on the disk that are read.</summary>
    public abstract long Position { get; }

    /// <summary>Null = there are no more.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public abstract ArchiveItem? Next();

    public virtual void Dispose()
    {
    }
}
