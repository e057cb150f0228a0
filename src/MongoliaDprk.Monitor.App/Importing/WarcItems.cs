using MongoliaDprk.Monitor.Core.Archives;

namespace MongoliaDprk.Monitor.App.Importing;

/// <summary>The records of a WARC file.</summary>
internal sealed class WarcItems : ArchiveItems
{
    /// <summary>Room for the head of an answer beside a page of the size allowed.</summary>
    private const int HeadBytes = 256 * 1024;

    private const int FileBuffer = 256 * 1024;

    private readonly FileStream file;
    private readonly WarcReader reader;
    private readonly RecordItems pages;

    /// <param name="mostPageBytes">Bytes a page may have.</param>
    /// <param name="damaged">Told of each record that cannot be read.</param>
    /// <param name="readAhead">True = a thread of its own reads and unpacks.</param>
    public WarcItems(string path, int mostPageBytes, Action<ArchiveDamage> damaged, bool readAhead)
    {
        pages = new RecordItems(mostPageBytes, File.GetLastWriteTimeUtc(path));
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileBuffer, FileOptions.SequentialScan);
        reader = new WarcReader(file, damaged, mostPageBytes + HeadBytes, readAhead);
    }

    public override long Position => file.Position;

    public override ArchiveItem? Next() => reader.Read() is { } record ? pages.Item(record, reader.Read) : null;

    public override void Dispose()
    {
        reader.Dispose();
        file.Dispose();
    }
}
