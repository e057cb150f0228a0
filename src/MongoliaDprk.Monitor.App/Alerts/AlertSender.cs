using MongoliaDprk.Monitor.App.Telemetry;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>Brings alerts to the channels; each channel for itself, so that a slow or broken one holds up no other, and on each one node at a time.</summary>
internal sealed partial class AlertSender(
    ChannelSet channels, AlertStore store, AlertMessages messages, StandstillWatch watch, TimeProvider time, ILogger<AlertSender> logger)
{
    /// <summary>What is on its way when the program is stopped may still arrive: else it would be sent twice.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    /// <summary>Sends what is due on all channels.</summary>
    /// <returns>How many messages were accepted.</returns>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        int[] accepted = await Task.WhenAll(channels.All.Select(c => SendDueAsync(c, cancellationToken)));
        return accepted.Sum();
    }

    /// <inheritdoc cref="SendDueAsync(CancellationToken)"/>
    /// <remarks>Stops where the channel itself fails: what follows would fail too, and its turn comes later.</remarks>
    public async Task<int> SendDueAsync(ConfiguredChannel channel, CancellationToken cancellationToken)
    {
        StandstillWatch.Stay stay = watch.Begin();
        if (await store.TakeTurnAsync(channel.Name, cancellationToken) is not { } lease)
            return 0;
        int accepted = 0;
        try
        {
            while (!cancellationToken.IsCancellationRequested
                && await store.NextAsync(lease, channel.Subscriber, channel.Address, cancellationToken) is { } message)
            {
                if (await SendAsync(channel, lease, message, stay, cancellationToken) is not { } failure)
                    accepted++;
                else if (!failure.Permanent)
                    break;
                if (stay.IsBroken)
                    break;
            }
        }
        finally
        {
            await EndTurnAsync(lease);
        }

        return accepted;
    }

    /// <returns>Null = accepted.</returns>
    private async Task<SendFailure?> SendAsync(
        ConfiguredChannel channel, ChannelLease lease, PendingMessage message, StandstillWatch.Stay stay, CancellationToken cancellationToken)
    {
        OutgoingMessage outgoing = messages.Of(message, channel.Subscriber) with { Stay = stay };
        try
        {
            string answer = await WithLeaseAsync(lease, token => channel.SendAsync(outgoing, token), cancellationToken);
            MonitorMetrics.Delivered(channel.Name, accepted: true);
            await Persistently.DoAsync(token => store.AcceptedAsync(message, answer, token), time, LogNotMarked, cancellationToken);
            return null;
        }
        catch (ChannelException e)
        {
            SendFailure failure = new(e.Message, e.Permanent, e.SurelyRefused, e.RetryAfter, e.Reached);
            MonitorMetrics.Delivered(channel.Name, accepted: false);
            LogRefused(channel.Name, outgoing.Subject, e.Message);
            // who stood still knows nothing of what others did meanwhile: it comes again under the same key
            if (stay.IsBroken)
                return failure;
            await Persistently.DoAsync(
                async token =>
                {
                    foreach (string title in await store.FailedAsync(message, failure, token))
                        LogGivenUp(channel.Name, title, e.Message);
                },
                time, LogNotMarked, cancellationToken);
            return failure;
        }
    }

    /// <summary>Keeps the turn while the message is on its way, and lets it end when the program is stopped.</summary>
    private async Task<string> WithLeaseAsync(ChannelLease lease, Func<CancellationToken, Task<string>> send, CancellationToken cancellationToken)
    {
        using CancellationTokenSource done = new();
        using CancellationTokenSource patience = new();
        await using CancellationTokenRegistration stop = cancellationToken.Register(() => patience.CancelAfter(Grace));
        Task renewing = RenewAsync(lease, done.Token);
        try
        {
            return await send(patience.Token);
        }
        finally
        {
            await done.CancelAsync();
            await renewing;
        }
    }

    private async Task RenewAsync(ChannelLease lease, CancellationToken done)
    {
        try
        {
            do
                await Task.Delay(AlertStore.RenewEvery, time, done);
            while (await store.RenewTurnAsync(lease, done));
        }
        catch (OperationCanceledException)
        {
            // the message has arrived or was refused
        }
        catch (DatabaseException e)
        {
            LogNotRenewed(lease.Channel, e.Message);
        }
    }

    private async Task EndTurnAsync(ChannelLease lease)
    {
        try
        {
            await store.EndTurnAsync(lease, CancellationToken.None);
        }
        catch (DatabaseException e)
        {
            LogNotRenewed(lease.Channel, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Error, "channel {Channel} did not accept '{Subject}' and gets it again later: {Reason}")]
    private partial void LogRefused(string channel, string subject, string reason);

    [LoggerMessage(LogLevel.Error, "channel {Channel} has refused the alert '{Title}' for days and is not asked any more ('monitor alert retry' does): {Reason}")]
    private partial void LogGivenUp(string channel, string title, string reason);

    [LoggerMessage(LogLevel.Warning, "the turn on channel {Channel} could not be renewed or given back; it ends by itself: {Reason}")]
    private partial void LogNotRenewed(string channel, string reason);

    [LoggerMessage(LogLevel.Warning, "what a channel answered cannot be stored yet, trying again: {Reason}")]
    private partial void LogNotMarked(string reason);
}
