using Microsoft.EntityFrameworkCore;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>
/// EF Core marks a running migration of SQLite by a row, which stays when the process is killed, and then waits for it for ever.
/// A locked file beside the database tells the difference: whoever holds it is alone, so a row found then was abandoned.
/// </summary>
internal static class SqliteMigrationLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Waits for its turn; the file stays, the lock ends with the stream or the process.</summary>
    public static async Task<FileStream> TakeAsync(string database, CancellationToken cancellationToken)
    {
        string path = database + ".migration-lock";
        for (TimeSpan waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(50))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path) && waited < Patience)
            {
                await Task.Delay(50, cancellationToken);
            }
        }
    }

    public static async Task ClearAbandonedAsync(MonitorDbContext context, CancellationToken cancellationToken)
    {
        const string Table = "SELECT count(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'";
        if (await context.Database.SqlQueryRaw<int>(Table).SingleAsync(cancellationToken) > 0)
            await context.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
    }
}
