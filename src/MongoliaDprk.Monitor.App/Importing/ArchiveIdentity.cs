using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MongoliaDprk.Monitor.Storage.Importing;

namespace MongoliaDprk.Monitor.App.Importing;

/// <summary>Tells archive files apart by what is in them: a file that was renamed or moved is the same.</summary>
internal static class ArchiveIdentity
{
    /// <summary>Read at the beginning and at the end: records begin with a number of their own (WARC-Record-ID).</summary>
    private const int EndBytes = 64 * 1024;

    public static ImportedFile Of(ArchiveFile file) =>
        new(Convert.ToHexStringLower(file.Kind == ArchiveKind.Pages ? OfFolder(file) : OfFile(file.Path)), Path.GetFileName(Path.GetFullPath(file.Path)), file.Bytes);

    /// <summary>Of the names, sizes and times of its pages.</summary>
    private static byte[] OfFolder(ArchiveFile folder)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (FileInfo page in folder.Pages())
        {
            string line = string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(folder.Path, page.FullName).Replace('\\', '/')}\t{page.Length}\t{page.LastWriteTimeUtc.Ticks}\n");
            hash.AppendData(Encoding.UTF8.GetBytes(line));
        }

        return hash.GetHashAndReset();
    }

    private static byte[] OfFile(string path)
    {
        using FileStream file = File.OpenRead(path);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] bytes = new byte[EndBytes];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, file.Length);
        hash.AppendData(bytes.AsSpan(0, sizeof(long)));
        foreach (long start in new[] { 0, Math.Max(0, file.Length - EndBytes) })
        {
            file.Position = start;
            hash.AppendData(bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)));
        }

        return hash.GetHashAndReset();
    }
}
