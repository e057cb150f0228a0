using System.Collections.Concurrent;
using MongoliaDprk.Monitor.Core.Links;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Lets one request at a time through to a host, with a pause after each, and none while the host wants to be left alone. Thread-safe.</summary>
/// <remarks>
/// Pauses are measured, not read off the wall clock: a clock that is set back or forward makes none longer or shorter. Where other nodes ask the same
/// hosts, all of them take turns in their database; requests of this process queue here before.
/// </remarks>
/// <param name="turns">Shared with other nodes; null = this process is alone.</param>
/// <param name="longest">No request takes longer.</param>
internal sealed class HostGate(TimeProvider time, HostTurns? turns, TimeSpan longest)
{
    /// <summary>Between two looks at a host that another node is asking.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>For what a busy machine needs besides the request: a turn that is held so much longer than it may last was a killed node's.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Host> hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly string node = Guid.NewGuid().ToString("N");

    /// <summary>
    /// What counts as one host: the same name on http, https, other ports and with or without <c>www.</c> is the same machine to be spared.
    /// On this machine itself each port is a program of its own.
    /// </summary>
    public static string ServerOf(Uri address)
    {
        if (address.IsLoopback)
            return address.Authority;
        string host = LinkHost.Name(address);
        return host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
    }

    /// <summary>Waits for the host's turn. Dispose the pass when the answer was read.</summary>
    /// <param name="server">As <see cref="ServerOf"/> tells.</param>
    /// <param name="delay">Pause since the end of the last request.</param>
    /// <exception cref="DatabaseException">The other nodes cannot be asked.</exception>
    public async Task<Pass> EnterAsync(string server, TimeSpan delay, CancellationToken cancellationToken)
    {
        Host host = hosts.GetOrAdd(server, s => new Host(s));
        await host.Turn.WaitAsync(cancellationToken);
        try
        {
            TimeSpan? pause = turns is null ? await WaitAsync(host, delay, cancellationToken) : await WaitAsync(turns, host, delay, cancellationToken);
            return new Pass(this, host, pause);
        }
        catch
        {
            host.Turn.Release();
            throw;
        }
    }

    /// <returns>How long the host still wants to be left alone, or null when it does not.</returns>
    private async Task<TimeSpan?> WaitAsync(Host host, TimeSpan delay, CancellationToken cancellationToken)
    {
        if (host.LastEnd is { } last && delay - time.GetElapsedTime(last) is { Ticks: > 0 } rest)
            await Task.Delay(rest, time, cancellationToken);
        return host.Pause is { } pause && pause.Length - time.GetElapsedTime(pause.Since) is { Ticks: > 0 } left ? left : null;
    }

    /// <inheritdoc cref="WaitAsync(Host, TimeSpan, CancellationToken)"/>
    private async Task<TimeSpan?> WaitAsync(HostTurns shared, Host host, TimeSpan delay, CancellationToken cancellationToken)
    {
        while (true)
        {
            long asked = time.GetTimestamp();
            if (await shared.TakeAsync(host.Server, node, delay, longest + Margin, cancellationToken) is not { } turn)
            {
                await Task.Delay(Look, time, cancellationToken);
                continue;
            }

            if (turn.Pause is not null)
                return turn.Pause;
            if (turn.Wait > TimeSpan.Zero && !await TryWaitAsync(turn.Wait, cancellationToken))
            {
                await shared.GiveBackAsync(host.Server, node, null, CancellationToken.None);
                cancellationToken.ThrowIfCancellationRequested();
            }

            // who slept through the turn itself has lost it
            if (time.GetElapsedTime(asked) < turn.Wait + (Margin / 2))
                return null;
        }
    }

    /// <returns>False = it was cancelled.</returns>
    private async Task<bool> TryWaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(wait, time, cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task LeaveAsync(Host host, TimeSpan? pause)
    {
        try
        {
            host.LastEnd = time.GetTimestamp();
            if (pause is { } length)
                host.Pause = new HostPause(time.GetTimestamp(), length);
            if (turns is not null)
                await turns.GiveBackAsync(host.Server, node, pause, CancellationToken.None);
        }
        finally
        {
            host.Turn.Release();
        }
    }

    /// <summary>The right to send one request.</summary>
    internal sealed class Pass(HostGate gate, Host host, TimeSpan? pauseLeft) : IAsyncDisposable
    {
        private TimeSpan? pause;

        /// <summary>How long the host still wants to be left alone: it must not be asked. Null = it may.</summary>
        public TimeSpan? PauseLeft => pauseLeft;

        /// <summary>Nobody asks this host before the time is over.</summary>
        public void Pause(TimeSpan duration) => pause = duration;

        public async ValueTask DisposeAsync() => await gate.LeaveAsync(host, pause);
    }

    /// <summary>Only touched by who holds the turn.</summary>
    internal sealed class Host(string server)
    {
        public string Server => server;

        public SemaphoreSlim Turn { get; } = new(1);

        /// <summary>When the last answer was read, as a timestamp.</summary>
        public long? LastEnd { get; set; }

        /// <summary>The last pause that the host asked for, or null.</summary>
        public HostPause? Pause { get; set; }
    }

    /// <summary>A time to leave a host alone.</summary>
    /// <param name="Since">Timestamp.</param>
    internal sealed record HostPause(long Since, TimeSpan Length);
}
