using System.Globalization;
using MongoliaDprk.Monitor.Core.Subscribers;

namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>Reads the <c>channels</c> of a subscriber and checks them against <see cref="ChannelForm"/>.</summary>
internal static class ChannelReading
{
    public static IReadOnlyList<ChannelAddress> Read(MapReader subscriber, string subscriberId)
    {
        List<ChannelAddress> channels = [];
        foreach (MapReader map in subscriber.Maps("channels", required: true))
        {
            int errors = map.Errors.Count;
            ChannelKind kind = map.Choice("kind", ChannelKind.Log, required: true);
            if (map.Errors.Count > errors)
                continue;
            int before = channels.Count(c => c.Kind == kind);
            string name = string.Create(CultureInfo.InvariantCulture, $"{subscriberId}/{kind.ToString().ToLowerInvariant()}{(before == 0 ? "" : $"-{before + 1}")}");
            channels.Add(new ChannelAddress(name, kind, [.. ChannelForm.Of(kind).Select(key => Setting(map, key)).OfType<ChannelSetting>()], map.Errors.Path, map.Line));
            map.End();
        }

        if (channels.Count == 0 && subscriber.Node("channels") is YamlList { Items.Count: 0 })
            subscriber.Error(subscriber.LineOf("channels"), $"'{subscriberId}' has no channel and would never be told anything");
        return channels;
    }

    /// <summary>Short names of channels that a rule or the digest is for; empty = all.</summary>
    public static IReadOnlyList<string> Chosen(MapReader map, IReadOnlyList<ChannelAddress> channels)
    {
        IReadOnlyList<YamlText> chosen = map.Texts("channels");
        foreach (YamlText name in chosen.Where(name => !channels.Any(c => c.ShortName == name.Text)))
            map.Error(name.Line, $"there is no channel '{name.Text}'; this subscriber has {string.Join(", ", channels.Select(c => c.ShortName))}");
        return [.. chosen.Select(name => name.Text)];
    }

    private static ChannelSetting? Setting(MapReader map, ChannelKey key)
    {
        YamlNode? node = map.Node(key.Key, key.Required);
        if (node is null)
            return null;
        ChannelSetting setting = new(key.Key, key.List && node is YamlList ? map.Strings(key.Key) : map.OptionalText(key.Key) is { } text ? [text] : [], node.Line);
        if (key.Secret && setting.Values.Any(value => SecretReference.TryRead(value) is null))
            map.Error(node.Line, $"'{key.Key}' is a secret and must not stand here: write env:NAME or file:/path and put it there");
        return setting.Values.Count == 0 ? null : setting;
    }
}
