using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Writes the alerts that no article brings but the passing of time: what was due and did not come. Any number of times, from any number of nodes.</summary>
public sealed class TimeAlerts(MonitorDatabase database, Watchlist watchlist, TimeProvider time)
{
    private readonly OverdueAlerts overdue = new(watchlist);
    private readonly ExpectedAlerts expected = new(watchlist);
    private readonly SilenceAlerts silence = new(watchlist);

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        await RunAsync(context => overdue.AddAsync(context, now, cancellationToken), cancellationToken);
        await RunAsync(context => expected.AddAsync(context, now, cancellationToken), cancellationToken);
        await RunAsync(context => silence.AddAsync(context, now, cancellationToken), cancellationToken);
    }

    /// <summary>Nodes take turns, so that what one has told the next one sees.</summary>
    private Task RunAsync(Func<MonitorDbContext, Task> add, CancellationToken cancellationToken) => database.Writer.WriteAsync(async context =>
    {
        await SoleWriter.OfLedgerAsync(context, cancellationToken);
        await add(context);
        await context.SaveChangesAsync(cancellationToken);
    }, cancellationToken);
}
