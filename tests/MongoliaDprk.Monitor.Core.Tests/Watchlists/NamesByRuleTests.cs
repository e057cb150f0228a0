using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests.Watchlists;

public sealed class NamesByRuleTests
{
    private const string Rules = """
        tables:
          - id: latin
            letters: { а: a, б: b, д: d, ж: [j, zh], н: n, о: o, р: r, х: [kh, h], ий: i, ^ий: yi, ын$: [yn, iin], $-^: ['-', ''] }
          - id: latin-two
            like: latin
            changes: 2
            letters: { о: ou }
          - id: syllables
            letters: { ^ᄀ: k, ᄀ: "|g", ^ᄂ: n, ᄂ: "|n", ᅡ: a, ᅩ: o, ᆫ: n }
        systems:
          - id: fathers
            language: ru
            parts: [given, father, genitive]
            ways:
              - { language: ru, names: ['{genitive} {given}', '{father.initial}. {given}'], alone: ['{given}'] }
              - { language: en, table: latin, names: ['{genitive} {given}', '{given} {father}'], shortNames: ['{father.initial}. {given}'], alone: ['{given}'] }
              - { language: ja, from: ja, names: ['{father}・{given}'] }
          - id: families
            language: ko
            parts: [family, given]
            ways:
              - { language: ko, names: ['{family}{given}'] }
              - { language: en, table: syllables, names: ['{family} {given}', '{family} {given.joined}'] }
        """;

    [Fact]
    public void One_entry_of_parts_gives_the_forms_of_every_language()
    {
        Actor actor = Assert.Single(Read(Person("a-one", "given: Ходр, father: Баро, genitive: Барын, alone: [ru]")).Actors);

        Assert.Equal(["Барын Ходр", "Б. Ходр", "Ходр"], actor.Names["ru"]);
        Assert.Equal(
            ["Baryn Khodr", "Bariin Khodr", "Baryn Hodr", "Khodr Baro", "Hodr Baro"],
            actor.Names["en"].OrderBy(name => name.StartsWith("Ba", StringComparison.Ordinal) ? 0 : 1));
        Assert.Equal(["Khodr", "Hodr", "B. Khodr", "B. Hodr"], actor.ShortNames["en"]);
        Assert.False(actor.Names.ContainsKey("ja"));
        Assert.True(actor.Generated.SetEquals([.. actor.Names["ru"], .. actor.Names["en"], .. actor.ShortNames["en"]]));
    }

