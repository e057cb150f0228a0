using System.Globalization;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests.Alerts;

public sealed class ExpectedEventsTests
{
    private const string Calendar = """
        days:
          - id: feast
            date: 07-11
            name: The feast
            expect:
              - { id: greeting, what: message to the president, topics: [greeting], from: [bb-leader], to: [aa-president], days: [-2, 3] }
          - id: lunar
            date: 02-10
            name: New year
            moving: true
            dates: [2026-02-18]
        """;

    private static readonly Watchlist Watchlist = Read(Calendar);

    private static readonly EventArticle Greeting = new(1, Day("2026-07-11"), "b-news", "Leader greets", "https://b.example/1", ["bb-two", "aa-one"], ["greeting"]);

    private static readonly SourceDay[] Collected = [.. Enumerable.Range(-5, 12).SelectMany(i => new[] { "a-news", "b-news" }.Select(s => new SourceDay(s, Day("2026-07-11").AddDays(i))))];

    [Theory]
    [InlineData("2026-07-10", false, ExpectedState.Pending)]
    [InlineData("2026-07-16", false, ExpectedState.Pending)]
    [InlineData("2026-07-17", false, ExpectedState.Missed)]
    [InlineData("2026-07-12", true, ExpectedState.Met)]
    [InlineData("2026-09-01", true, ExpectedState.Met)]
    public void A_message_is_awaited_then_met_or_missed(string today, bool came, ExpectedState state)
    {
        ExpectedEvent feast = Judge(Day(today), came ? [Greeting] : [], Collected);

        Assert.Equal((state, Day("2026-07-09"), Day("2026-07-14")), (feast.State, feast.From, feast.To));
        Assert.Equal(came ? 1 : 0, feast.Evidence.Count);
    }

    [Fact]
    public void Only_the_holders_of_that_day_the_topic_and_the_window_count()
    {
        EventArticle[] others =
        [
            Greeting with { Day = Day("2026-07-08") },
            Greeting with { Day = Day("2026-07-15") },
            Greeting with { Topics = ["trade"] },
            Greeting with { Actors = ["bb-two"] },
            Greeting with { Actors = ["bb-old", "aa-one"] },
        ];

        Assert.All(others, article => Assert.Equal(ExpectedState.Missed, Judge(Day("2026-08-01"), [article], Collected).State));
        Assert.Equal(1, Assert.Single(Judge(Day("2026-08-01"), others, Collected).Near).ArticleId);
        Assert.Equal(ExpectedState.Met, Judge(Day("2020-08-01"), [Greeting with { Day = Day("2020-07-11"), Actors = ["bb-old", "aa-one"] }], []).State);
    }

    [Fact]
    public void Without_collection_nothing_is_missed()
    {
        Assert.Equal(ExpectedState.NotCollected, Judge(Day("2026-08-01"), [], []).State);
        Assert.Equal(ExpectedState.NotCollected, Judge(Day("2026-08-01"), [], [.. Collected.Where(c => c.Day > Day("2026-07-11"))]).State);
        Assert.Equal(ExpectedState.NotCollected, Judge(Day("2026-08-01"), [], [.. Collected.Select(c => c with { SourceId = "elsewhere" })]).State);
        Assert.Equal(6, Judge(Day("2026-08-01"), [], Collected).CollectedDays);
    }

    /// <summary>The names are compared as actors, so that it is enough when the finder knows the spelling or the title.</summary>
    [Fact]
    public void A_greeting_that_came_under_another_spelling_or_only_a_title_is_met()
    {
        MentionFinder finder = new(Watchlist);
        string[] texts = ["TWO BETA greets O. Alpha", "The Leader of Borland greets the President of Arland", "Leader Tuu Bêta sent One Alpha a message"];
        foreach (string text in texts)
        {
            IReadOnlyList<Mention> mentions = finder.Find(new("", text, "en", null, null, null), Greeting.Day);
            EventArticle article = Greeting with { Actors = [.. mentions.Select(m => m.Actor.Id)] };
            Assert.True(Judge(Day("2026-08-01"), [article], Collected).State == ExpectedState.Met, text);
        }
    }

