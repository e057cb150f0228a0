using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MongoliaDprk.Monitor.App.Alerts;
using MongoliaDprk.Monitor.App.Alerts.Channels;
using MongoliaDprk.Monitor.App.Mail;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Tests.Alerts;

/// <summary>Subscribers and channels as <c>subscribers.yaml</c> would make them.</summary>
internal static class TestChannels
{
    public static ChannelAddress Address(string name, ChannelKind kind, params (string Key, string Value)[] settings) =>
        new(name, kind, [.. settings.Select(s => new ChannelSetting(s.Key, [s.Value], 7))], "subscribers.yaml", 5);

    public static ChannelAddress Webhook(string name, Uri address) => Address(name, ChannelKind.Webhook, ("address", address.AbsoluteUri));

    public static Subscriber Desk(params ChannelAddress[] channels) =>
        new("desk", "The desk", "en", TimeZoneInfo.Utc, channels, [AlertRule.Everything], null);

    public static ChannelFactory Factory(TimeProvider time) =>
        new(new ChannelHttp(time), new SmtpDelivery(time), time, NullLogger<LogChannel>.Instance);

    public static AlertSender Sender(MonitorDatabase database, TimeProvider time, ILogger<AlertSender>? log = null, params ChannelAddress[] channels) =>
        Sender(database, time, StandstillWatchTests.Never, log, channels);

    public static AlertSender Sender(MonitorDatabase database, TimeProvider time, StandstillWatch watch, ILogger<AlertSender>? log, params ChannelAddress[] channels) =>
        new(Set(time, channels), new AlertStore(database, time), new AlertMessages(TestWatchlist.Pair), watch, time, log ?? NullLogger<AlertSender>.Instance);

    /// <summary>A watchlist of two invented countries and no sources, whose one subscriber <c>desk</c> has the given channels.</summary>
    public static void WriteWatchlist(string folder, params string[] channels)
    {
        Dictionary<string, string> files = new()
        {
            ["watchlist.yaml"] = "name: Aland – Borduria\nsides: [aa, bb]\n",
            ["languages/en.yaml"] = "language: en\nname: English\nboundary: both\nsuffixes: [\"'s\"]\n",
            ["actors/countries.yaml"] = """
                actors:
                  - { id: aland, kind: country, side: aa, name: Aland, names: { en: [Aland] } }
                  - { id: borduria, kind: country, side: bb, name: Borduria, names: { en: [Borduria] } }
                """,
            ["subscribers.yaml"] = "subscribers:\n  - id: desk\n    name: Desk\n    channels:\n" + string.Concat(channels.Select(c => $"      - {c}\n")),
        };
        foreach ((string name, string text) in files)
        {
            string path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    public static ChannelSet Set(TimeProvider time, params ChannelAddress[] channels) =>
        new(TestWatchlist.Pair with { Subscribers = [Desk(channels)] }, Factory(time));
}
