using System.Collections.Frozen;

namespace MongoliaDprk.Monitor.Core.Subscribers;

/// <summary>One setting that a kind of channel knows.</summary>
/// <param name="Required">The channel cannot be used without it.</param>
/// <param name="Secret">Who knows it can send in the subscriber's name: only a <see cref="SecretReference"/> may stand in the file.</param>
/// <param name="List">Several values may be given.</param>
public sealed record ChannelKey(string Key, bool Required = false, bool Secret = false, bool List = false);

/// <summary>Which settings each kind of channel has. A new channel adds its line here.</summary>
public static class ChannelForm
{
    private static readonly FrozenDictionary<ChannelKind, ChannelKey[]> Keys = new Dictionary<ChannelKind, ChannelKey[]>
    {
        [ChannelKind.Log] = [],
        [ChannelKind.File] = [new("path", Required: true)],
        [ChannelKind.Email] =
        [
            new("to", Required: true, List: true), new("from", Required: true), new("server", Required: true), new("port"), new("security"),
            new("user"), new("password", Secret: true),
        ],
        [ChannelKind.Webhook] = [new("address", Required: true), new("secret", Secret: true), new("timeoutSeconds")],
        [ChannelKind.Slack] = [new("address", Required: true, Secret: true)],
        [ChannelKind.Mattermost] = [new("address", Required: true, Secret: true)],
        [ChannelKind.Discord] = [new("address", Required: true, Secret: true)],
        [ChannelKind.Telegram] = [new("token", Required: true, Secret: true), new("chat", Required: true), new("server")],
        [ChannelKind.Ntfy] = [new("topic", Required: true), new("server"), new("token", Secret: true)],
    }.ToFrozenDictionary();

    public static IReadOnlyList<ChannelKey> Of(ChannelKind kind) => Keys[kind];
}
