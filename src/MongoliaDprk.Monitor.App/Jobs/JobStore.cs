using MongoliaDprk.Monitor.Storage;
using Npgsql;
using Quartz;

namespace MongoliaDprk.Monitor.App.Jobs;

/// <summary>Where the scheduler keeps its jobs: on PostgreSQL in tables of its own that all nodes share, on SQLite in memory, since the jobs follow from the watchlist.</summary>
internal static class JobStore
{
    /// <summary>The PostgreSQL schema of the scheduler's tables.</summary>
    public const string Schema = "quartz";

    /// <summary>Sessions that hold this PostgreSQL advisory lock change jobs; any number that nothing else uses.</summary>
    private const long LockKey = 0x6d6f6e69746f72;

    /// <summary>The callback of <c>AddQuartz</c>. Running jobs are cancelled on shut-down and waited for.</summary>
    public static void Configure(IQuartzBuilder quartz, MonitorDatabase database, int threads)
    {
        quartz.ConfigureScheduler(o =>
        {
            o.InstanceName = "monitor";
            o.ShutdownJobInterruption = ShutdownJobInterruption.Always;
        });
        quartz.UseDefaultThreadPool(threads);
        quartz.AddJobMiddleware(s => new DatabaseFailures(database, s.GetRequiredService<ILogger<DatabaseFailures>>()));
        quartz.UseExecutionLimits(limits => limits.ForGroup(ImportJobs.Group, ImportJobs.AtOnce));
        if (database.Kind == DatabaseKind.Sqlite)
        {
            quartz.UseInMemoryStore();
            return;
        }

        quartz.UsePersistentStore(store =>
        {
            store.ProvisionSchema();
            store.UsePostgres(NpgsqlFactory.Instance, database.ConnectionString);
            store.UseClustering(c => c.CheckinInterval = TimeSpan.FromSeconds(5));
            store.UseSystemTextJsonSerializer();
            store.ConfigureStore(o =>
            {
                o.StoreJobDataAsStrings = true;
                o.TablePrefix = Schema + ".qrtz_";
            });
        });
    }

    /// <summary>Makes the schema where it is missing and keeps other nodes from changing jobs until it is disposed. Nothing to do on SQLite: null.</summary>
    /// <exception cref="DatabaseException">The database cannot be reached, or the schema not be made.</exception>
    public static async Task<IAsyncDisposable?> PrepareAsync(MonitorDatabase database, CancellationToken cancellationToken)
    {
        if (database.Kind == DatabaseKind.Sqlite)
            return null;
        // a session of its own: when it ends, however it ends, the lock is gone
        NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await ExecuteAsync(connection, $"SELECT pg_advisory_lock({LockKey})", cancellationToken);
            // asked first: CREATE … IF NOT EXISTS wants the right to create even where there is nothing to do
            if (await ExecuteAsync(connection, $"SELECT 1 FROM pg_namespace WHERE nspname = '{Schema}'", cancellationToken) is null)
                await ExecuteAsync(connection, $"CREATE SCHEMA {Schema}", cancellationToken);
            return connection;
        }
        catch (NpgsqlException e)
        {
            await connection.DisposeAsync();
            throw new DatabaseException($"the scheduler's schema '{Schema}' cannot be prepared: {e.Message.ReplaceLineEndings(" ")} The database's role needs the right to create it once.", e);
        }
    }

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        // the node before may schedule thousands of sources: waiting for it is no failure
        await using NpgsqlCommand command = new(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
