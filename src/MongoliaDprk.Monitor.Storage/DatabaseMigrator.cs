using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>
/// Brings a database to this program's tables. One process migrates at a time: on PostgreSQL behind an advisory lock, which ends with
/// the session; on SQLite behind a locked file, which ends with the process.
/// </summary>
internal static class DatabaseMigrator
{
    /// <summary>Key of the advisory lock; any number no other program uses.</summary>
    private const long MigrationLock = 0x6D6F_6E69_746F_7201;

    public static async Task MigrateAsync(MonitorDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            if (database.Kind == DatabaseKind.Postgres)
                await PostgresAsync(database, cancellationToken);
            else
                await SqliteAsync(database, cancellationToken);
        }
        catch (Exception exception) when (DatabaseErrors.Explain(database, exception) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Migrations not applied yet, or null when there is no database.</summary>
    public static async Task<int?> PendingAsync(MonitorDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            await using MonitorDbContext context = database.Open();
            if (!await context.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken))
            {
                if (database.Kind == DatabaseKind.Sqlite)
                    ProveWritable(Path.GetFullPath(database.Name));
                return null;
            }

            return await PendingAsync(database, context, cancellationToken);
        }
        catch (Exception exception) when (DatabaseErrors.Explain(database, exception) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>A file can be made where the database is to stand.</summary>
    private static void ProveWritable(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var probe = new FileStream(file + ".check", FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
    }

    private static async Task PostgresAsync(MonitorDatabase database, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Open();
        try
        {
            IRelationalDatabaseCreator creator = context.GetService<IRelationalDatabaseCreator>();
            if (!await creator.ExistsAsync(cancellationToken))
                await creator.CreateAsync(cancellationToken);
        }
        catch (PostgresException other) when (other.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // another node has just created it
        }

        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", cancellationToken);
        try
        {
            await ApplyAsync(database, context, cancellationToken);
        }
        finally
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
        }
    }

    private static async Task SqliteAsync(MonitorDatabase database, CancellationToken cancellationToken)
    {
        string file = Path.GetFullPath(database.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using FileStream alone = await SqliteMigrationLock.TakeAsync(file, cancellationToken);
        await using MonitorDbContext context = database.Open();
        await SqliteMigrationLock.ClearAbandonedAsync(context, cancellationToken);
        await ApplyAsync(database, context, cancellationToken);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = 'wal'", cancellationToken);
    }

    private static async Task ApplyAsync(MonitorDatabase database, MonitorDbContext context, CancellationToken cancellationToken)
    {
        if (await PendingAsync(database, context, cancellationToken) > 0)
            await context.Database.MigrateAsync(cancellationToken);
        await DataSteps.RunAsync(context, cancellationToken);
    }

    private static async Task<int> PendingAsync(MonitorDatabase database, MonitorDbContext context, CancellationToken cancellationToken)
    {
        string[] known = [.. context.Database.GetMigrations()];
        string[] applied = [.. await context.Database.GetAppliedMigrationsAsync(cancellationToken)];
        return applied.Except(known, StringComparer.Ordinal).LastOrDefault() is { } newer
            ? throw new DatabaseException($"The database {database.Name} is newer than this program (it has {newer}): start the newer program, or restore a backup.")
            : known.Length - applied.Length;
    }
}
