using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace MongoliaDprk.Monitor.Tests.Soaking;

/// <summary>The monitor as processes of their own, with little memory, killed and started again; everything they log is kept.</summary>
/// <param name="program">monitor.dll.</param>
internal sealed class SoakPrograms(string program, string connectionString, string folder) : IAsyncDisposable
{
    private const long MostMemory = 512L << 20;

    private readonly ConcurrentQueue<string> log = new();
    private Process? serving;
    private Process? polling;

    public int Kills { get; private set; }

    /// <summary>Lines that only a fault of ours writes: an exception that nobody expected.</summary>
    public IEnumerable<string> Faults => log.Where(l => l.Contains("unexpected error", StringComparison.Ordinal) || l.Contains("Unhandled exception", StringComparison.Ordinal) || l.Contains("OutOfMemory", StringComparison.Ordinal) || l.Contains("| at MongoliaDprk", StringComparison.Ordinal));

    public IEnumerable<string> Log => log;

    /// <summary>What has ended is started again.</summary>
    public void Start()
    {
        Serve();
        if (polling is not { HasExited: false })
            polling = Start("poll");
    }

    /// <summary>The server alone.</summary>
    public void Serve()
    {
        if (serving is not { HasExited: false })
            serving = Start("serve");
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync(bool server)
    {
        Process? victim = server ? serving : polling;
        if (victim is not { HasExited: false })
            return;
        victim.Kill();
        await victim.WaitForExitAsync();
        Kills++;
    }

    /// <summary>Every source once more, to the end.</summary>
    public async Task PollAsync()
    {
        if (polling is { HasExited: false })
            await polling.WaitForExitAsync();
        using Process poll = Start("poll");
        await poll.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(10));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Process process in new[] { serving, polling }.OfType<Process>())
        {
            if (!process.HasExited)
                process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private Process Start(string command)
    {
        ProcessStartInfo start = new("dotnet", [program, command, "--database", connectionString, "--watchlist", folder, "--data", folder]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["DOTNET_GCHeapHardLimit"] = MostMemory.ToString("x", CultureInfo.InvariantCulture);
        start.Environment["Monitor__Fetching__AllowPrivateAddresses"] = "true";
        start.Environment["Monitor__Fetching__Timeout"] = "00:00:02";
        start.Environment["Monitor__Fetching__PauseAfterTooMany"] = "00:00:01";
        start.Environment["Monitor__Polling__SourcesAtOnce"] = "20";
        start.Environment["Monitor__Polling__FirstPollWithin"] = "00:00:10";
        start.Environment["Monitor__Web__Address"] = "http://127.0.0.1:0";
        Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    private void Keep(string? line)
    {
        if (line is not null)
            log.Enqueue(line);
    }
}
