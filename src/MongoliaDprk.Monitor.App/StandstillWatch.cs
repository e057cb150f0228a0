namespace MongoliaDprk.Monitor.App;

/// <summary>
/// Notices that this process stood still: it was stopped, its container frozen, its machine asleep. Others may have taken over meanwhile what it was
/// at, so whoever does something outside asks before it does.
/// </summary>
internal sealed class StandstillWatch : IDisposable
{
    /// <summary>Shorter than the time after which other nodes take over anything; long enough for a machine that is merely busy.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private readonly ManualResetEventSlim ended = new();
    private long seen;
    private DateTimeOffset seenAt;
    private int absences;

    /// <param name="time">Of this machine, not of the database.</param>
    /// <param name="beat">False = nothing looks by itself, for tests.</param>
    public StandstillWatch(TimeProvider time, bool beat = true)
    {
        this.time = time;
        (seen, seenAt) = (time.GetTimestamp(), time.GetUtcNow());
        // a thread of its own: the pool may be busy for longer
        if (beat)
            new Thread(KeepLooking) { IsBackground = true, Name = "standstill watch" }.Start();
    }

    /// <summary>A stretch of time in which this process is to be there without a break.</summary>
    public Stay Begin() => new(this, Look());

    public void Dispose() => ended.Set();

    private void KeepLooking()
    {
        while (!ended.Wait(Beat))
            Look();
    }

    /// <summary>Whoever looks first after a standstill notices it; so it does not matter which thread runs first again.</summary>
    /// <returns>How often the process has stood still.</returns>
    private int Look()
    {
        lock (gate)
        {
            long now = time.GetTimestamp();
            DateTimeOffset at = time.GetUtcNow();
            // the monotonic clock stands still while a machine sleeps: the other one tells; if it was only set, nothing is lost
            if (time.GetElapsedTime(seen, now) > Limit || at - seenAt > Limit)
                absences++;
            (seen, seenAt) = (now, at);
            return absences;
        }
    }

    /// <summary>See <see cref="Begin"/>.</summary>
    internal sealed class Stay(StandstillWatch watch, int absences)
    {
        /// <summary>The process stood still since this began.</summary>
        public bool IsBroken => watch.Look() != absences;
    }
}
