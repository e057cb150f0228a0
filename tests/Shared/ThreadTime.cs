using System.Runtime.InteropServices;

namespace MongoliaDprk.Monitor.Tests;

/// <summary>CPU time of the current thread: neither other programs nor other threads count. Linux (clock_gettime(2)).</summary>
internal static class ThreadTime
{
    private const int ThreadClock = 3; // CLOCK_THREAD_CPUTIME_ID

    public static TimeSpan Now() => Read(ThreadClock, out Moment now) == 0
        ? TimeSpan.FromTicks((now.Seconds * TimeSpan.TicksPerSecond) + (now.Nanoseconds / TimeSpan.NanosecondsPerTick))
        : throw new InvalidOperationException("the clock of the thread cannot be read");

    /// <summary>What an action takes.</summary>
    public static TimeSpan Of(Action action)
    {
        TimeSpan before = Now();
        action();
        return Now() - before;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int Read(int clock, out Moment now);

    private readonly struct Moment
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
