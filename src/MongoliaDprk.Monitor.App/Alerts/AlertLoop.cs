using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>While the program runs: looks every few seconds what is due on each channel, and at once when an alert was written here.</summary>
internal sealed partial class AlertLoop(ChannelSet channels, AlertSender sender, MonitorDatabase database, TimeProvider time, ILogger<AlertLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private TaskCompletionSource written = NewSignal();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        database.AlertsWritten += Wake;
        try
        {
            await Task.WhenAll(channels.All.Select(c => SendAsync(c, stoppingToken)));
        }
        finally
        {
            database.AlertsWritten -= Wake;
        }
    }

    private async Task SendAsync(ConfiguredChannel channel, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            // taken before the look: what is written meanwhile is looked for again
            Task signal = Volatile.Read(ref written).Task;
            try
            {
                await sender.SendDueAsync(channel, stopping);
                await signal.WaitAsync(Pause, time, stopping);
            }
            catch (TimeoutException)
            {
                // another node may have written something, or a pause be over
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (database.Explain(e) is { } explained)
            {
                LogNoDatabase(channel.Name, explained.Message);
                await Task.WhenAny(Task.Delay(Pause, time, stopping));
            }
            catch (Exception e)
            {
                LogFailed(e, channel.Name);
                await Task.WhenAny(Task.Delay(Pause, time, stopping));
            }
        }
    }

    private void Wake() => Interlocked.Exchange(ref written, NewSignal()).TrySetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(LogLevel.Error, "nothing can be sent on channel {Channel} for the moment, it is tried again soon: {Reason}")]
    private partial void LogNoDatabase(string channel, string reason);

    [LoggerMessage(LogLevel.Error, "sending on channel {Channel} failed and is tried again soon")]
    private partial void LogFailed(Exception exception, string channel);
}
