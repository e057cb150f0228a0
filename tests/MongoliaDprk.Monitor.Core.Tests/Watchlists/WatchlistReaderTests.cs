using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests.Watchlists;

public sealed class WatchlistReaderTests
{
    private const string Main = "name: A – B\nsides: [aa, bb]\n";

    private const string English = "language: en\nname: English\nboundary: both\n";

    private const string Offices = "offices:\n  - { id: aa-president, side: aa, name: President of A, titles: { en: [President of Aland] } }\n";

    private const string Source =
        "id: paper\nname: The Paper\nside: aa\ncountry: aa\nlanguages: [en]\nsite: https://paper.example/\ntimeZone: Asia/Seoul\n"
        + "feeds: [https://paper.example/rss]\n";

    [Fact]
    public void Everything_the_format_describes_arrives_in_the_records()
    {
        Watchlist watchlist = Read(
            ("actors/people.yaml", Person("a-one", "One Alpha", "[{ office: aa-president, from: 2001-02, to: 2004 }]", "shortNames: { en: [Alpha] }")),
            ("sources/aa/paper.yaml", Source + "calendar: juche\neveryMinutes: 15\nheaders: { Accept-Language: en, Cookie: a=b }\nlegacyTls: true\nlistings: [{ address: 'https://paper.example/x', links: a.t }]\nselectors: { body: .b, remove: [.c] }\n"),
            ("visits.yaml", "visits: [{ id: v1, visitors: [a-one], visitor: One, from: aa, to: bb, start: 2003-05, sources: [a book] }]"),
            ("calendar.yaml", "days: [{ id: d1, date: 02-29, name: Leap day }]"));

        Actor actor = Assert.Single(watchlist.Actors);
        Assert.Equal(["One Alpha"], actor.Names["en"]);
        Assert.Equal(["Alpha"], actor.ShortNames["en"]);
        Assert.Equal(new OfficeTerm("aa-president", new DateOnly(2001, 2, 1), new DateOnly(2004, 12, 31)), Assert.Single(actor.Offices));
        Source source = Assert.Single(watchlist.Sources);
        Assert.Equal((SourceCalendar.Juche, 15.0, 5.0, "Asia/Seoul"), (source.Calendar, source.Every.TotalMinutes, source.Delay.TotalSeconds, source.TimeZone.Id));
        Assert.Equal("a.t", Assert.Single(source.Listings).Links);
        Assert.Equal(("en", "a=b", true), (source.Headers["accept-language"], source.Headers["Cookie"], source.LegacyTls));
        Assert.Equal((".b", ".c"), (source.Selectors.Body, Assert.Single(source.Selectors.Remove)));
        Assert.Equal("2003-05", Assert.Single(watchlist.Visits).Start);
        Assert.Equal("bb", watchlist.OtherSide("aa"));
    }

