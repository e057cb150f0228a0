namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>
/// A channel did not accept a message; the text says why in one line and holds no secret: neither passwords nor addresses with a token in them.
/// </summary>
/// <param name="permanent">The same message would be refused again: an unknown recipient, a deleted webhook. It is tried again all the same, but rarely.</param>
/// <param name="retryAfter">How long the other side asked to be left alone; null = it did not say.</param>
internal sealed class ChannelException(string message, bool permanent = false, TimeSpan? retryAfter = null, Exception? inner = null) : Exception(message, inner)
{
    public bool Permanent { get; } = permanent;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>The other side surely has not taken it. False = it may have: the answer was lost or does not tell.</summary>
    public bool SurelyRefused { get; init; } = permanent;

    /// <summary>This process stood still before the message left: another node may have sent it.</summary>
    public static ChannelException StoodStill() => new("this process stood still for a while; another may have sent the message meanwhile") { SurelyRefused = true };

    /// <summary>Recipients that have accepted it all the same; the next attempt is for the others only.</summary>
    public IReadOnlyList<string> Reached { get; init; } = [];
}
