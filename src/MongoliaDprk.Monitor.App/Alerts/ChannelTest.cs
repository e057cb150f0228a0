using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>Sends a plainly marked test message on a channel, asked for on the command line or on the dashboard.</summary>
internal sealed class ChannelTest(Watchlist watchlist, AlertStore store, TimeProvider time)
{
    /// <summary>When the channel works, the database is told: then what waits on it is sent at once.</summary>
    /// <returns>What the channel answered.</returns>
    /// <exception cref="ChannelException">The channel did not accept it.</exception>
    public async Task<string> SendAsync(ConfiguredChannel channel, CancellationToken cancellationToken)
    {
        string answer = await channel.SendAsync(TestMessage.Of(channel.Subscriber, watchlist.Name, time.GetUtcNow()), cancellationToken);
        await store.HealAsync(channel.Name, cancellationToken);
        return answer;
    }
}
