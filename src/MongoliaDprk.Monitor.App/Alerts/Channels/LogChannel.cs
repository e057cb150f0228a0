namespace MongoliaDprk.Monitor.App.Alerts.Channels;

/// <summary>Writes an alert as one warning in the log.</summary>
internal sealed partial class LogChannel(ILogger<LogChannel> logger) : AlertChannel
{
    public override string Name => "log";

    public override Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        LogAlert(OneLine(message.Subject), OneLine(message.Text), message.Link?.AbsoluteUri ?? "no address");
        return Task.FromResult("written to the log");
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    [LoggerMessage(LogLevel.Warning, "ALERT {Title}: {Text} ({Address})")]
    private partial void LogAlert(string title, string text, string address);
}
