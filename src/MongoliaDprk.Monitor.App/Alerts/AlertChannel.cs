namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>One way to tell somebody something.</summary>
internal abstract class AlertChannel
{
    /// <summary>Stands in the database with each delivery; unique among the channels: <c>SUBSCRIBER/KIND</c>, or a name of its own for shared ones.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Returns when the other side has accepted the message. It may be handed in again, with the same key, when the program was killed before that
    /// was written down.
    /// </summary>
    /// <returns>What the other side answered, in one line without secrets.</returns>
    /// <exception cref="ChannelException">It refused or cannot be reached.</exception>
    public abstract Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}
