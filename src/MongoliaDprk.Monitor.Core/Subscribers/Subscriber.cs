using MongoliaDprk.Monitor.Core.Alerts;

namespace MongoliaDprk.Monitor.Core.Subscribers;

/// <summary>Somebody who is told: one entry of <c>subscribers.yaml</c>.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens; part of what deliveries are stored under.</param>
/// <param name="Language">Of the words around names and quotations; one of <see cref="AlertWords.Languages"/>.</param>
/// <param name="TimeZone">Quiet hours and the digest's time are in it.</param>
/// <param name="Alerts">Asked in their order, for each channel the first that wants the alert; empty = no alerts at all.</param>
/// <param name="Digest">Null = no digest.</param>
public sealed record Subscriber(
    string Id,
    string Name,
    string Language,
    TimeZoneInfo TimeZone,
    IReadOnlyList<ChannelAddress> Channels,
    IReadOnlyList<AlertRule> Alerts,
    DigestSchedule? Digest)
{
    /// <summary>Who is told where nobody has written <c>subscribers.yaml</c>: the log, of everything, at once.</summary>
    public static Subscriber Default { get; } = new(
        "default", "the log", "en", TimeZoneInfo.Utc, [new ChannelAddress("default/log", ChannelKind.Log, [], "", 0)], [AlertRule.Everything], null);
}
