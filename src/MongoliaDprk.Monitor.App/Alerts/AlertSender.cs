using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>Brings alerts to the channels; each channel for itself, so that a slow or broken one holds up no other, and on each one node at a time.</summary>
internal sealed partial class AlertSender(ChannelSet channels, AlertStore store, AlertMessages messages, TimeProvider time, ILogger<AlertSender> logger)
{
    /// <summary>What is on its way when the program is stopped may still arrive: else it would be sent twice.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan MarkPause = TimeSpan.FromSeconds(1);

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
        if (await store.TakeTurnAsync(channel.Name, cancellationToken) is not { } lease)
            return 0;
        int accepted = 0;
        try
        {
            while (!cancellationToken.IsCancellationRequested
                && await store.NextAsync(lease, channel.Subscriber, channel.Address, cancellationToken) is { } message)
            {
                if (await SendAsync(channel, lease, message, cancellationToken) is not { } failure)
                    accepted++;
                else if (!failure.Permanent)
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
    private async Task<SendFailure?> SendAsync(ConfiguredChannel channel, ChannelLease lease, PendingMessage message, CancellationToken cancellationToken)
    {
        OutgoingMessage outgoing = messages.Of(message, channel.Subscriber);
        try
        {
            string answer = await WithLeaseAsync(lease, token => channel.SendAsync(outgoing, token), cancellationToken);
            await MarkAsync(token => store.AcceptedAsync(message, answer, token), cancellationToken);
            return null;
        }
        catch (ChannelException e)
        {
            SendFailure failure = new(e.Message, e.Permanent, e.SurelyRefused, e.RetryAfter, e.Reached);
            LogRefused(channel.Name, outgoing.Subject, e.Message);
            await MarkAsync(
                async token =>
                {
                    foreach (string title in await store.FailedAsync(message, failure, token))
                        LogGivenUp(channel.Name, title, e.Message);
                },
                cancellationToken);
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

    /// <summary>What the channel said is written down even if that takes a while: a message that was accepted and not marked would be sent again.</summary>
    private async Task MarkAsync(Func<CancellationToken, Task> mark, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await mark(CancellationToken.None);
                return;
            }
            catch (DatabaseException e) when (!cancellationToken.IsCancellationRequested)
            {
                LogNotMarked(e.Message);
                await Task.Delay(MarkPause, time, cancellationToken);
            }
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
