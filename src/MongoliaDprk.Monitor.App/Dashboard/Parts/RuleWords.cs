using System.Globalization;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Subscribers;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>What a subscriber wants to be told, in words; nothing of where its channels lead.</summary>
internal static class RuleWords
{
    /// <summary>One sentence.</summary>
    public static string Of(AlertRule rule, Subscriber subscriber, ShownNames names)
    {
        string which = rule.Kinds.Count == 0 ? "Every alert" : DigestWords.Capital(Any(rule.Kinds.Select(AlertLine.Kind)));
        if (rule.Actors.Count > 0)
            which += $", if it concerns {Any(rule.Actors.Select(names.Actor))}";
        if (rule.Sides.Count > 0)
            which += $", if it concerns {Any(rule.Sides.Select(names.Country))}";
        if (rule.Languages.Count > 0)
            which += $", if told in {Any(rule.Languages.Select(names.Language))}";
        if (rule.Confidence > 0)
            which += string.Create(CultureInfo.InvariantCulture, $", of a confidence of {Math.Round(rule.Confidence * 100):0} % or more");
        return $"{which}: {How(rule, subscriber)}.";
    }

    /// <summary>When the digest comes; null = no digest.</summary>
    public static string? Digest(Subscriber subscriber) => subscriber.Digest is not { } digest ? null
        : $"Digest at {Clock(digest.At)} ({subscriber.TimeZone.Id}) {(digest.Days.Count == 7 ? "every day" : "on " + string.Join(", ", digest.Days.OrderBy(d => ((int)d + 6) % 7)))}, {On(digest.Channels)}{(digest.Empty ? "" : "; not when nothing happened")}.";

    private static string How(AlertRule rule, Subscriber subscriber)
    {
        if (rule.Delivery != AlertDelivery.Now)
            return rule.Delivery == AlertDelivery.Digest ? "only in the digest" : "never";
        string how = "at once, " + On(rule.Channels);
        if (rule.Quiet is { } quiet)
            how += $"; not from {Clock(quiet.From)} to {Clock(quiet.To)} ({subscriber.TimeZone.Id}), what comes then is sent at its end";
        if (rule.Cooldown > TimeSpan.Zero)
            how += $"; what repeats itself within {TimeWords.Span(rule.Cooldown)} without a new fact waits for the digest";
        return how;
    }

    private static string On(IReadOnlyList<string> channels) => channels.Count == 0 ? "on every channel" : "on " + string.Join(", ", channels);

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Any(IEnumerable<string> words) => string.Join(" or ", words);
}
