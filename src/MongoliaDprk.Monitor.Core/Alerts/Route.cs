namespace MongoliaDprk.Monitor.Core.Alerts;

/// <summary>What becomes of one alert on one channel.</summary>
public abstract record Route
{
    private Route()
    {
    }

    /// <summary>To be sent at once.</summary>
    public sealed record Now : Route;

    /// <summary>To be sent then: it is quiet until that moment.</summary>
    public sealed record At(DateTimeOffset Instant) : Route;

    /// <summary>Only the next digest tells it.</summary>
    public sealed record InDigest(string Reason) : Route;

    /// <summary>Not told; pages, feeds and the API show it all the same.</summary>
    public sealed record Unwanted(string Reason) : Route;
}
