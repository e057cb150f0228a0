using System.Globalization;

namespace MongoliaDprk.Monitor.App.Importing;

/// <summary>How far several files are read, with rate and time left: one line on stderr, drawn only on a terminal.</summary>
/// <param name="total">Bytes of all files.</param>
internal sealed class ImportProgress(long total, TimeProvider time) : IDisposable
{
    private const int Width = 24;
    private const string EraseLine = "\r\u001b[K";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly bool shown = !Console.IsErrorRedirected && total > 0;
    private readonly Lock gate = new();
    private readonly long began = time.GetTimestamp();
    private long done;
    private long drawn;

    /// <param name="bytes">Read since the last call.</param>
    public void Step(string name, long bytes)
    {
        lock (gate)
        {
            done = Math.Min(total, done + bytes);
            if (!shown || (drawn != 0 && time.GetElapsedTime(drawn) < Pause))
                return;
            drawn = time.GetTimestamp();
            Console.Error.Write(EraseLine + Line(name, done, total, time.GetElapsedTime(began)));
        }
    }

    public void Dispose()
    {
        if (shown)
            Console.Error.Write(EraseLine);
    }

    /// <summary>The line as it is drawn.</summary>
    internal static string Line(string name, long done, long total, TimeSpan took)
    {
        int filled = (int)(Width * done / total);
        double rate = took > TimeSpan.Zero ? done / took.TotalSeconds : 0;
        string left = rate > 0 ? $", {Duration(TimeSpan.FromSeconds((total - done) / rate))} left" : "";
        return string.Create(CultureInfo.InvariantCulture, $"importing [{new string('#', filled)}{new string('.', Width - filled)}] {100.0 * done / total:F0} % {rate / 1e6:F1} MB/s{left} {name}");
    }

    private static string Duration(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):F0} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:F0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:F1} h"),
    };
}
