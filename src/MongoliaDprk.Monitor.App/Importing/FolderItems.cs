using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Archives;

namespace MongoliaDprk.Monitor.App.Importing;

/// <summary>The pages of a folder. Each counts as fetched when its file was written; what its address is, the page itself must say.</summary>
internal sealed class FolderItems(ArchiveFile folder, int mostPageBytes) : ArchiveItems
{
    /// <summary>No host of this name can exist (RFC 2606).</summary>
    private const string Host = "files.invalid";

    private readonly IReadOnlyList<FileInfo> pages = folder.Pages();
    private int next;
    private long position;

    public override long Position => position;

    /// <summary>True for the address of a page that has not said its own.</summary>
    public static bool IsPlace(Uri address) => address.IsFile;

    /// <summary>The address of a page that does not say its own.</summary>
    public static Uri Address(Uri place) => new($"https://{Host}{place.AbsolutePath}");

    public override ArchiveItem? Next()
    {
        if (next == pages.Count)
            return null;
        FileInfo page = pages[next++];
        position += page.Length;
        return page.Length > mostPageBytes
            ? new ArchiveItem(next, RecordKind.TooLarge)
            : new ArchiveItem(next, RecordKind.Page, new FetchedPage(Place(page), File.ReadAllBytes(page.FullName), null, page.LastWriteTimeUtc));
    }

    private Uri Place(FileInfo page) => new("file:///" + string.Join('/', Path.GetRelativePath(folder.Path, page.FullName).Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString)));
}
