using System.Diagnostics;
using System.Globalization;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>What one run of a program took. Processor time and peak memory are those the kernel counted for the process (Linux).</summary>
/// <param name="PeakMb">Most memory resident at a time, in MB.</param>
internal sealed record MeasuredRun(TimeSpan Wall, TimeSpan Processor, double PeakMb, int ExitCode);

internal static class MeasuredProcess
{
    private const double TicksPerSecond = 100; // USER_HZ, the same on every Linux

    public static async Task<MeasuredRun> RunAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string log)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        Stopwatch watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task exit = process.WaitForExitAsync();
        (TimeSpan processor, double peak) = (TimeSpan.Zero, 0);
        while (await Task.WhenAny(exit, Task.Delay(20)) != exit)
            (processor, peak) = Look(process.Id) ?? (processor, peak);
        TimeSpan wall = watch.Elapsed;
        await File.WriteAllTextAsync(log, await output + await errors);
        return new MeasuredRun(wall, processor, peak, process.ExitCode);
    }

    /// <summary>Null when the process is no more.</summary>
    private static (TimeSpan Processor, double PeakMb)? Look(int id)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{id}/stat");
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            double ticks = double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture);
            string? peak = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return peak is null ? null : (TimeSpan.FromSeconds(ticks / TicksPerSecond), double.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