    [Fact]
    public void A_letter_that_is_spelled_otherwise_is_so_in_the_whole_name()
    {
        Actor actor = Read(Person("a-one", "given: Жожо, father: Жа, genitive: Жан"))
            .Actors[0];

        Assert.Contains("Jan Jojo", actor.Names["en"]);
        Assert.Contains("Zhan Zhozho", actor.Names["en"]);
        Assert.DoesNotContain(actor.Names["en"], name => name.Contains('J', StringComparison.Ordinal) && name.Contains('z', StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Syllables_are_written_apart_and_together_and_know_their_place()
    {
        Actor actor = Read(Person("a-one", "family: 간, given: 가노", "families")).Actors[0];

        Assert.Equal(["간가노"], actor.Names["ko"]);
        Assert.Equal(["Kan Ka No", "Kan Kano"], actor.Names["en"]);
    }

    [Fact]
    public void A_part_may_be_written_in_several_spellings_and_languages()
    {
        Actor actor = Read(Person("a-one", "given: { ru: Ход, ja: [ホド, ホッド] }, father: { ru: Баро, ja: バロ }")).Actors[0];

        Assert.Equal(["バロ・ホド", "バロ・ホッド"], actor.Names["ja"]);
    }

    [Fact]
    public void What_is_written_stays_and_is_not_made_again()
    {
        Actor actor = Read(Person("a-one", "given: Ход, father: Баро", more: "names: { ru: ['Б.Ход', 'Б. Ход'] }")).Actors[0];

        Assert.Equal(["Б.Ход", "Б. Ход"], actor.Names["ru"]);
        Assert.DoesNotContain("Б. Ход", actor.Generated);
    }

    [Fact]
    public void A_name_left_out_is_not_made_and_a_frequent_one_is_short()
    {
        Actor actor = Read(Person("a-one", "given: Ход, father: Баро, without: [Hod Baro], short: [ru]")).Actors[0];

        Assert.DoesNotContain("Hod Baro", actor.Names["en"]);
        Assert.Contains("Khod Baro", actor.Names["en"]);
        Assert.False(actor.Names.ContainsKey("ru"));
        Assert.Contains("Б. Ход", actor.ShortNames["ru"]);
    }

    [Fact]
    public void A_made_name_of_two_persons_is_short_for_both_and_what_is_written_wins()
    {
        Watchlist both = Read(Person("a-one", "given: Ход, father: Баро"), Person("b-two", "given: Ход, father: Бада"));
        Watchlist written = Read(Person("a-one", "given: Ход, father: Баро"), Person("b-two", "given: Бо, father: Бада", more: "names: { ru: ['Б. Ход'] }"));

        Assert.All(both.Actors, actor => Assert.Contains("Б. Ход", actor.ShortNames["ru"]));
        Assert.All(both.Actors, actor => Assert.DoesNotContain("Б. Ход", actor.Names.GetValueOrDefault("ru", [])));
        Assert.Contains("Б. Ход", written.Actors[0].ShortNames["ru"]);
        Assert.Contains("Б. Ход", written.Actors[1].Names["ru"]);
    }

    [Theory]
    [InlineData("Baryn Hodr went home.", "Baryn Hodr")]
    [InlineData("БАРЫН ХОДР приехал", "БАРЫН ХОДР")]
    [InlineData("с Б.Ходром", "Б.Ходр")]
    public void Made_names_are_found_in_texts_as_written_ones_are(string text, string surface)
    {
        MentionFinder finder = new(Read(Person("a-one", "given: Ходр, father: Баро, genitive: Барын")));

        Hit hit = Assert.Single(Assert.Single(finder.Find(new Article("", text, null, null, null, null), null)).Hits);

        Assert.Equal(surface, hit.Surface);
    }

    [Theory]
    [InlineData("given: Щод", "fathers", 5, "does not know the letter 'Щ'")]
    [InlineData("given: Ход", "uncles", 5, "there is no naming system 'uncles'; known: fathers, families")]
    [InlineData("father: Баро", "fathers", 5, "the part 'given' is missing")]
    [InlineData("given: Ход, uncle: Баро", "fathers", 5, "unknown part 'uncle'; a name of the system 'fathers' has: given, father, genitive")]
    [InlineData("given: []", "fathers", 5, "'given' must be a text or a list of texts")]
    public void A_mistake_in_the_parts_is_told_with_file_and_line(string parts, string system, int line, string message)
    {
        WatchlistException exception = Assert.Throws<WatchlistException>(() => Read(Person("a-one", parts, system)));

        WatchlistError error = exception.Errors[0];
        Assert.Equal(("actors/a-one.yaml", line), (error.File, error.Line));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("like: latin", "like: greek", "there is no table 'greek' before this one")]
    [InlineData("{genitive} {given}", "{clan} {given}", "a form holds parts in braces (given, father, genitive)")]
    [InlineData("{genitive} {given}", "{genitive.big} {given}", "with .joined or .initial")]
    [InlineData("table: latin,", "table: greek,", "there is no table 'greek'")]
    [InlineData("language: ja", "language: eo", "there is no language 'eo'")]
    public void A_mistake_in_the_rules_is_told(string right, string wrong, string message)
    {
        WatchlistException exception = Assert.Throws<WatchlistException>(() => Read(Rules.Replace(right, wrong, StringComparison.Ordinal), Person("a-one", "given: Ход, father: Баро")));

        Assert.Contains(exception.Errors, error => error.File == "names/rules.yaml" && error.Message.Contains(message, StringComparison.Ordinal));
    }

    private static (string Id, string Text) Person(string id, string parts, string system = "fathers", string more = "note: none") =>
        (id, $"actors:\n  - id: {id}\n    kind: person\n    side: aa\n    parts: {{ system: {system}, {parts} }}\n    name: {id}\n    {more}\n");

    private static Watchlist Read(params (string Id, string Text)[] people) => Read(Rules, people);

    private static Watchlist Read(string rules, params (string Id, string Text)[] people) => WatchlistReader.Read(
    [
        new WatchlistFile("watchlist.yaml", "name: Pair\nsides: [aa, bb]"),
        new WatchlistFile("languages/en.yaml", "language: en\nname: English\nboundary: both\nsuffixes: [\"'s\"]\n"),
        new WatchlistFile("languages/ru.yaml", "language: ru\nname: Russian\nboundary: both\nsuffixes: [ом]\n"),
        new WatchlistFile("languages/ko.yaml", "language: ko\nname: Korean\nboundary: left\n"),
        new WatchlistFile("languages/ja.yaml", "language: ja\nname: Japanese\nboundary: none\n"),
        new WatchlistFile("names/rules.yaml", rules),
        .. people.Select(person => new WatchlistFile($"actors/{person.Id}.yaml", person.Text)),
    ]);
}
