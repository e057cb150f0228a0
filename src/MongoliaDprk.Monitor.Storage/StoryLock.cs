using Microsoft.EntityFrameworkCore;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Whoever looks for an article's story is alone until its transaction ends: two nodes must not make two stories of two copies.</summary>
internal static class StoryLock
{
    private const long Key = 0x6D6F_6E69_746F_7203;

    /// <summary>On SQLite the transaction itself is alone. Always taken before <see cref="LedgerLock"/>.</summary>
    public static Task TakeAsync(MonitorDbContext context, CancellationToken cancellationToken) =>
        context is PostgresMonitorDbContext
            ? context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Key})", cancellationToken)
            : Task.CompletedTask;
}
