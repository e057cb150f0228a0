using System.Runtime.InteropServices;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>
/// Ctrl-C and SIGTERM as a cancellation token: a command ends cleanly. What has not ended in time – the scheduler waits long for a
/// database that is gone – is ended hard, and so it is by a second signal: what is stored is never half-written.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private Timer? hardEnd;

    public StopSignal() =>
        registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT }.Select(s => PosixSignalRegistration.Create(s, Stop))];

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        hardEnd?.Dispose();
        foreach (PosixSignalRegistration registration in registrations)
            registration.Dispose();
        source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        if (source.IsCancellationRequested)
            return;
        context.Cancel = true;
        hardEnd = new Timer(_ => EndHard(), null, Patience, Timeout.InfiniteTimeSpan);
        source.Cancel();
    }

    private static void EndHard()
    {
        Console.Error.WriteLine("monitor: did not end in time and is ended now; what was not stored is done at the next start");
        Environment.Exit(Failure.Failed);
    }
}
