using System.Diagnostics;

namespace MongoliaDprk.Monitor.Tests.Cluster;

/// <summary>How one host was asked, as it saw it itself. Thread-safe.</summary>
internal sealed class HostLog
{
    private readonly Lock sync = new();
    private int running;
    private long? lastEnd;
    private TimeSpan shortest = TimeSpan.MaxValue;
    private int requests;

    public int Requests
    {
        get
        {
            lock (sync)
                return requests;
        }
    }

    /// <summary>Shortest time between the end of an answer and the next request; negative = two at once; the longest possible = there were no two.</summary>
    public TimeSpan Shortest
    {
        get
        {
            lock (sync)
                return shortest;
        }
    }

    public void Begin()
    {
        lock (sync)
        {
            requests++;
            TimeSpan pause = running++ > 0 ? TimeSpan.FromTicks(-1) : lastEnd is { } end ? Stopwatch.GetElapsedTime(end) : TimeSpan.MaxValue;
            shortest = pause < shortest ? pause : shortest;
        }
    }

    public void End()
    {
        lock (sync)
        {
            running--;
            lastEnd = Stopwatch.GetTimestamp();
        }
    }
}
