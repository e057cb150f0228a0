namespace MongoliaDprk.Monitor.App.Alerts.Channels;

/// <summary>Writes a message as one warning in the log.</summary>
internal sealed partial class LogChannel(string name, ILogger<LogChannel> logger) : AlertChannel
{
    public override string Name => name;

    public override Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        LogAlert(OneLine(message.Subject), OneLine(message.Text), message.Link?.AbsoluteUri ?? "no address");
        return Task.FromResult("written to the log");
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    [LoggerMessage(LogLevel.Warning, "ALERT {Subject}: {Text} ({Address})")]
    private partial void LogAlert(string subject, string text, string address);
}
