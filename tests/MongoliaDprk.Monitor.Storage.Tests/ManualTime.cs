namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>A clock that a test turns by hand.</summary>
internal sealed class ManualTime : TimeProvider
{
    public DateTime Now { get; set; } = new(2024, 3, 15, 12, 0, 0, DateTimeKind.Utc);

    public override DateTimeOffset GetUtcNow() => new(Now);
}
