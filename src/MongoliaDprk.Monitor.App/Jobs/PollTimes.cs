using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MongoliaDprk.Monitor.App.Jobs;

/// <summary>When sources are polled: each at its own place in its interval, the same after every start and on every node.</summary>
internal static class PollTimes
{
    /// <summary>The first instant of the source's regular rhythm after <paramref name="now"/>.</summary>
    /// <param name="every">Interval, more than zero.</param>
    public static DateTimeOffset Regular(string sourceId, TimeSpan every, DateTimeOffset now)
    {
        long phase = Spread(sourceId, every).Ticks;
        long rest = (phase - (now.UtcTicks % every.Ticks) + every.Ticks) % every.Ticks;
        return now.AddTicks(rest == 0 ? every.Ticks : rest);
    }

    /// <summary>The one early poll after a start, at the source's place in <paramref name="within"/>.</summary>
    public static DateTimeOffset First(string sourceId, TimeSpan within, DateTimeOffset now) => now + Spread(sourceId, within);

    private static TimeSpan Spread(string sourceId, TimeSpan over)
    {
        uint hash = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(sourceId)));
        return TimeSpan.FromMilliseconds((long)(over.TotalMilliseconds * (hash / 4294967296.0)));
    }
}
