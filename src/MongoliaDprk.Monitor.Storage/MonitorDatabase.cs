using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Which database is behind a connection string.</summary>
public enum DatabaseKind { Sqlite, Postgres }

/// <summary>The one place that knows which database is used. Contexts are short: open, do, dispose.</summary>
public sealed class MonitorDatabase
{
    /// <summary>Contexts are used again: making one costs more than most of what is done in it.</summary>
    private readonly PooledDbContextFactory<SqliteMonitorDbContext>? sqlite;
    private readonly PooledDbContextFactory<PostgresMonitorDbContext>? postgres;
    private readonly PooledDbContextFactory<PostgresMonitorDbContext>? postgresReading;

    /// <param name="connectionString">
    /// <c>Host=…</c> (any Npgsql string) = PostgreSQL; <c>Data Source=FILE</c> or a bare file path = SQLite.
    /// </param>
    /// <exception cref="DatabaseException">The connection string cannot be read.</exception>
    public MonitorDatabase(string connectionString)
    {
        Kind = connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? DatabaseKind.Postgres : DatabaseKind.Sqlite;
        try
        {
            ConnectionString = Kind == DatabaseKind.Postgres ? new Npgsql.NpgsqlConnectionStringBuilder(connectionString).ConnectionString : ForSqlite(connectionString);
        }
        catch (ArgumentException broken)
        {
            throw new DatabaseException($"The database's connection string cannot be read: {broken.Message}", broken);
        }

        if (Kind == DatabaseKind.Postgres)
        {
            postgres = new(new DbContextOptionsBuilder<PostgresMonitorDbContext>().UseNpgsql(ConnectionString).Options);
            postgresReading = new(new DbContextOptionsBuilder<PostgresMonitorDbContext>()
                .UseNpgsql(ConnectionString, o => o.EnableRetryOnFailure(2, TimeSpan.FromSeconds(1), DatabaseErrors.ServerStopped))
                .Options);
        }
        else
            sqlite = new(new DbContextOptionsBuilder<SqliteMonitorDbContext>().UseSqlite(ConnectionString).AddInterceptors(new SqliteBusyTimeout()).Options);
        Writer = new DatabaseWriter(this);
    }

    public DatabaseKind Kind { get; }

    public string ConnectionString { get; }

    /// <summary>Short, for people: the file, or host and database; no password.</summary>
    public string Name => DatabaseErrors.Name(this);

    internal DatabaseWriter Writer { get; }

    /// <summary>The driver of one of the two databases threw it; what it means is told by <see cref="Explain"/>.</summary>
    public static bool Threw(Exception exception) => DatabaseErrors.IsOfDriver(exception);

    /// <summary>What an exception says of the database, in one line that tells what to do; null = it is not about the database.</summary>
    public DatabaseException? Explain(Exception exception) => exception as DatabaseException ?? DatabaseErrors.Explain(this, exception);

    /// <summary>Raised after a transaction that may have written alerts: who sends them need not wait for its next look. Handlers must be quick.</summary>
    public event Action? AlertsWritten;

    internal void TellAlertsWritten() => AlertsWritten?.Invoke();

    /// <summary>Creates or updates all tables; safe to call from several nodes at once, and after a process was killed in it.</summary>
    /// <exception cref="DatabaseException">The database cannot be reached, written or is newer than this program.</exception>
    public Task MigrateAsync(CancellationToken cancellationToken) => DatabaseMigrator.MigrateAsync(this, cancellationToken);

    /// <summary>How many migrations this program would apply; null = there is no database yet, and it can be made. Changes nothing.</summary>
    /// <exception cref="DatabaseException">The database cannot be reached, made or is newer than this program.</exception>
    public Task<int?> PendingMigrationsAsync(CancellationToken cancellationToken) => DatabaseMigrator.PendingAsync(this, cancellationToken);

    internal MonitorDbContext Open() =>
        postgres is not null ? postgres.CreateDbContext() : sqlite!.CreateDbContext();

    /// <summary>A context that only reads, and reads again where a pooled session turns out to be dead.</summary>
    internal MonitorDbContext Read()
    {
        MonitorDbContext context = postgresReading is not null ? postgresReading.CreateDbContext() : Open();
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return context;
    }

    private static string ForSqlite(string connectionString)
    {
        SqliteConnectionStringBuilder builder = connectionString.Contains('=', StringComparison.Ordinal)
            ? new(connectionString)
            : new() { DataSource = connectionString };
        builder.ForeignKeys = true;
        return builder.ConnectionString;
    }
}

/// <summary>The database cannot be used; the message says in one line what, where and what to do.</summary>
public sealed class DatabaseException(string message, Exception? inner = null) : Exception(message, inner);
