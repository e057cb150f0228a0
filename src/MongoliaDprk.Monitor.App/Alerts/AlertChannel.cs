using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>One way to tell somebody of an alert.</summary>
internal abstract class AlertChannel
{
    /// <summary>Stands in the database with each delivery; unique among the channels.</summary>
    public abstract string Name { get; }

    /// <summary>Returns when the channel has accepted the alert. It may be handed in again when the program was killed before that was written down.</summary>
    /// <exception cref="AlertException">The channel has refused or cannot be reached.</exception>
    public abstract Task SendAsync(PendingDelivery delivery, CancellationToken cancellationToken);
}

/// <summary>A channel did not accept an alert; the message says why in one line.</summary>
internal sealed class AlertException(string message, Exception? inner = null) : Exception(message, inner);
