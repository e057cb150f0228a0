namespace MongoliaDprk.Monitor.Core.Subscribers;

/// <summary>A way to reach somebody.</summary>
public enum ChannelKind { Log, File, Email, Webhook, Slack, Mattermost, Discord, Telegram, Ntfy }

/// <summary>Where one subscriber is reached in one way.</summary>
/// <param name="Name"><c>SUBSCRIBER/KIND</c>, the second of a kind <c>SUBSCRIBER/KIND-2</c>: deliveries are stored under it.</param>
/// <param name="Settings">In the order of the file; which there may be says <see cref="ChannelForm"/>.</param>
/// <param name="File">Where it stands, for what is wrong with it; empty for <see cref="Subscriber.Default"/>.</param>
/// <param name="Line">Counted from 1.</param>
public sealed record ChannelAddress(string Name, ChannelKind Kind, IReadOnlyList<ChannelSetting> Settings, string File, int Line)
{
    /// <summary>The name without the subscriber: <c>email</c>, <c>email-2</c>. Rules and the digest choose channels by it.</summary>
    public string ShortName => Name[(Name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The only value of a setting, or null where it is not set. May be the text of a <see cref="SecretReference"/>.</summary>
    public string? this[string key] => Settings.FirstOrDefault(s => s.Key == key)?.Values.FirstOrDefault();

    /// <summary>All values of a setting that may be a list.</summary>
    public IReadOnlyList<string> All(string key) => Settings.FirstOrDefault(s => s.Key == key)?.Values ?? [];

    /// <summary>What must be looked up before the channel can be used.</summary>
    public IEnumerable<SecretReference> Secrets => Settings.SelectMany(s => s.Values).Select(SecretReference.TryRead).OfType<SecretReference>();
}

/// <summary>One setting of a channel, as written.</summary>
/// <param name="Values">At least one; several only where a list is allowed.</param>
/// <param name="Line">Counted from 1.</param>
public sealed record ChannelSetting(string Key, IReadOnlyList<string> Values, int Line);