    [Fact]
    public void A_day_that_moves_is_where_it_is_known_to_be()
    {
        ExpectedEvents events = new(Watchlist);

        Assert.Equal([Day("2025-02-10"), Day("2026-02-18")], events.Days(Day("2025-01-01"), Day("2026-12-31")).Where(d => d.Day.Id == "lunar").Select(d => d.On));
        Assert.Equal(Day("2025-02-28"), new CalendarDay("leap", "02-29", "Leap", null).In(2025));
        Assert.Null(new CalendarDay("once", "2025-02-03", "Once", null).In(2026));
    }

    [Theory]
    [InlineData("from: [ghost], to: [aa-president], days: [0, 1]", "there is no actor, office or side 'ghost'")]
    [InlineData("from: [bb], to: [aa-president], days: [1, 0]", "'days' must be the first and the last day")]
    [InlineData("from: [bb], to: [aa-president], days: [0]", "'days' must be the first and the last day")]
    [InlineData("from: [bb], to: [aa-president], days: [0, 61]", "'days' must be the first and the last day")]
    [InlineData("from: [bb], days: [0, 1]", "'to' is missing")]
    public void A_mistake_in_the_calendar_is_told_with_its_line(string keys, string message)
    {
        WatchlistException e = Assert.Throws<WatchlistException>(() => Read($"days:\n  - id: d\n    date: 01-01\n    name: D\n    expect:\n      - {{ id: g, what: w, topics: [greeting], {keys} }}"));

        WatchlistError error = Assert.Single(e.Errors);
        Assert.Equal(("calendar.yaml", 6), (error.File, error.Line));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("topics: [trade]", "there is no topic 'trade'")]
    [InlineData("topics: [greeting], kind: x", "unknown key 'kind'")]
    public void So_is_an_unknown_topic_or_key(string keys, string message)
    {
        WatchlistException e = Assert.Throws<WatchlistException>(() => Read($"days: [{{ id: d, date: 01-01, name: D, expect: [{{ id: g, what: w, {keys}, from: [aa], to: [bb], days: [0, 1] }}] }}]"));

        Assert.Contains(message, Assert.Single(e.Errors).Message, StringComparison.Ordinal);
    }

    private static ExpectedEvent Judge(DateOnly today, IReadOnlyList<EventArticle> articles, IReadOnlyList<SourceDay> collected)
    {
        DateOnly feast = new(today.Year, 7, 11);
        return Assert.Single(new ExpectedEvents(Watchlist).Judge(feast.AddDays(-30), feast.AddDays(30), today, articles, collected));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static Watchlist Read(string calendar) => WatchlistReader.Read(
    [
        new WatchlistFile("watchlist.yaml", "name: A and B\nsides: [aa, bb]"),
        new WatchlistFile("languages/en.yaml", "language: en\nname: English\nboundary: both\ntopics: { greeting: [message of greeting] }"),
        new WatchlistFile("actors/all.yaml", """
            actors:
              - { id: aa, kind: country, side: aa, name: Arland, names: { en: [Arland] } }
              - { id: bb, kind: country, side: bb, name: Borland, names: { en: [Borland] } }
              - { id: aa-one, kind: person, side: aa, name: One Alpha, names: { en: [One Alpha, O. Alpha] }, offices: [{ office: aa-president, from: 2019 }] }
              - { id: bb-old, kind: person, side: bb, name: Old Beta, names: { en: [Old Beta] }, offices: [{ office: bb-leader, to: 2020 }] }
              - { id: bb-two, kind: person, side: bb, name: Two Beta, names: { en: [Two Beta, Tuu Beta] }, offices: [{ office: bb-leader, from: 2021 }] }
            """),
        new WatchlistFile("actors/offices.yaml", """
            offices:
              - { id: aa-president, side: aa, name: President of Arland, titles: { en: [President of Arland] } }
              - { id: bb-leader, side: bb, name: Leader of Borland, titles: { en: [Leader of Borland] } }
            """),
        new WatchlistFile("sources/aa/a-news.yaml", Source("a-news", "aa")),
        new WatchlistFile("sources/bb/b-news.yaml", Source("b-news", "bb")),
        new WatchlistFile("sources/cc/elsewhere.yaml", Source("elsewhere", "cc")),
        new WatchlistFile("calendar.yaml", calendar),
    ]);

    private static string Source(string id, string side) =>
        $"id: {id}\nname: {id}\nside: {side}\ncountry: {side}\nlanguages: [en]\nsite: https://{id}.example/\ntimeZone: Asia/Seoul\nfeeds: [https://{id}.example/rss]\n";
}
