using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>All channels of all subscribers.</summary>
internal sealed class ChannelSet(Watchlist watchlist, ChannelFactory factory)
{
    public IReadOnlyList<ConfiguredChannel> All { get; } =
        [.. watchlist.Subscribers.SelectMany(s => s.Channels.Select(c => new ConfiguredChannel(s, c, factory)))];

    /// <param name="name"><c>SUBSCRIBER/KIND</c>; null = there is none.</param>
    public ConfiguredChannel? Find(string name) => All.FirstOrDefault(c => c.Name == name);
}
