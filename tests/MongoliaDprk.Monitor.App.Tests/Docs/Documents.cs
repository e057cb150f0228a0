using System.Text.RegularExpressions;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests.Docs;

/// <summary>The project's texts for people, and the command lines that stand in them.</summary>
internal static partial class Documents
{
    /// <summary>Paths in the project, of all Markdown files.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.EnumerateFiles(ProjectFolder.Top, "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(ProjectFolder.Top, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "node_modules")).Order(StringComparer.Ordinal),
    ];

    /// <summary>What stands behind <c>monitor</c> in the document's code, be it meant to be typed or a form of it with <c>[--option]</c> and <c>one|other</c>.</summary>
    public static IEnumerable<string> Mentioned(string document) =>
        Code().Matches(Text(document)).Select(m => m.Groups[1].Value.Replace("\\|", "|", StringComparison.Ordinal)).Distinct();

    /// <summary>The lines that a reader types as they are, in their order.</summary>
    public static IEnumerable<string> Typed(string document) =>
        Fence().Matches(Text(document)).SelectMany(m => m.Groups[1].Value.Split('\n')).Where(l => l.StartsWith("monitor", StringComparison.Ordinal)).Select(l => l["monitor".Length..].Trim());

    private static string Text(string document) => File.ReadAllText(Path.Combine(ProjectFolder.Top, document)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"(?:`|^)monitor ([^`\n]+)(?:`|$)", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^```bash\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
