using System.Globalization;
using MongoliaDprk.Monitor.App.Alerts;
using MongoliaDprk.Monitor.Core.Subscribers;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>What <c>monitor check</c> says of subscribers: who is told where, and whether what the channels need is there. Never the value of a secret.</summary>
internal static class SubscriberCheck
{
    public static IEnumerable<string> Lines(IReadOnlyList<Subscriber> subscribers)
    {
        if (subscribers.Count == 0)
            yield return "subscribers: none, nobody is told anything";
        foreach (Subscriber s in subscribers)
        {
            yield return $"subscriber {s.Id} ({s.Name}): {s.Language}, {s.TimeZone.Id}, {Text.Counted(s.Alerts.Count, "rule", "rules")} for alerts, {Digest(s.Digest)}";
            foreach (ChannelAddress channel in s.Channels)
                yield return $"  {channel.Name}: {string.Join(", ", channel.Secrets.Select(Said).DefaultIfEmpty("no secrets"))}";
        }
    }

    /// <summary>One for each secret that is not there, with file and line, and for each channel that has its secrets and cannot be used.</summary>
    public static IReadOnlyList<string> Errors(IReadOnlyList<Subscriber> subscribers)
    {
        ILookup<bool, ChannelAddress> ready = subscribers.SelectMany(s => s.Channels).ToLookup(c => c.Secrets.All(IsSet));
        return [.. ready[false].SelectMany(Missing), .. ChannelCheck.Errors(ready[true])];
    }

    private static IEnumerable<string> Missing(ChannelAddress channel) =>
        from setting in channel.Settings
        from secret in setting.Values.Select(SecretReference.TryRead).OfType<SecretReference>()
        where !IsSet(secret)
        select $"{channel.File}:{setting.Line}: {channel.Name} needs {secret}, {(secret.Place == SecretPlace.Environment ? "and the variable is not set or empty" : "and there is no such file, or it is empty or cannot be read")}";

    private static string Said(SecretReference secret) => $"{secret} is {(IsSet(secret) ? "set" : "not set")}";

    private static bool IsSet(SecretReference secret) =>
        secret.Place == SecretPlace.Environment ? !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(secret.Name)) : IsFilled(secret.Name);

    private static bool IsFilled(string path)
    {
        try
        {
            return !string.IsNullOrWhiteSpace(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Digest(DigestSchedule? digest) =>
        digest is null ? "no digest" : string.Create(CultureInfo.InvariantCulture, $"digest at {digest.At:HH:mm} on {Text.Counted(digest.Days.Count, "day", "days")} a week");
}
