using System.Globalization;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.App.Tests.Traps;

/// <summary>Short texts of our own, in six languages, that name somebody or only seem to: <c>traps.tsv</c>.</summary>
public sealed class TrapTests
{
    private static readonly Lazy<MentionFinder> Finder = new(() => new MentionFinder(WatchlistFolder.Read(null)));

    public static TheoryData<string> Traps => [.. Lines().Select(line => line[0]).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Traps))]
    public void What_looks_like_a_name_is_none_and_what_is_one_is_found(string trap)
    {
        string[][] lines = [.. Lines().Where(line => line[0] == trap)];
        string[] wrong = [.. lines.SelectMany(line => Wrong(line).Select(what => $"{what} in: {line[3]}"))];

        Assert.True(lines.Length >= 15, $"only {lines.Length} lines");
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<string> Wrong(string[] line)
    {
        DateOnly? day = DateOnly.TryParseExact(line[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly on) ? on : null;
        IReadOnlyList<Mention> mentions = Finder.Value.Find(new Article("", line[3], null, null, null, null), day);
        foreach (string expected in line[2].Split(' '))
        {
            string wanted = expected.TrimStart('-');
            Mention? found = mentions.FirstOrDefault(mention => wanted.Length == 2 ? mention.Actor.Side == wanted : mention.Actor.Id == wanted);
            if (expected[0] == '-' && found is not null)
                yield return $"{wanted} ('{found.Hits[0].Surface}')";
            else if (expected[0] != '-' && found is null)
                yield return $"no {wanted}";
        }
    }

    private static IEnumerable<string[]> Lines()
    {
        using Stream stream = typeof(TrapTests).Assembly.GetManifestResourceStream(typeof(TrapTests), "traps.tsv")!;
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split('\t');
        }
    }
}
