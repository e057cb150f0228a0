using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Claims;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

/// <summary>What the analysts of <see cref="TestFindings"/> have written down: days to look out for and sentences to test.</summary>
internal static class TestDesk
{
    public const string Hostile = "<img src=x onerror=alert(1)> & \"friends\"";

    /// <summary>One expected message came, one did not, one is awaited, and of one nothing can be said.</summary>
    public static IReadOnlyList<CalendarDay> Calendar { get; } =
    [
        new("letters", "02-02", "Day of letters", "a card") { Expected = [Message("letter", "letter from a minister", "greeting", ["aa-minister"], ["aa"], -1, 1)] },
        new("flags", "02-02", Hostile, Hostile) { Expected = [Message("flag", "flag " + Hostile, "parade", ["aa"], ["bb"], 0, 0)] },
        new("harvest", "01-10", "Harvest", null) { Expected = [Message("grain", "thanks for the grain", "greeting", ["aa"], ["bb"], -2, 2)] },
        new("spring", "03-07", "First day of spring", null) { Expected = [Message("flowers", "flowers", "greeting", ["aa"], ["bb"], -1, 4)] },
        new("moon", "03-20", "Moon feast", "it moves") { Moving = true },
    ];

    public static IReadOnlyList<Claim> Claims { get; } =
    [
        Claim("named", "Bravo media name the minister " + Hostile, ClaimSays.Count, ClaimUnit.Articles, new MentionFilter(Actor: "aa-minister", SourceSide: "bb")) with { AtLeast = 10 },
        Claim("silent", "Nobody puts the minister into a headline", ClaimSays.None, ClaimUnit.Headlines, new MentionFilter(Actor: "aa-minister")),
        Claim("travel", "Nobody travels", ClaimSays.None, ClaimUnit.Visits, new MentionFilter()),
        Claim("more", "More than before", ClaimSays.More, ClaimUnit.Articles, new MentionFilter()),
    ];

    /// <summary>Told of everything in the log; the webhook's secret is nowhere, so that it refuses what it is sent.</summary>
    public static Subscriber Subscriber { get; } = new(
        "desk", "The desk", "en", TimeZoneInfo.Utc,
        [
            new ChannelAddress("desk/log", ChannelKind.Log, [], "", 0),
            new ChannelAddress("desk/webhook", ChannelKind.Webhook, [new("address", ["https://hook.example/a-secret-path"], 0), new("secret", ["env:TEST_DESK_SECRET"], 0)], "", 0),
        ],
        [AlertRule.Everything with { Channels = ["log"] }, AlertRule.Everything with { Kinds = [AlertKind.Anomaly], Channels = ["webhook"] }], null);

    private static Expectation Message(string id, string what, string topic, string[] from, string[] to, int earliest, int latest) => new(id, what, [topic], from, to, earliest, latest);

    private static Claim Claim(string id, string sentence, ClaimSays says, ClaimUnit what, MentionFilter texts) => new(
        id, sentence, says, what, texts, new ClaimVisits(), new ClaimSpan(60, ClaimSpanUnit.Days), null, null, null, 1, ClaimThan.Before, 1, KnownVisits: false, Note: Hostile);
}
