using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using MongoliaDprk.Monitor.Storage.Rows;
using Npgsql;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>
/// Runs one piece of work in one transaction: all of it or nothing. When another node was faster (a unique index says so) or the two
/// got in each other's way, the whole work runs again in a fresh context and now sees what the other wrote. So it does on a new
/// connection when a pooled one turns out to be dead; the unique indexes see to it that a commit whose answer was lost is not done twice.
/// </summary>
internal sealed class DatabaseWriter(MonitorDatabase database)
{
    private const int Tries = 5;
    private const int LostConnections = 2;

    /// <summary>SQLite has one writer: those of this process queue here instead of waking each other up.</summary>
    private readonly SemaphoreSlim turn = new(1);

    /// <param name="work">May run more than once: nothing outside the context may be changed by it.</param>
    /// <exception cref="DatabaseException">The database cannot be used; nothing is written.</exception>
    public Task<T> WriteAsync<T>(Func<MonitorDbContext, Task<T>> work, CancellationToken cancellationToken) => WriteAsync(work, keep: true, cancellationToken);

    /// <summary>Runs the work on the database as it is and takes back all that it wrote: what would come of it.</summary>
    public Task<T> RehearseAsync<T>(Func<MonitorDbContext, Task<T>> work, CancellationToken cancellationToken) => WriteAsync(work, keep: false, cancellationToken);

    private async Task<T> WriteAsync<T>(Func<MonitorDbContext, Task<T>> work, bool keep, CancellationToken cancellationToken)
    {
        bool queue = database.Kind == DatabaseKind.Sqlite;
        if (queue)
            await turn.WaitAsync(cancellationToken);
        try
        {
            return await UntilDoneAsync(work, keep, cancellationToken);
        }
        catch (Exception exception) when (DatabaseErrors.Explain(database, exception) is { } explained)
        {
            throw explained;
        }
        finally
        {
            if (queue)
                turn.Release();
        }
    }

    public Task WriteAsync(Func<MonitorDbContext, Task> work, CancellationToken cancellationToken) =>
        WriteAsync(async context => { await work(context); return 0; }, cancellationToken);

    private async Task<T> UntilDoneAsync<T>(Func<MonitorDbContext, Task<T>> work, bool keep, CancellationToken cancellationToken)
    {
        int lost = 0;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(work, keep, cancellationToken);
            }
            catch (Exception conflict) when (attempt < Tries && IsConflict(conflict))
            {
                // the other one's transaction is over: run again on what it left
            }
            catch (Exception dead) when (lost < LostConnections && DatabaseErrors.IsLostConnection(dead))
            {
                lost++;
                using NpgsqlConnection pool = new(database.ConnectionString);
                NpgsqlConnection.ClearPool(pool);
            }
        }
    }

    private async Task<T> OnceAsync<T>(Func<MonitorDbContext, Task<T>> work, bool keep, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Open();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        T result = await work(context);
        if (!keep)
        {
            await transaction.RollbackAsync(cancellationToken);
            return result;
        }

        bool alerts = WroteAlerts(context);
        await transaction.CommitAsync(cancellationToken);
        if (alerts)
            database.TellAlertsWritten();
        return result;
    }

    /// <summary>Alerts are tracked only where they are written; nothing is left to detect after the work has saved.</summary>
    private static bool WroteAlerts(MonitorDbContext context)
    {
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        bool wrote = context.ChangeTracker.Entries<AlertRow>().Any();
        context.ChangeTracker.AutoDetectChangesEnabled = true;
        return wrote;
    }

    private static bool IsConflict(Exception exception) => (exception as DbUpdateException)?.InnerException switch
    {
        null => exception is PostgresException postgres && IsConflict(postgres),
        PostgresException postgres => IsConflict(postgres),
        SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } => true, // SQLITE_CONSTRAINT_UNIQUE, _PRIMARYKEY
        _ => false,
    };

    private static bool IsConflict(PostgresException exception) => exception.SqlState is
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}
