using System.Text;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>A small made-up relationship, Arland and Borland, and pages of it.</summary>
internal static class Sample
{
    public static readonly Actor Arland = Actor("aa-arland", ActorKind.Country, "aa", "Arland");
    public static readonly Actor Borland = Actor("bb-borland", ActorKind.Country, "bb", "Borland");
    public static readonly Actor Anna = Actor("aa-anna", ActorKind.Person, "aa", "Anna Arl", new OfficeTerm("aa-president", new DateOnly(2023, 12, 25), new DateOnly(2024, 1, 10)));
    public static readonly Actor Bob = Actor("bb-bob", ActorKind.Person, "bb", "Bob Bor");

    public static readonly Watchlist Watchlist = new(
        "v1", "Arland – Borland", ["aa", "bb"], [Arland, Borland, Anna, Bob], [Office("aa-president", "aa"), Office("bb-minister", "bb")], [],
        [Source("a-news", "aa"), Source("b-news", "bb"), Source("world", "zz")], [], []);

    public static Watchlist WithKnownVisits(params KnownVisit[] visits) => Watchlist with { Visits = visits };

    public static Link Link(string path, string source = "a-news") => new(new Uri($"https://{source}.example/{path}"));

    public static FetchedPage Page(Link link, DateTime fetchedAt, string body = "<p>page</p>") => new(link.Address, Encoding.UTF8.GetBytes(body), "text/html", fetchedAt);

    public static Mention Mention(Actor actor, Salience salience = Salience.Body, int hits = 1) =>
        new(actor, salience, [.. Enumerable.Range(0, hits).Select(i => new Hit(i * 10, 3, actor.Name))], $"A sentence on {actor.Name}.");

    public static Analysis Analysis(
        DateOnly? day, IReadOnlyList<Mention>? mentions = null, IReadOnlyList<string>? topics = null, IReadOnlyList<VisitReport>? visits = null,
        string title = "Title", string text = "Text.", bool relevant = true, Uri? canonical = null)
    {
        mentions ??= [Mention(Arland), Mention(Borland)];
        PublishedDate? published = day is { } d
            ? new PublishedDate(new DateTimeOffset(d, new TimeOnly(0, 0), TimeSpan.FromHours(9)), DatePrecision.Day, DateOrigin.Meta)
            : null;
        return new Analysis(
            new Article(title, text, "en", published, null, canonical), relevant,
            [.. mentions.Select(m => m.Actor.Side).Distinct()], topics ?? [], mentions, visits ?? []);
    }

    public static VisitReport Visit(VisitStage stage = VisitStage.Announced, bool isNew = true, string? start = null, Actor? visitor = null) =>
        new([(visitor ?? Anna).Id], "aa", "bb", "Bortown", start, null, stage, isNew, "Anna Arl will visit Borland.", 0.9, ["said so"]);

    /// <summary>A headline's mention as it is stored, for tests that fill the tables by themselves.</summary>
    public static MentionRow MentionRow(DateOnly day, string source, string actor) => new()
    {
        ActorId = actor,
        ActorName = actor,
        Side = "aa",
        Salience = Salience.Headline,
        Count = 1,
        Day = day,
        SourceId = source,
        Evidence = "E",
        Surface = "S",
        Hits = "[]",
        Offices = [new MentionOfficeRow { OfficeId = "aa-president", Held = true, Hits = 1 }],
    };

    private static Actor Actor(string id, ActorKind kind, string side, string name, params OfficeTerm[] offices) =>
        new(id, kind, side, name, new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, IReadOnlyList<string>>(), offices);

    private static Office Office(string id, string side) =>
        new(id, side, id, new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, IReadOnlyList<string>>());

    private static Source Source(string id, string side) => new(
        id, $"The {id}", side, side, ["en"], new Uri($"https://{id}.example/"), TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul"), SourceCalendar.Gregorian,
        true, TimeSpan.FromMinutes(30), TimeSpan.Zero, [], [], [], [], PageSelectors.None);
}
