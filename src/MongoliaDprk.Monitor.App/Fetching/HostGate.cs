using System.Collections.Concurrent;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Lets one request at a time through to a host, with a pause after each, and none while the host wants to be left alone. Thread-safe.</summary>
/// <remarks>Pauses are measured, not read off the wall clock: a clock that is set back or forward makes none longer or shorter.</remarks>
internal sealed class HostGate(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Host> hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// What counts as one host: the same name on http, https, other ports and with or without <c>www.</c> is the same machine to be spared.
    /// On this machine itself each port is a program of its own.
    /// </summary>
    public static string ServerOf(Uri address)
    {
        if (address.IsLoopback)
            return address.Authority;
        string host = address.IdnHost.TrimEnd('.');
        return host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
    }

    /// <summary>Waits for the host's turn. Dispose the pass when the answer was read.</summary>
    /// <param name="server">As <see cref="ServerOf"/> tells.</param>
    /// <param name="delay">Pause since the end of the last request.</param>
    public async Task<Pass> EnterAsync(string server, TimeSpan delay, CancellationToken cancellationToken)
    {
        Host host = hosts.GetOrAdd(server, _ => new Host());
        await host.Turn.WaitAsync(cancellationToken);
        try
        {
            if (host.LastEnd is { } last && delay - time.GetElapsedTime(last) is { Ticks: > 0 } rest)
                await Task.Delay(rest, time, cancellationToken);
        }
        catch
        {
            host.Turn.Release();
            throw;
        }

        return new Pass(host, time);
    }

    /// <summary>How long the host still wants to be left alone, or null when it does not.</summary>
    public TimeSpan? PauseLeft(string server) =>
        hosts.TryGetValue(server, out Host? host) && host.Pause is { } pause && pause.Length - time.GetElapsedTime(pause.Since) is { Ticks: > 0 } rest ? rest : null;

    /// <summary>The right to send one request.</summary>
    internal sealed class Pass(Host host, TimeProvider time) : IDisposable
    {
        /// <summary>Nobody asks this host before the time is over.</summary>
        public void Pause(TimeSpan duration) => host.Pause = new HostPause(time.GetTimestamp(), duration);

        public void Dispose()
        {
            host.LastEnd = time.GetTimestamp();
            host.Turn.Release();
        }
    }

    internal sealed class Host
    {
        private volatile HostPause? pause;

        public SemaphoreSlim Turn { get; } = new(1);

        /// <summary>When the last answer was read, as a timestamp; only touched by who holds the turn.</summary>
        public long? LastEnd { get; set; }

        /// <summary>The last pause that the host asked for, or null.</summary>
        public HostPause? Pause
        {
            get => pause;
            set => pause = value;
        }
    }

    /// <summary>A time to leave a host alone.</summary>
    /// <param name="Since">Timestamp.</param>
    internal sealed record HostPause(long Since, TimeSpan Length);
}
