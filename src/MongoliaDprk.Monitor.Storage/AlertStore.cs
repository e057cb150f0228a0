namespace MongoliaDprk.Monitor.Storage;

/// <summary>One alert that one channel has not accepted yet.</summary>
/// <param name="Key">What makes it the same alert again: kind, visit, stage.</param>
public sealed record PendingDelivery(long AlertId, string Channel, string Key, string Title, string Text, string? Address, DateTime CreatedAt, int Attempts);

/// <summary>Alerts and their deliveries: one (alert, channel) is accepted at most once.</summary>
public sealed class AlertStore(MonitorDatabase database, TimeProvider time)
{
    /// <summary>Deliveries that are due on the given channels, oldest first; those missing are created.</summary>
    public Task<IReadOnlyList<PendingDelivery>> DueAsync(IReadOnlyList<string> channels, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The channel has accepted the alert.</summary>
    public Task DeliveredAsync(PendingDelivery delivery, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The channel has refused; due again after a growing pause.</summary>
    public Task FailedAsync(PendingDelivery delivery, string error, CancellationToken cancellationToken) => throw new NotImplementedException();

    internal MonitorDatabase Database { get; } = database;
    internal TimeProvider Time { get; } = time;
}
