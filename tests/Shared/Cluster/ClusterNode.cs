using System.Diagnostics;
using System.Globalization;

namespace MongoliaDprk.Monitor.Tests.Cluster;

/// <summary>One <c>monitor serve</c> as a process of its own.</summary>
internal sealed class ClusterNode : IDisposable
{
    private readonly Process process;
    private readonly StreamWriter log;

    private ClusterNode(Process process, StreamWriter log)
    {
        this.process = process;
        this.log = log;
        process.OutputDataReceived += (_, line) => Write(line.Data);
        process.ErrorDataReceived += (_, line) => Write(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasExited => process.HasExited;

    /// <param name="shift">What its clock is wrong by; only with <paramref name="clock"/>.</param>
    /// <param name="clock">See <see cref="ShiftedClock"/>; null = its clock is right.</param>
    public static ClusterNode Start(string program, string database, string watchlist, string log, int shift, string? clock)
    {
        ProcessStartInfo start = new("dotnet", [program, "serve", "--database", database, "--watchlist", watchlist, "--data", Path.GetDirectoryName(log)!])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["Monitor__Web__Address"] = "http://127.0.0.1:0";
        start.Environment["Monitor__Fetching__AllowPrivateAddresses"] = "true";
        start.Environment["Monitor__Polling__FirstPollWithin"] = "00:00:05";
        start.Environment["Monitor__Polling__SourcesAtOnce"] = "20";
        if (clock is not null && shift != 0)
        {
            start.Environment["LD_PRELOAD"] = clock;
            start.Environment["CLOCK_SHIFT"] = shift.ToString(CultureInfo.InvariantCulture);
        }

        return new ClusterNode(Process.Start(start)!, new StreamWriter(log, append: true) { AutoFlush = true });
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGSTOP: it does nothing and does not know it, its connections stay open.</summary>
    public Task StopAsync() => TestProcess.RunAsync("kill", ["-STOP", process.Id.ToString(CultureInfo.InvariantCulture)]);

    public Task ContinueAsync() => TestProcess.RunAsync("kill", ["-CONT", process.Id.ToString(CultureInfo.InvariantCulture)]);

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
        lock (log)
            log.Dispose();
    }

    private void Write(string? line)
    {
        lock (log)
        {
            if (line is not null && log.BaseStream is { CanWrite: true })
                log.WriteLine(line);
        }
    }
}
