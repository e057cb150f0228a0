using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;
using Quartz;

namespace MongoliaDprk.Monitor.App.Readiness;

/// <summary>Whether the monitor does its work: the database answers and is of this program, the scheduler runs, sources are polled.</summary>
/// <param name="schedulers">Null = this process has none.</param>
internal sealed class ReadinessCheck(MonitorDatabase database, SourceQueries sources, Watchlist watchlist, TimeProvider time, ISchedulerFactory? schedulers = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>For so long an answer is given again: anybody may ask.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    private readonly DateTime started = time.GetUtcNow().UtcDateTime;
    private readonly SemaphoreSlim turn = new(1);
    private (long At, IReadOnlyList<Fault> Faults)? last;

    /// <summary>All that is wrong; empty = ready.</summary>
    public async Task<IReadOnlyList<Fault>> FaultsAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (last is not { } known || time.GetElapsedTime(known.At) >= Kept)
                last = known = (time.GetTimestamp(), await LookAsync(cancellationToken));
            return known.Faults;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<IReadOnlyList<Fault>> LookAsync(CancellationToken cancellationToken)
    {
        List<Fault> faults = [];
        try
        {
            faults.AddRange(await DatabaseAsync(cancellationToken).WaitAsync(Patience, cancellationToken));
        }
        catch (TimeoutException)
        {
            faults.Add(new Fault("database", $"the database {database.Name} has not answered for {Patience.TotalSeconds:0} seconds"));
        }
        catch (Exception e) when (DatabaseFaults.Is(e))
        {
            faults.Add(new Fault("database", DatabaseFaults.Why(e)));
        }

        if (await SchedulerAsync(cancellationToken) is { } stopped)
            faults.Add(stopped);
        return faults;
    }

    private async Task<IEnumerable<Fault>> DatabaseAsync(CancellationToken cancellationToken)
    {
        if (await database.PendingMigrationsAsync(cancellationToken) is not 0 and var pending)
            return [new Fault("migrations", pending is null ? $"there is no database {database.Name}" : $"{pending} migrations are still to be applied: `monitor migrate`")];
        IReadOnlyDictionary<string, SourceState> states = await sources.StatesAsync(cancellationToken);
        PollTime[] polled = [.. watchlist.Sources.Where(s => s.Enabled).Select(s => states.TryGetValue(s.Id, out SourceState? state) ? new PollTime(state.LastPoll, state.NextPoll) : new PollTime(null, null))];
        return ReadinessRules.Polls(polled, started, time.GetUtcNow().UtcDateTime) is { } late ? [late] : [];
    }

    private async Task<Fault?> SchedulerAsync(CancellationToken cancellationToken)
    {
        if (schedulers is null)
            return new Fault("scheduler", "this process has no scheduler");
        IScheduler scheduler = await schedulers.GetScheduler(cancellationToken);
        return scheduler.Status == SchedulerStatus.Running ? null : new Fault("scheduler", "the scheduler is not running");
    }
}
