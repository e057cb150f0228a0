using System.Text.RegularExpressions;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Core.Tests;

/// <summary>What the monitor knows of its subject is data: a name in the code would be wrong for every other watchlist.</summary>
public sealed partial class NoDomainWordInCodeTests
{
    private static readonly string Sources = Path.Combine(ProjectFolder.Top, "src");

    [Fact]
    public void No_string_in_the_code_names_an_actor_of_the_built_in_watchlist()
    {
        MentionFinder finder = new(BuiltIn());
        string[] files =
        [
            .. Directory.EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories).Where(file => !Parts(file).Any(part => part is "bin" or "obj" or "Demo")),
        ];

        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(file => Named(finder, file)));
    }

    [Fact]
    public void The_guard_sees_a_name_when_there_is_one()
    {
        MentionFinder finder = new(BuiltIn());

        Assert.All(BuiltIn().Sides, side => Assert.Contains(Find(finder, CountryOf(side)), mention => mention.Actor.Side == side));
    }

    private static string CountryOf(string side) => BuiltIn().Actors.First(actor => actor.Side == side && actor.Kind == ActorKind.Country).Name;

    private static IEnumerable<string> Named(MentionFinder finder, string file)
    {
        string[] code = [.. File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))];
        string literals = string.Join('\n', code.SelectMany(line => Literal().Matches(line)).Select(match => match.Value));
        string text = literals.Replace("MongoliaDprk", "", StringComparison.OrdinalIgnoreCase);
        return Find(finder, text).SelectMany(mention => mention.Hits).Select(hit => $"{Path.GetRelativePath(Sources, file)}: {hit.Surface}");
    }

    private static IReadOnlyList<Mention> Find(MentionFinder finder, string text) => finder.Find(new("", text, null, null, null, null), new DateOnly(2020, 1, 1));

    private static Watchlist BuiltIn()
    {
        string folder = Path.Combine(Sources, "Watchlist");
        return WatchlistReader.Read(
        [
            .. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
                .Select(file => new WatchlistFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file))),
        ]);
    }

    private static string[] Parts(string file) => Path.GetRelativePath(Sources, file).Split(Path.DirectorySeparatorChar);

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();
}
