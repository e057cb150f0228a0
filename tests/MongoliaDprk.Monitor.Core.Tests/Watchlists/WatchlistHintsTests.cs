using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Core.Watchlists.Hints;

namespace MongoliaDprk.Monitor.Core.Tests.Watchlists;

public sealed class WatchlistHintsTests
{
    private const string English = """
        language: en
        name: English
        boundary: both
        visits:
          phrases:
            visit: [visit, head to]
            announced: [visit of plan, will]
            depart: [head to home, head*]
        """;

    [Fact]
    public void Actors_that_share_a_name_are_told_together_with_the_names()
    {
        string hint = Assert.Single(Hints(Person("a-one", "Ola Twin, Ola A. Twin"), Person("b-two", "OLA-TWIN, Ola A. Twin")), hint => hint.Contains("share", StringComparison.Ordinal));

        Assert.StartsWith("a-one and b-two share 'Ola Twin', 'Ola A. Twin'", hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_one_of_the_most_frequent_words_is_told() =>
        Assert.Contains("'Will' of a-one is one of the most frequent words of the language 'en'", Hints(Person("a-one", "Will")));

    [Fact]
    public void A_phrase_that_hides_one_of_another_cue_of_its_layer_is_told()
    {
        string[] hints = [.. Hints(Person("a-one", "Ola Twin"))];

        Assert.Equal(
            [
                "languages/en.yaml: 'head to' (visit) hides 'head*' (depart) at its start",
                "languages/en.yaml: 'head to home' (depart) hides 'head to' (visit) at its start",
            ],
            hints);
    }

    private static string Person(string id, string names) =>
        $"actors:\n  - {{ id: {id}, kind: person, side: aa, name: N, names: {{ en: [{names}] }}, offices: [{{ office: aa-head }}] }}\n";

    private static IReadOnlyList<string> Hints(params string[] people) => WatchlistHints.Of(WatchlistReader.Read(
    [
        new WatchlistFile("watchlist.yaml", "name: Pair\nsides: [aa, bb]"),
        new WatchlistFile("languages/en.yaml", English),
        new WatchlistFile("actors/offices.yaml", "offices: [{ id: aa-head, side: aa, name: Head, several: true }]"),
        .. people.Select((text, index) => new WatchlistFile($"actors/{index}.yaml", text)),
    ]));
}
