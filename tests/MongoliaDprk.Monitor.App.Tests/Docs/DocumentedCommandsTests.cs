using System.CommandLine;
using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests.Docs;

/// <summary>A reader types what the documents say; nothing in them may be a command or an option that does not exist.</summary>
public sealed class DocumentedCommandsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-docs-");

    public static TheoryData<string> WithCommands => [.. Documents.All.Where(d => Documents.Mentioned(d).Any())];

    public static TheoryData<string> WithLines => [.. Documents.All.Where(d => Documents.Typed(d).Any())];

    public void Dispose() => folder.Delete(recursive: true);

    [Theory, MemberData(nameof(WithCommands))]
    public void Every_command_and_option_in_a_document_exists(string document)
    {
        RootCommand root = MonitorCommand.Create();
        string[] unknown = [.. Documents.Mentioned(document).SelectMany(line => Unknown(root, line).Select(word => $"'{word}' in 'monitor {line}'"))];
        Assert.True(unknown.Length == 0, $"{document}: {string.Join("; ", unknown)}");
    }

    [Theory, MemberData(nameof(WithLines))]
    public async Task Every_line_that_is_to_be_typed_works(string document)
    {
        string watchlist = Path.Combine(folder.FullName, "watchlist");
        CopyWithoutSources(Path.Combine(ProjectFolder.Top, "src", "Watchlist"), watchlist);
        Dictionary<string, string> settings = new() { ["Monitor__Watchlist"] = watchlist, ["Monitor__DataFolder"] = Path.Combine(folder.FullName, "data") };
        foreach (string line in Documents.Typed(document))
        {
            MonitorProcess.Ended ended = await WarmProgram.RunAsync(line.Split(' '), settings, folder.FullName, "one long password nobody has\n");
            Assert.True(ended.Code == 0, $"{document}: 'monitor {line}' ended with {ended.Code}: {ended.Errors}");
        }
    }

    private static IEnumerable<string> Unknown(RootCommand root, string line)
    {
        string[] words = [.. line.Split([' ', '[', ']', '(', ')', ','], StringSplitOptions.RemoveEmptyEntries)];
        Command at = root;
        foreach (string word in words)
        {
            string[] either = word.Split('|');
            if (word.StartsWith("--", StringComparison.Ordinal))
            {
                if (!Options(at, root).Contains(word.Split('=')[0]))
                    yield return word;
            }
            else if (at.Subcommands.FirstOrDefault(c => c.Name == either[0]) is { } next)
            {
                foreach (string other in either.Where(e => at.Subcommands.All(c => c.Name != e)))
                    yield return other;
                at = next;
            }
            else if (at == root)
                yield return word;
        }
    }

    /// <summary>Of alternatives, those of the first: they share what is said of all.</summary>
    private static IEnumerable<string> Options(Command command, RootCommand root) =>
        command.Options.Concat(root.Options).SelectMany(o => o.Aliases.Append(o.Name)).Append("--help");

    /// <summary>The outlets of the built-in watchlist are no business of a test.</summary>
    private static void CopyWithoutSources(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(from, file);
            if (path.StartsWith("sources", StringComparison.Ordinal))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, path))!);
            File.Copy(file, Path.Combine(to, path));
        }
    }
}
