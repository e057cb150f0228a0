using Microsoft.EntityFrameworkCore;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>
/// The clock that all nodes of one PostgreSQL share: that of the database, carried on by this machine's monotonic clock. So leases, pauses and the
/// scheduler's check-ins mean the same on every node, however wrong its own clock is. On SQLite, and before it is set: the clock of this machine.
/// </summary>
/// <param name="machine">The clock of this machine.</param>
public sealed class DatabaseTime(TimeProvider machine) : TimeProvider
{
    private volatile Reading? reading;

    public override DateTimeOffset GetUtcNow() => reading is { } r ? r.At + GetElapsedTime(r.Timestamp) : machine.GetUtcNow();

    /// <summary>Asks the database what time it is; to be repeated now and then, because quartz drifts and machines sleep.</summary>
    /// <exception cref="DatabaseException">The database cannot be asked: the last answer goes on.</exception>
    public async Task SetAsync(MonitorDatabase database, CancellationToken cancellationToken)
    {
        if (database.Kind == DatabaseKind.Sqlite)
            return;
        try
        {
            await using MonitorDbContext context = database.Read();
            await context.Database.OpenConnectionAsync(cancellationToken); // connecting may take long: only the question is timed
            long asked = GetTimestamp();
            DateTime at = await context.Database.SqlQuery<DateTime>($"""SELECT clock_timestamp() AS "Value" """).SingleAsync(cancellationToken);
            reading = new Reading(asked, new DateTimeOffset(at.ToUniversalTime(), TimeSpan.Zero) + (GetElapsedTime(asked) / 2));
        }
        catch (Exception e) when (DatabaseErrors.Explain(database, e) is { } explained)
        {
            throw explained;
        }
    }

    /// <param name="Timestamp">Of the monotonic clock, when it was <paramref name="At"/>.</param>
    private sealed record Reading(long Timestamp, DateTimeOffset At);
}
