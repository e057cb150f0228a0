using Microsoft.EntityFrameworkCore;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>
/// Makes a transaction the only one that changes a thing until it ends, so that two nodes do not make two of it. On SQLite the
/// transaction itself is alone. Whoever needs both takes the stories first.
/// </summary>
internal static class SoleWriter
{
    private const long Ledger = 0x6D6F_6E69_746F_7202;
    private const long Stories = 0x6D6F_6E69_746F_7203;
    private const long SignIns = 0x6D6F_6E69_746F_7204;

    /// <summary>Two nodes must not open the same visit at once.</summary>
    public static Task OfLedgerAsync(MonitorDbContext context, CancellationToken cancellationToken) => LockAsync(context, Ledger, cancellationToken);

    /// <summary>Two nodes must not make two stories of two copies.</summary>
    public static Task OfStoriesAsync(MonitorDbContext context, CancellationToken cancellationToken) => LockAsync(context, Stories, cancellationToken);

    /// <summary>Tries to sign in are counted one after the other, however many come at once.</summary>
    public static Task OfSignInsAsync(MonitorDbContext context, CancellationToken cancellationToken) => LockAsync(context, SignIns, cancellationToken);

    private static Task LockAsync(MonitorDbContext context, long key, CancellationToken cancellationToken) =>
        context is PostgresMonitorDbContext
            ? context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancellationToken)
            : Task.CompletedTask;
}
