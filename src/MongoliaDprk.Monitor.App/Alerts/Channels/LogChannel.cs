using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Alerts.Channels;

/// <summary>Writes an alert as one warning in the log.</summary>
internal sealed partial class LogChannel(ILogger<LogChannel> logger) : AlertChannel
{
    public override string Name => "log";

    public override Task SendAsync(PendingDelivery delivery, CancellationToken cancellationToken)
    {
        LogAlert(OneLine(delivery.Title), OneLine(delivery.Text), delivery.Address ?? "no address");
        return Task.CompletedTask;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    [LoggerMessage(LogLevel.Warning, "ALERT {Title}: {Text} ({Address})")]
    private partial void LogAlert(string title, string text, string address);
}
