using System.Collections.Concurrent;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Lets one request at a time through to a host, with a pause after each, and none while the host wants to be left alone. Thread-safe.</summary>
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
            if (host.LastEnd is { } last && last + delay - time.GetUtcNow() is { Ticks: > 0 } rest)
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
        hosts.TryGetValue(server, out Host? host) && host.PausedUntil - time.GetUtcNow() is { Ticks: > 0 } rest ? rest : null;

    /// <summary>The right to send one request.</summary>
    internal sealed class Pass(Host host, TimeProvider time) : IDisposable
    {
        /// <summary>Nobody asks this host before the time is over.</summary>
        public void Pause(TimeSpan duration) => host.PausedUntil = time.GetUtcNow() + duration;

        public void Dispose()
        {
            host.LastEnd = time.GetUtcNow();
            host.Turn.Release();
        }
    }

    internal sealed class Host
    {
        private long pausedUntil = DateTimeOffset.MinValue.UtcTicks;

        public SemaphoreSlim Turn { get; } = new(1);

        /// <summary>When the last answer was read; only touched by who holds the turn.</summary>
        public DateTimeOffset? LastEnd { get; set; }

        public DateTimeOffset PausedUntil
        {
            get => new(Volatile.Read(ref pausedUntil), TimeSpan.Zero);
            set => Volatile.Write(ref pausedUntil, value.UtcTicks);
        }
    }
}
