using System.Runtime.InteropServices;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>CPU time of the current thread: neither other programs nor the runtime's own threads count. Linux (clock_gettime(2)).</summary>
internal static partial class ThreadTime
{
    private const int ThreadClock = 3; // CLOCK_THREAD_CPUTIME_ID

    public static TimeSpan Now() => Read(ThreadClock, out Moment now) == 0
        ? TimeSpan.FromTicks((now.Seconds * TimeSpan.TicksPerSecond) + (now.Nanoseconds / TimeSpan.NanosecondsPerTick))
        : throw new InvalidOperationException("the clock of the thread cannot be read");

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int Read(int clock, out Moment now);

    private readonly struct Moment
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
