namespace MongoliaDprk.Monitor.App.Replay;

/// <summary>A clock that stands where it was put.</summary>
internal sealed class ReplayClock : TimeProvider
{
    private DateTimeOffset now = DateTimeOffset.UnixEpoch;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Puts it to a later instant; an earlier one leaves it.</summary>
    public void Reach(DateTimeOffset instant) => now = instant > now ? instant : now;
}
