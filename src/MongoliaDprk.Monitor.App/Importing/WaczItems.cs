using System.IO.Compression;
using MongoliaDprk.Monitor.Core.Archives;

namespace MongoliaDprk.Monitor.App.Importing;

/// <summary>The records of the WARC files in a WACZ (version 1.1): they stand in its folder <c>archive/</c> and are counted through.</summary>
internal sealed class WaczItems : ArchiveItems
{
    private const string Folder = "archive/";
    private const int HeadBytes = 256 * 1024;

    private readonly FileStream file;
    private readonly ZipArchive zip;
    private readonly Queue<ZipArchiveEntry> waiting;
    private readonly RecordItems pages;
    private readonly int mostPageBytes;
    private readonly bool readAhead;
    private readonly Action<ArchiveDamage> damaged;
    private Stream? entry;
    private WarcReader? reader;
    private long before;
    private long last;

    /// <inheritdoc cref="WarcItems(string, int, Action{ArchiveDamage}, bool)"/>
    /// <exception cref="InvalidDataException">It is no ZIP.</exception>
    public WaczItems(string path, int mostPageBytes, Action<ArchiveDamage> damaged, bool readAhead)
    {
        (this.mostPageBytes, this.readAhead, this.damaged) = (mostPageBytes, readAhead, damaged);
        pages = new RecordItems(mostPageBytes, File.GetLastWriteTimeUtc(path));
        file = File.OpenRead(path);
        zip = new ZipArchive(file, ZipArchiveMode.Read);
        waiting = new Queue<ZipArchiveEntry>(zip.Entries.Where(e => e.FullName.StartsWith(Folder, StringComparison.Ordinal) && IsWarc(e.Name)).OrderBy(e => e.FullName, StringComparer.Ordinal));
    }

    public override long Position => file.Position;

    public override ArchiveItem? Next()
    {
        while (reader is not null || Open())
        {
            if (reader!.Read() is { } record)
            {
                ArchiveItem item = pages.Item(record, reader.Read);
                last = before + item.Number;
                return item with { Number = last };
            }

            Close();
        }

        return null;
    }

    public override void Dispose()
    {
        Close();
        zip.Dispose();
        file.Dispose();
    }

    private static bool IsWarc(string name) => name.EndsWith(".warc", StringComparison.OrdinalIgnoreCase) || IsPacked(name);

    private static bool IsPacked(string name) => name.EndsWith(".warc.gz", StringComparison.OrdinalIgnoreCase);

    private bool Open()
    {
        if (!waiting.TryDequeue(out ZipArchiveEntry? next))
            return false;
        before = last;
        entry = next.Open();
        reader = new WarcReader(entry, d => Damaged(next, d), mostPageBytes + HeadBytes, readAhead, IsPacked(next.Name));
        return true;
    }

    private void Damaged(ZipArchiveEntry of, ArchiveDamage damage)
    {
        last = Math.Max(last, before + damage.Number);
        damaged(damage with { Number = before + damage.Number, Reason = $"{of.FullName}: {damage.Reason}" });
    }

    private void Close()
    {
        reader?.Dispose();
        entry?.Dispose();
        (reader, entry) = (null, null);
    }
}
