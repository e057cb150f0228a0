namespace MongoliaDprk.Monitor.Core.Alerts;

/// <summary>The languages that alerts and digests can be worded in.</summary>
public static class AlertWords
{
    public static IReadOnlyList<string> Languages { get; } = ["en", "mn", "ko"];
}
