using MongoliaDprk.Monitor.Core.Subscribers;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>A channel of a subscriber. Made anew for each message: a missing secret refuses messages, which come again, not the start of the program.</summary>
internal sealed class ConfiguredChannel(Subscriber subscriber, ChannelAddress address, ChannelFactory factory) : AlertChannel
{
    public override string Name => address.Name;

    public Subscriber Subscriber => subscriber;

    public ChannelAddress Address => address;

    public override async Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellationToken) =>
        await factory.Create(address).SendAsync(message, cancellationToken);
}
