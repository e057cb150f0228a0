namespace MongoliaDprk.Monitor.Tests.Cluster;

/// <summary>
/// A library that shifts the wall clock of one process, made with the machine's C compiler: the program itself has no such switch, and everything in it,
/// the runtime and the scheduler too, sees the wrong time.
/// </summary>
internal static class ShiftedClock
{
    private const string Source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <stdlib.h>
        #include <sys/time.h>
        #include <time.h>
        static long shift(void) { const char *s = getenv("CLOCK_SHIFT"); return s ? atol(s) : 0; }
        int clock_gettime(clockid_t id, struct timespec *t) {
            static int (*real)(clockid_t, struct timespec *);
            if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
            int r = real(id, t);
            if (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE) t->tv_sec += shift();
            return r;
        }
        int gettimeofday(struct timeval *t, void *z) {
            struct timespec s;
            int r = clock_gettime(CLOCK_REALTIME, &s);
            t->tv_sec = s.tv_sec;
            t->tv_usec = s.tv_nsec / 1000;
            return r;
        }
        time_t time(time_t *t) {
            struct timespec s;
            clock_gettime(CLOCK_REALTIME, &s);
            if (t) *t = s.tv_sec;
            return s.tv_sec;
        }
        """;

    /// <returns>Its path, or null where there is no compiler.</returns>
    public static async Task<string?> BuildAsync(string folder)
    {
        string source = Path.Combine(folder, "clock.c"), library = Path.Combine(folder, "clock.so");
        await File.WriteAllTextAsync(source, Source);
        return OperatingSystem.IsLinux() && await TestProcess.SucceedsAsync("cc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]) ? library : null;
    }
}
