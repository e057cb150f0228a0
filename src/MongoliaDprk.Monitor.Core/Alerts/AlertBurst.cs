namespace MongoliaDprk.Monitor.Core.Alerts;

/// <summary>Keeps a flood of alerts from becoming a flood of messages.</summary>
public static class AlertBurst
{
    /// <summary>Messages that one channel gets singly within <see cref="Window"/>.</summary>
    public const int Most = 10;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>True = what is due must go out as one summary.</summary>
    /// <param name="due">Alerts due on the channel.</param>
    /// <param name="sentLately">Messages that went out on it; a summary counts once.</param>
    public static bool IsBurst(int due, IEnumerable<DateTimeOffset> sentLately, DateTimeOffset now, int most = Most) =>
        due > 1 && due + sentLately.Count(at => at > now - Window) > most;
}
