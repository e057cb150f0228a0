namespace MongoliaDprk.Monitor.App.Tests;

/// <summary>A clock that stands still until it is told to move on.</summary>
internal sealed class FakeTime : TimeProvider
{
    private readonly Lock sync = new();
    private readonly List<FakeTimer> timers = [];
    private DateTimeOffset now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private TimeSpan wrong = TimeSpan.Zero;

    /// <summary>Timers of at most this length fire at once, and the clock is then as much later: pauses cost nothing.</summary>
    public TimeSpan SkipUpTo { get; init; } = TimeSpan.Zero;

    /// <summary>Some timer has still to fire.</summary>
    public bool HasTimer
    {
        get
        {
            lock (sync)
                return timers.Exists(t => t.Due < DateTimeOffset.MaxValue);
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (sync)
            return now + wrong;
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (sync)
            return now.Ticks;
    }

    /// <summary>Somebody sets the wall clock; time itself and timers go on.</summary>
    public void SetClock(TimeSpan by)
    {
        lock (sync)
            wrong += by;
    }

    public void Advance(TimeSpan by)
    {
        FakeTimer[] due;
        lock (sync)
        {
            now += by;
            due = [.. timers.Where(t => t.Due <= now).OrderBy(t => t.Due)];
            foreach (FakeTimer timer in due)
                timer.Due = DateTimeOffset.MaxValue;
        }

        foreach (FakeTimer timer in due)
            timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        FakeTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class FakeTimer(FakeTime time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; } = DateTimeOffset.MaxValue;

        // on another thread, like a real timer: the creator may not be ready for the callback yet
        public void Fire() => ThreadPool.QueueUserWorkItem(_ => callback(state));

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool skip = dueTime >= TimeSpan.Zero && dueTime <= time.SkipUpTo;
            lock (time.sync)
            {
                Due = dueTime < TimeSpan.Zero ? DateTimeOffset.MaxValue : time.now + dueTime;
                if (!time.timers.Contains(this))
                    time.timers.Add(this);
            }

            if (skip)
                time.Advance(dueTime);
            return true;
        }

        public void Dispose()
        {
            lock (time.sync)
                time.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
