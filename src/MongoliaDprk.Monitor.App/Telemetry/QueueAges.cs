using MongoliaDprk.Monitor.App.Readiness;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Telemetry;

/// <summary>Looks how long what is due has been waiting, as long as somebody is told: only registered where telemetry is sent.</summary>
internal sealed partial class QueueAges(Watchlist watchlist, SourceQueries sources, AlertQueries alerts, TimeProvider time, ILogger<QueueAges> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private static double source, delivery;

    /// <summary>Seconds, as of the last look.</summary>
    public static double Source => Volatile.Read(ref source);

    /// <inheritdoc cref="Source"/>
    public static double Delivery => Volatile.Read(ref delivery);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Every, time);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (DatabaseFaults.Is(e))
            {
                LogNotRead(DatabaseFaults.Why(e));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        IReadOnlyDictionary<string, SourceState> states = await sources.StatesAsync(cancellationToken);
        DateTime? due = watchlist.Sources.Where(s => s.Enabled).Min(s => states.GetValueOrDefault(s.Id)?.NextPoll);
        Volatile.Write(ref source, Age(due, now));
        Volatile.Write(ref delivery, Age(await alerts.OldestDueAsync(now, cancellationToken), now));
    }

    private static double Age(DateTime? since, DateTime now) => since is { } at && at < now ? (now - at).TotalSeconds : 0;

    [LoggerMessage(LogLevel.Warning, "the ages of the queues cannot be read: {Reason}")]
    private partial void LogNotRead(string reason);
}
