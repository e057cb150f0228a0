using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

/// <summary>A small made-up relationship and what was found of it.</summary>
internal static class TestFindings
{
    public const string HostileTitle = "<script>alert(1)</script> \"Anna\" & \u202Eothers";
    public const int OldArticles = 60;

    private static readonly Dictionary<string, IReadOnlyList<string>> None = [];

    public static Actor Minister { get; } = new("aa-minister", ActorKind.Person, "aa", "Anna Alpha", None, None, []);

    public static Actor Bravo { get; } = new("bb", ActorKind.Country, "bb", "Bravo", None, None, []);

    public static Watchlist Watchlist { get; } = new(
        "v1", "Alpha & Bravo", ["aa", "bb"], [Minister, Bravo], [], [new Language("en", "English", NameBoundary.Both, [], [], None, null)],
        [Source("alpha", "Alpha News", "aa"), Source("bravo", "Bravo Agency", "bb"), Source("broken", "Broken Daily", "bb"), Source("quiet", "Quiet Times", "aa")], [], TestDesk.Calendar)
    {
        Claims = TestDesk.Claims,
        Subscribers = [TestDesk.Subscriber],
    };

    public static async Task SaveAsync(ArticleStore store, SourceStore sources)
    {
        const string sentence = "Minister Anna Alpha will visit Bravo next week.";
        VisitReport visit = new(["aa-minister"], "aa", "bb", "Bravo City", "2026-03-10", "2026-03-12", VisitStage.Announced, true, sentence, 0.9, ["announced"]);
        await SaveAsync(store, "alpha", 1, Day(3, 4), HostileTitle, "en", [Mention(Minister, Salience.Lead, sentence, "Anna Alpha", 3), Mention(Bravo, Salience.Lead, sentence, "Bravo", 1)], [visit]);
        await SaveAsync(store, "bravo", 2, Day(3, 4), "친선의 정", "ko", [Mention(Minister, Salience.Headline, "안나 알파 장관이 편지를 보내왔다.", "안나 알파", 1)], []);
        await SaveAsync(store, "alpha", 3, Day(3, 3), "Yesterday's news", "en", [Mention(Bravo, Salience.Body, "Bravo was named.", "Bravo", 1)], []);
        for (int i = 0; i < OldArticles; i++)
            await SaveAsync(store, "bravo", 100 + i, Day(2, 2), $"=Old article {i}", "en", [Mention(Minister, Salience.Rollcall, "Anna Alpha and others.", "Anna Alpha", 1)], []);
        await store.AddLinksAsync("broken", [new Link(new Uri("https://broken.example/1"))], null, CancellationToken.None);
        foreach (string polled in new[] { "alpha", "bravo", "quiet", "broken" })
            await EndPollAsync(sources, polled, null);
        await EndPollAsync(sources, "broken", "HTTP 503 <b>");
    }

    /// <summary>One more article that tells of a visit.</summary>
    public static Task SaveVisitAsync(ArticleStore store, string source, int number, VisitReport visit) =>
        SaveAsync(store, source, number, Day(3, 4), "Another report", "en", [Mention(Minister, Salience.Lead, visit.Sentence, "Anna Alpha", 1)], [visit]);

    private static Task EndPollAsync(SourceStore sources, string id, string? error) =>
        sources.EndAsync(id, new PollOutcome(error is null, error, TestSite.Now.UtcDateTime.AddMinutes(30)), [], CancellationToken.None);

    private static async Task SaveAsync(
        ArticleStore store, string source, int number, PublishedDate day, string title, string language, Mention[] mentions, VisitReport[] visits)
    {
        Link link = new(new Uri($"https://{source}.example/{number}"), title);
        await store.AddLinksAsync(source, [link], null, CancellationToken.None);
        PendingLink pending = (await store.PendingLinksAsync(source, 10, CancellationToken.None)).Single(p => p.Link.Address == link.Address);
        FetchedPage page = new(link.Address, System.Text.Encoding.UTF8.GetBytes($"<p>{number}"), "text/html", TestSite.Now.UtcDateTime);
        Article article = new(title, "Text of " + number, language, day, null, null);
        await store.SaveAsync(pending, page, new Analysis(article, true, ["aa", "bb"], ["greeting"], mentions, visits), CancellationToken.None);
    }

    private static Mention Mention(Actor actor, Salience salience, string sentence, string surface, int hits) =>
        new(actor, salience, [.. Enumerable.Range(0, hits).Select(i => new Hit(i * 100, surface.Length, surface))], sentence);

    private static PublishedDate Day(int month, int day) => new(new DateTimeOffset(2026, month, day, 0, 0, 0, TimeSpan.Zero), DatePrecision.Day, DateOrigin.Meta);

    private static Source Source(string id, string name, string side) => new(
        id, name, side, side, ["en"], new Uri($"https://{id}.example/"), TimeZoneInfo.Utc, SourceCalendar.Gregorian, true, TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(5),
        [], [], [], [], PageSelectors.None);
}
