using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>Brings alerts to every channel; each channel for itself, so that a slow or broken one holds up no other.</summary>
internal sealed partial class AlertSender(IEnumerable<AlertChannel> channels, AlertStore store, ILogger<AlertSender> logger)
{
    /// <summary>Sends what is due, the oldest alert first; what a channel refuses is due again later.</summary>
    /// <returns>How many deliveries were accepted.</returns>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, AlertChannel> byName = channels.ToDictionary(c => c.Name, StringComparer.Ordinal);
        IReadOnlyList<PendingDelivery> due = await store.DueAsync([.. byName.Keys], cancellationToken);
        int[] accepted = await Task.WhenAll(due
            .GroupBy(d => d.Channel, StringComparer.Ordinal)
            .Select(g => SendAsync(byName[g.Key], [.. g], cancellationToken)));
        return accepted.Sum();
    }

    /// <summary>Stops at the first refusal: what follows would mostly be refused too, and its turn comes with the next round.</summary>
    private async Task<int> SendAsync(AlertChannel channel, IReadOnlyList<PendingDelivery> due, CancellationToken cancellationToken)
    {
        int accepted = 0;
        foreach (PendingDelivery delivery in due)
        {
            try
            {
                await channel.SendAsync(AlertMessages.Of(delivery), cancellationToken);
            }
            catch (ChannelException e)
            {
                LogRefused(channel.Name, delivery.Title, e.Message);
                await store.FailedAsync(delivery, e.Message, cancellationToken);
                break;
            }

            await store.DeliveredAsync(delivery, cancellationToken);
            accepted++;
        }

        return accepted;
    }

    [LoggerMessage(LogLevel.Error, "channel {Channel} did not accept the alert '{Title}' and gets it again later: {Reason}")]
    private partial void LogRefused(string channel, string title, string reason);
}