    [Theory]
    [InlineData("actors/x.yaml", "actors:\n  - id: x1\n    kind: person\n    side: aa\n    name: X One\n    names: { en: [X One] }\n    alias: [Y]", 7, "unknown key 'alias'")]
    [InlineData("actors/x.yaml", "actors:\n  - id: x1\n    kind: person\n    side: aa\n    names: { en: [X One] }", 2, "'name' is missing")]
    [InlineData("actors/x.yaml", "actors:\n  - id: x1\n    kind: person\n    kind: place\n    side: aa\n    name: X\n    names: { en: [X One] }", 4, "'kind' stands twice")]
    [InlineData("actors/x.yaml", "actors:\n  - id: x1\n    kind: planet\n    side: aa\n    name: X\n    names: { en: [X One] }", 3, "'planet' must be one of")]
    [InlineData("actors/x.yaml", "actors:\n  - id: x1\n    kind: 0\n    side: aa\n    name: X\n    names: { en: [X One] }", 3, "'0' must be one of")]
    [InlineData("actors/x.yaml", "actors:\n  - { id: x1, kind: person, side: aa, name: X, names: { en: [ub] } }", 2, "'ub' is too short")]
    [InlineData("actors/x.yaml", "actors:\n  - { id: x1, kind: person, side: aa, name: X, names: { ko: [북] } }", 2, "'북' is too short")]
    [InlineData("actors/x.yaml", "actors:\n  - { id: x1, kind: person, side: aa, name: X, names: { xx: [Xavier] } }", 2, "there is no language 'xx'")]
    [InlineData("actors/x.yaml", "actors:\n  - { id: x1, kind: person, side: aa, name: X, names: { en: [Xavier] }, offices: [{ office: nope }] }", 2, "there is no office 'nope'")]
    [InlineData("actors/x.yaml", "actors:\n  - { id: x1, kind: person, side: aa, name: X, names: { en: [Xavier] }, offices: [{ office: aa-president, from: 2004, to: 2003 }] }", 2, "ends before it begins")]
    [InlineData("actors/x.yaml", "actors:\n  - { id: x1, kind: person, side: aa, name: X, names: { en: [Xavier] }, offices: [{ office: aa-president, from: 28.10.2013 }] }", 2, "not an ISO date")]
    [InlineData("actors/x.yaml", "actors:\n  - id: x1\n   kind: person\n", 3, "not readable as YAML")]
    [InlineData("actors/x.yaml", "actors:\n  - &a { id: x1, kind: person, side: aa, name: X, names: { en: [Xavier] } }\n  - *a\n", 3, "anchors and aliases")]
    [InlineData("visits.yaml", "visits:\n  - { id: v, visitors: [ghost], visitor: G, from: aa, to: bb, start: 2003, sources: [b] }", 2, "there is no actor 'ghost'")]
    [InlineData("visits.yaml", "visits:\n  - { id: v, visitor: G, from: aa, to: bb, start: 2003, sources: [] }", 2, "needs at least one citation")]
    [InlineData("visits.yaml", "visits:\n  - { id: v, visitor: G, from: aa, to: bb, start: 2003-05-02, end: 2003-04, sources: [b] }", 2, "ends before it begins")]
    [InlineData("calendar.yaml", "days:\n  - { id: d, date: 02-30, name: D }", 2, "must be MM-dd or yyyy-MM-dd")]
    [InlineData("other.yaml", "a: b", 1, "no file of this name")]
    public void A_mistake_is_told_with_its_file_and_line(string path, string text, int line, string message)
    {
        WatchlistError error = Assert.Single(Errors((path, text)));

        Assert.Equal((path, line), (error.File, error.Line));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timeZone: Asia/Seoul", "timeZone: Asia/Nowhere", 7, "IANA")]
    [InlineData("https://paper.example/rss", "ftp://paper.example/rss", 8, "not an http or https address")]
    [InlineData("site: https://paper.example/", "site: paper.example", 6, "not an http or https address")]
    [InlineData("side: aa", "side: Aland", 3, "code of two")]
    [InlineData("feeds: [https://paper.example/rss]", "everyMinutes: often\nfeeds: [https://paper.example/rss]", 8, "whole number")]
    [InlineData("feeds: [https://paper.example/rss]", "feeds: [https://paper.example/rss]\nselectors:\n  body: div..article[", 10, "not a CSS selector")]
    [InlineData("feeds: [https://paper.example/rss]", "", 1, "no feeds, listings or sitemaps")]
    [InlineData("feeds:", "hosts: ['https://x.example/a']\nfeeds:", 8, "not a host name")]
    [InlineData("feeds:", "headers: { Host: x.example }\nfeeds:", 8, "'Host' cannot be set for a source: it is the host of the address")]
    [InlineData("feeds:", "headers: { transfer-encoding: chunked }\nfeeds:", 8, "belongs to the connection")]
    [InlineData("feeds:", "headers: { If-None-Match: x }\nfeeds:", 8, "itself tells what it already has")]
    [InlineData("feeds:", "headers: { 'X Y': z }\nfeeds:", 8, "no name of a header")]
    [InlineData("feeds:", "headers: { X-Y: \"a\\r\\nHost: b\" }\nfeeds:", 8, "printable ASCII in one line")]
    [InlineData("feeds:", "headers: { X-Y: a, x-y: b }\nfeeds:", 8, "stands here twice")]
    [InlineData("feeds:", "headers: [X-Y]\nfeeds:", 8, "must be keys with values")]
    [InlineData("feeds:", "legacyTls: perhaps\nfeeds:", 8, "must be true or false")]
    public void A_mistake_in_a_source_is_told_with_its_line(string right, string wrong, int line, string message)
    {
        WatchlistError error = Assert.Single(Errors(("sources/aa/paper.yaml", Source.Replace(right, wrong, StringComparison.Ordinal))));

        Assert.Equal(line, error.Line);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_of_all_files_are_told_at_once()
    {
        IReadOnlyList<WatchlistError> errors = Errors(
            ("actors/x.yaml", "actors: [{ id: X1, kind: person, side: aa, name: X, names: { en: [a] }, hat: red }]"),
            ("visits.yaml", "visits: [{ id: v }]"),
            ("calendar.yaml", "days: {"));

        Assert.Contains(errors, error => error.Message.Contains("'X1'", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Message.Contains("too short", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Message.Contains("'hat'", StringComparison.Ordinal));
        Assert.Contains(errors, error => error is { File: "visits.yaml" } && error.Message.Contains("'visitor' is missing", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.File == "calendar.yaml");
    }

    [Theory]
    [InlineData("One Alpha")]
    [InlineData("ONE ALPHA")]
    [InlineData("Öne-Alpha")]
    [InlineData("Ｏｎｅ  Alpha")]
    public void The_same_name_for_two_actors_is_an_error_however_it_is_written(string second)
    {
        WatchlistError error = Assert.Single(Errors(
            ("actors/a.yaml", Person("a-one", "One Alpha")),
            ("actors/b.yaml", Person("b-two", second))));

        Assert.Contains("already a name of 'a-one' (actors/a.yaml:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_language_file_is_told_once_with_where_else_it_is_missed()
    {
        string people = string.Join('\n', Enumerable.Range(1, 300).Select(n => $"  - {{ id: p{n}, kind: person, side: aa, name: P, names: {{ xx: [Person N{n}] }} }}"));

        WatchlistError error = Assert.Single(Errors(("actors/x.yaml", "actors:\n" + people)));

        Assert.Equal(2, error.Line);
        Assert.Contains("'xx'", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("(also at actors/x.yaml:3, actors/x.yaml:4, actors/x.yaml:5 and 296 more places)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_actors_may_share_a_short_name()
    {
        Watchlist watchlist = Read(
            ("actors/a.yaml", Person("a-one", "One Alpha", "[]", "shortNames: { en: [Alpha] }")),
            ("actors/b.yaml", Person("b-two", "Two Alpha", "[]", "shortNames: { en: [Alpha] }")));

        Assert.Equal(2, watchlist.Actors.Count);
    }

    [Fact]
    public void Two_holders_of_an_office_may_share_the_day_of_handing_over_but_not_more()
    {
        (string, string) first = ("actors/a.yaml", Person("a-one", "One Alpha", "[{ office: aa-president, from: 2001-01-01, to: 2005-06-24 }]"));

        Read(first, ("actors/b.yaml", Person("b-two", "Two Beta", "[{ office: aa-president, from: 2005-06-24 }]")));
        WatchlistError error = Assert.Single(Errors(first, ("actors/b.yaml", Person("b-two", "Two Beta", "[{ office: aa-president, from: 2005-06-23 }]"))));

        Assert.Equal("actors/b.yaml", error.File);
        Assert.Contains("'a-one' (actors/a.yaml:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_tells_any_change_of_text_but_not_the_order_of_the_files()
    {
        WatchlistFile[] files = Files(("actors/a.yaml", Person("a-one", "One Alpha")));
        string version = WatchlistReader.Read(files).Version;

        Assert.Matches("^[0-9a-f]{12}$", version);
        Assert.Equal(version, WatchlistReader.Read([.. files.Reverse()]).Version);
        Assert.NotEqual(version, WatchlistReader.Read(Files(("actors/a.yaml", Person("a-one", "One Alpha") + "\n# note"))).Version);
    }

    [Fact]
    public void A_source_or_a_known_visit_more_makes_no_analysis_old()
    {
        WatchlistFile[] files = Files(("actors/a.yaml", Person("a-one", "One Alpha")));
        string version = WatchlistReader.Read(files).Version;

        Assert.Equal(version, WatchlistReader.Read([.. files, new WatchlistFile("calendar.yaml", "days:\n  - { id: day, date: 10-15, name: Day }\n")]).Version);
        Assert.Equal(version, WatchlistReader.Read([.. files.Select(file => file.Path.StartsWith("sources/", StringComparison.Ordinal) ? file with { Text = file.Text + "\n# note" } : file)]).Version);
    }

    private static string Person(string id, string name, string offices = "[]", string more = "note: none") =>
        $"actors:\n  - id: {id}\n    kind: person\n    side: aa\n    name: {name}\n    names: {{ en: ['{name}'] }}\n    offices: {offices}\n    {more}\n";

    private static WatchlistFile[] Files(params (string Path, string Text)[] files) =>
    [
        new WatchlistFile("watchlist.yaml", Main),
        new WatchlistFile("languages/en.yaml", English),
        new WatchlistFile("languages/ko.yaml", "language: ko\nname: Korean\nboundary: left\n"),
        new WatchlistFile("actors/offices.yaml", Offices),
        .. files.Select(file => new WatchlistFile(file.Path, file.Text)),
    ];

    private static Watchlist Read(params (string Path, string Text)[] files) => WatchlistReader.Read(Files(files));

    private static IReadOnlyList<WatchlistError> Errors(params (string Path, string Text)[] files) =>
        Assert.Throws<WatchlistException>(() => Read(files)).Errors;
}
