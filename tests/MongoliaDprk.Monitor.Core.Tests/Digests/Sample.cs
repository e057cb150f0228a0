using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Claims;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Core.Tests.Digests;

/// <summary>A day of a made-up relationship.</summary>
internal static class Sample
{
    public static readonly DateOnly Day = new(2026, 3, 4);

    public static DigestVisit Visit { get; } = new(
        7, ["aa-minister"], "aa", "bb", "Bravo City", "2026-03-10", "2026-03-12", VisitStage.Announced, true,
        "The minister will visit Bravo City on March 10.", "https://alpha.example/visit", "Alpha News", 0.85)
    {
        FromName = "Alphaland",
        ToName = "Bravoland",
        Witnesses = [new("Alpha News", "aa", "Alphaland"), new("Bravo Post", "bb", "Bravoland")],
        Voices =
        [
            new("aa", "Alphaland", SideStanding.Confirmed, ["Alpha News"]), new("bb", "Bravoland", SideStanding.Confirmed, ["Bravo Post"]),
            new(null, null, SideStanding.Silent, []),
        ],
    };

    public static DigestArticle Article { get; } = new(
        1, "Alpha greets Bravo", "https://alpha.example/1", "Alpha News", "en", "2026-03-04T09:00:00+08:00", Salience.Headline,
        ["aa-minister"], ["greeting"], "The minister of Alpha sent a greeting.")
    { StoryId = 1, Day = Day };

    public static DigestActor Actor { get; } = new("aa-minister", "Anna Alpha", "aa", 1, 3);

    /// <summary>07:00 to 07:00 in a zone east of UTC.</summary>
    public static DigestSpan Span { get; } = new(
        new DateTime(2026, 3, 2, 23, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 3, 23, 0, 0, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById("Asia/Ulaanbaatar"));

    public static Digest Full { get; } = new(
        Day, "Alpha – Bravo",
        [
            Article,
            Article with { Id = 2, SourceName = "Bravo Post", Address = "https://bravo.example/2", StoryId = 1, IsFirst = false },
            Article with { Id = 3, SourceName = "Charlie Wire", Address = "https://charlie.example/3", StoryId = 1, IsFirst = false },
        ],
        [Actor],
        [Visit with { Id = 6, IsNew = false, Was = VisitStage.Underway, Stage = VisitStage.Concluded, Visitors = ["a trade delegation"] }, Visit],
        [
            new DigestSource("alpha", "Alpha News", 12, 1, At(5), null),
            new DigestSource("quiet", "Quiet Times", 0, 0, At(5), null),
            new DigestSource("broken", "Broken Daily", 0, 0, At(2), "HTTP 503"),
            new DigestSource("late", "Late Post", 0, 0, At(1), null),
            new DigestSource("unknown", "Unknown Herald", 0, 0, null, null),
        ],
        [new DigestNews("Source layout broken: Broken Daily", "The outlet may have been rebuilt: no text on 5 pages in a row.")])
    {
        Span = Span,
        Week = new DigestWeek(
            new DateOnly(2026, 2, 25), new DateOnly(2026, 3, 3), new DigestCount("", "", 12, 1040), [new("aa-minister", "Anna Alpha", 7, 3)],
            [new("alpha", "Alpha News", 9, 4), new("broken", "Broken Daily", 1, 6) { NotSince = new DateOnly(2026, 3, 2) }]),
        Changes =
        [
            new DigestChange(9, ChangeKind.ActorVanished, "Anna Alpha", "Old news", "https://alpha.example/old", "Alpha News", "Anna Alpha was there.", null, At(3)),
            new DigestChange(10, ChangeKind.PageGone, null, "Deleted news", "https://alpha.example/gone", "Alpha News", "Deleted news", "404 Not Found", At(3)),
        ],
        Anomalies = [new DigestNews("Anna Alpha is named more often than chance explains", "7 articles; 3 were usual.")],
        Alerts = [new DigestAlert("Visit overdue: Anna Alpha", "It was to begin on 1 March.", "https://alpha.example/visit", At(3))],
        Claims = [new DigestClaim("first visit in five years", ClaimVerdict.False, "Anna Alpha arrived.")],
        Coming =
        [
            new DigestComing(new DateOnly(2026, 3, 5), "Day of Friendship", "messages are usual", null),
            new DigestComing(new DateOnly(2026, 3, 10), "Anna Alpha (Alphaland → Bravoland)", "Bravo City", 7, VisitStage.Announced),
        ],
        Expected = [new DigestExpected(new DateOnly(2026, 3, 3), "Birthday of Bravo: greeting", ExpectedState.Missed, null, null)],
    };

    public static Digest Empty { get; } = new(Day, "Alpha – Bravo", [], [], [], [], []) { Span = Span };

    public static string[] Formats(Digest digest) => Formats(digest, DigestView.Plain);

    public static string[] Formats(Digest digest, DigestView view) =>
        [DigestRenderer.Text(digest, view), DigestRenderer.Markdown(digest, view), DigestRenderer.Html(digest, view), DigestRenderer.Json(digest)];

    public static string Text(Digest digest) => DigestRenderer.Text(digest, DigestView.Plain);

    public static string Html(Digest digest) => DigestRenderer.Html(digest, DigestView.Plain);

    private static DateTime At(int day) => new(2026, 3, day, 6, 30, 0, DateTimeKind.Utc);
}
