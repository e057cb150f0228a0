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
        new(Set(time, channels), new AlertStore(database, time), new AlertMessages(TestWatchlist.Pair), time, log ?? NullLogger<AlertSender>.Instance);

    public static ChannelSet Set(TimeProvider time, params ChannelAddress[] channels) =>
        new(TestWatchlist.Pair with { Subscribers = [Desk(channels)] }, Factory(time));
}
