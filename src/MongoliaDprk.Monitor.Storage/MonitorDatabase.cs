namespace MongoliaDprk.Monitor.Storage;

/// <summary>Which database is behind a connection string.</summary>
public enum DatabaseKind { Sqlite, Postgres }

/// <summary>The one place that knows which database is used. Contexts are short: open, do, dispose.</summary>
/// <param name="connectionString">
/// <c>Host=…</c> (any Npgsql string) = PostgreSQL; <c>Data Source=FILE</c> or a bare file path = SQLite.
/// </param>
public sealed class MonitorDatabase(string connectionString)
{
    public DatabaseKind Kind { get; } =
        connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? DatabaseKind.Postgres : DatabaseKind.Sqlite;

    public string ConnectionString { get; } = connectionString;

    /// <summary>Creates or updates all tables; safe to call from several nodes at once, and after a process was killed in it.</summary>
    /// <exception cref="DatabaseException">The database cannot be reached, written or is newer than this program.</exception>
    public Task MigrateAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <summary>The database cannot be used; the message says in one line what, where and what to do.</summary>
public sealed class DatabaseException(string message, Exception? inner = null) : Exception(message, inner);
