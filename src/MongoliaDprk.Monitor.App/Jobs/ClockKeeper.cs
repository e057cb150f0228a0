using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Jobs;

/// <summary>Keeps the clock of this node with that of the database.</summary>
internal sealed partial class ClockKeeper(DatabaseTime clock, MonitorDatabase database, ILogger<ClockKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await clock.SetAsync(database, stoppingToken);
            }
            catch (DatabaseException e)
            {
                LogNotSet(e.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "the database cannot be asked for the time, the clock goes on by itself: {Reason}")]
    private partial void LogNotSet(string reason);
}
