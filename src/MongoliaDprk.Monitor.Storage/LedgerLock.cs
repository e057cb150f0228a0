using Microsoft.EntityFrameworkCore;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Whoever changes the ledger of visits is alone until its transaction ends: two nodes must not open the same visit at once.</summary>
internal static class LedgerLock
{
    private const long Key = 0x6D6F_6E69_746F_7202;

    /// <summary>On SQLite the transaction itself is alone.</summary>
    public static Task TakeAsync(MonitorDbContext context, CancellationToken cancellationToken) =>
        context is PostgresMonitorDbContext
            ? context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Key})", cancellationToken)
            : Task.CompletedTask;
}
