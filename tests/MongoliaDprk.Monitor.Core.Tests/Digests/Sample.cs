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
        "The minister will visit Bravo City on March 10.", "https://alpha.example/visit", "Alpha News", 0.85);

    public static DigestArticle Article { get; } = new(
        1, "Alpha greets Bravo", "https://alpha.example/1", "Alpha News", "en", "2026-03-04T09:00:00+08:00", Salience.Headline,
        ["aa-minister"], ["greeting"], "The minister of Alpha sent a greeting.");

    public static DigestActor Actor { get; } = new("aa-minister", "Anna Alpha", "aa", 1, 3);

    public static Digest Full { get; } = new(
        Day, "Alpha – Bravo", [Article], [Actor],
        [Visit with { Id = 6, IsNew = false, Stage = VisitStage.Concluded, Visitors = ["a trade delegation"] }, Visit],
        [
            new DigestSource("alpha", "Alpha News", 12, 1, At(5), null),
            new DigestSource("quiet", "Quiet Times", 0, 0, At(5), null),
            new DigestSource("broken", "Broken Daily", 0, 0, At(2), "HTTP 503"),
            new DigestSource("late", "Late Post", 0, 0, At(3), null),
            new DigestSource("unknown", "Unknown Herald", 0, 0, null, null),
        ],
        [new DigestNews("Source layout broken: Broken Daily", "The outlet may have been rebuilt: no text on 5 pages in a row.")]);

    public static Digest Empty { get; } = Full with { Articles = [], Actors = [], Visits = [], Sources = [], SourceNews = [] };

    public static string[] Formats(Digest digest) =>
        [DigestRenderer.Text(digest), DigestRenderer.Markdown(digest), DigestRenderer.Html(digest), DigestRenderer.Json(digest)];

    private static DateTime At(int day) => new(2026, 3, day, 6, 30, 0, DateTimeKind.Utc);
}
