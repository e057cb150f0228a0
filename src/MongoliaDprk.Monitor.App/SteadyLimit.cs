namespace MongoliaDprk.Monitor.App;

/// <summary>
/// A time limit that begins again after a standstill of the whole process. Else an answer that came meanwhile would be thrown away unread, and what
/// the other side has accepted would be sent once more.
/// </summary>
internal sealed class SteadyLimit : IDisposable
{
    private readonly CancellationTokenSource over = new();
    private readonly TimeSpan limit;
    private readonly ITimer timer;
    private StandstillWatch.Stay? stay;

    /// <param name="stay">Begun before the limit; null = the time counts, whatever happened.</param>
    public SteadyLimit(TimeSpan limit, StandstillWatch.Stay? stay, TimeProvider time)
    {
        this.limit = limit;
        this.stay = stay;
        timer = time.CreateTimer(_ => End(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled when the time is up.</summary>
    public CancellationToken Token => over.Token;

    public void Dispose()
    {
        timer.Dispose();
        over.Dispose();
    }

    private void End()
    {
        try
        {
            if (stay is { IsBroken: true })
            {
                stay = null;
                timer.Change(limit, Timeout.InfiniteTimeSpan);
            }
            else
                over.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // what was limited has ended
        }
    }
}
