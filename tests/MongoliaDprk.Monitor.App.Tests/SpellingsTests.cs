using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Tests;

/// <summary>
/// <c>Spellings.tsv</c> keeps every spelling that the watchlist once had in writing, before rules made most of them: actor, name or
/// short, language, spelling. A change of a rule or an entry must lose none of them.
/// </summary>
public sealed class SpellingsTests
{
    private static readonly Lazy<Watchlist> BuiltIn = new(() => WatchlistFolder.Read(null));

    private static readonly Lazy<MentionFinder> Finder = new(() => new MentionFinder(BuiltIn.Value));

    private static readonly Lazy<Dictionary<string, Actor>> Actors = new(() => BuiltIn.Value.Actors.ToDictionary(actor => actor.Id, StringComparer.Ordinal));

    [Fact]
    public void Every_spelling_known_once_still_finds_its_actor()
    {
        string[] lost = [.. Lines().Where(line => line is [_, "name", ..] && !Finds(line[0], line[3], 0) && !IsShared(line[0], line[3])).Select(line => $"{line[0]}: {line[3]} ({line[2]})")];

        Assert.True(lost.Length == 0, string.Join('\n', lost));
    }

    [Fact]
    public void Every_short_name_known_once_still_counts_beside_the_full_name()
    {
        string[] lost = [.. Lines().Where(line => line[1] == "short" && !IsShared(line[0], FullName(line[0])) && !Finds(line[0], FullName(line[0]) + "\n" + line[3], FullName(line[0]).Length)).Select(line => $"{line[0]}: {line[3]} ({line[2]})")];

        Assert.True(lost.Length == 0, string.Join('\n', lost));
    }

    private static string FullName(string id) => Actors.Value[id].Names.TryGetValue("en", out IReadOnlyList<string>? names) ? names[0] : Actors.Value[id].Names.First().Value[0];

    /// <summary>On some day of the actor's offices: a full name that two persons bear is told by the day.</summary>
    private static bool Finds(string id, string text, int from)
    {
        IEnumerable<DateOnly> days = Actors.Value[id].Offices.Select(term => (term.From ?? term.To ?? new DateOnly(2010, 1, 1)).AddDays(20)).Append(new DateOnly(2012, 1, 1));
        return days.Any(day => Finder.Value.Find(new Article("", text, null, null, null, null), day)
            .Any(mention => mention.Actor.Id == id && mention.Hits.Any(hit => hit.Kind != HitKind.Office && hit.Start >= from)));
    }

    /// <summary>Another actor bears it too, and both hold offices on the same days: then nobody is named by it alone.</summary>
    private static bool IsShared(string id, string spelling)
    {
        return Actors.Value.Values.Count(actor => actor.Names.Values.Any(names => names.Any(IsIt))) > 1 && Actors.Value[id].Names.Values.Any(names => names.Any(IsIt));

        bool IsIt(string name) => string.Equals(name.Replace('-', ' '), spelling.Replace('-', ' '), StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<string[]> Lines()
    {
        using Stream stream = typeof(SpellingsTests).Assembly.GetManifestResourceStream(typeof(SpellingsTests), "Spellings.tsv")!;
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
            yield return line.Split('\t');
    }
}
