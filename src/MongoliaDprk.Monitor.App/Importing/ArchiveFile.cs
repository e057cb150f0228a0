using System.IO.Enumeration;
using MongoliaDprk.Monitor.App.Commands;

namespace MongoliaDprk.Monitor.App.Importing;

/// <summary>What stands in a file that is imported.</summary>
internal enum ArchiveKind
{
    /// <summary>Records of WARC 1.0 or 1.1, packed or not.</summary>
    Warc,

    /// <summary>A ZIP with WARC files in its folder <c>archive/</c> (WACZ 1.1).</summary>
    Wacz,

    /// <summary>Texts as 'monitor analyze' takes them, one JSON object per line.</summary>
    Texts,

    /// <summary>A folder of pages of HTML.</summary>
    Pages,
}

/// <summary>One thing to import: a file, or a folder of pages.</summary>
internal sealed record ArchiveFile(string Path, ArchiveKind Kind)
{
    private static readonly string[] PageEndings = [".html", ".htm", ".xhtml", ".shtml"];

    /// <summary>Bytes as they lie on the disk.</summary>
    public long Bytes => Kind == ArchiveKind.Pages ? Pages().Sum(p => p.Length) : new FileInfo(Path).Length;

    /// <summary>The files that arguments name: files, folders, and patterns that no shell has replaced. In a fixed order, each once.</summary>
    /// <exception cref="CommandException">There is nothing to import under an argument.</exception>
    public static IReadOnlyList<ArchiveFile> Find(IEnumerable<string> arguments) => [.. arguments.SelectMany(Find).DistinctBy(f => System.IO.Path.GetFullPath(f.Path))];

    /// <summary>The pages of a folder, in a fixed order.</summary>
    public IReadOnlyList<FileInfo> Pages() => [.. new DirectoryInfo(Path).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => IsPage(f.Name)).OrderBy(f => f.FullName, StringComparer.Ordinal)];

    private static IEnumerable<ArchiveFile> Find(string argument)
    {
        if (File.Exists(argument))
            return [new ArchiveFile(argument, KindOf(argument) ?? ArchiveKind.Warc)];
        ArchiveFile[] found = Directory.Exists(argument) ? OfFolder(argument) : OfPattern(argument);
        return found.Length > 0 ? found : throw new CommandException(
            Directory.Exists(argument) ? $"the folder {argument} has nothing to import: no .warc, .warc.gz, .wacz, .jsonl and no .html file" : $"no file or folder {argument}", Failure.WrongUsage);
    }

    private static ArchiveFile[] OfFolder(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        IEnumerable<ArchiveFile> archives = files.Where(f => KindOf(f) is not null).Select(f => new ArchiveFile(f, KindOf(f)!.Value));
        return files.Any(IsPage) ? [.. archives, new ArchiveFile(folder, ArchiveKind.Pages)] : [.. archives];
    }

    private static ArchiveFile[] OfPattern(string pattern)
    {
        string folder = System.IO.Path.GetDirectoryName(pattern) is { Length: > 0 } given ? given : ".";
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder).Where(f => FileSystemName.MatchesSimpleExpression(System.IO.Path.GetFileName(pattern), System.IO.Path.GetFileName(f)))
                .Order(StringComparer.Ordinal).Select(f => new ArchiveFile(f, KindOf(f) ?? ArchiveKind.Warc)),
        ];
    }

    private static ArchiveKind? KindOf(string file) =>
        Ends(file, ".warc", ".warc.gz") ? ArchiveKind.Warc
        : Ends(file, ".wacz") ? ArchiveKind.Wacz
        : Ends(file, ".jsonl", ".ndjson") ? ArchiveKind.Texts
        : null;

    private static bool IsPage(string file) => Ends(file, PageEndings);

    private static bool Ends(string file, params string[] endings) => endings.Any(e => file.EndsWith(e, StringComparison.OrdinalIgnoreCase));
}
