namespace MongoliaDprk.Monitor.App.Demo;

/// <summary>A clock that runs as fast as the real one but starts at noon UTC of today, so that "today" holds the same articles whenever the demonstration is run.</summary>
internal sealed class DemoClock : TimeProvider
{
    private readonly TimeSpan ahead;

    public DemoClock()
    {
        DateTimeOffset now = System.GetUtcNow();
        Start = now.UtcDateTime.Date.AddHours(12);
        ahead = Start - now.UtcDateTime;
    }

    /// <summary>The instant at which the demonstration starts, UTC.</summary>
    public DateTime Start { get; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
