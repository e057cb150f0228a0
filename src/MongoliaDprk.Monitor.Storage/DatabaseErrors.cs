using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Says in one line what is wrong with a database, where, and what to do.</summary>
internal static class DatabaseErrors
{
    /// <summary>It throws <see cref="InvalidOperationException"/> itself where a session or transaction is gone that somebody still uses.</summary>
    private const string NpgsqlAssembly = "Npgsql";

    /// <summary>A driver threw it; see <see cref="Explain"/>.</summary>
    public static bool IsOfDriver(Exception exception) => exception is DbException or InvalidOperationException { Source: NpgsqlAssembly };

    public static string Name(MonitorDatabase database)
    {
        if (database.Kind == DatabaseKind.Sqlite)
            return new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        NpgsqlConnectionStringBuilder given = new(database.ConnectionString);
        return $"{given.Database ?? given.Username} on {given.Host}:{given.Port}";
    }

    /// <summary>Null = not an error of the database's surroundings but of this program.</summary>
    public static DatabaseException? Explain(MonitorDatabase database, Exception exception)
    {
        string name = Name(database);
        Exception cause = Unwrapped(exception);
        string? message = cause switch
        {
            SqliteException { SqliteErrorCode: 26 } => $"{name} is not a database: give another file, or move it away.",
            SqliteException { SqliteErrorCode: 5 or 6 } => $"The database {name} is locked by another program: end it, then try again.",
            SqliteException { SqliteErrorCode: 13 } => $"The disk of the database {name} is full.",
            SqliteException { SqliteErrorCode: 11 } damaged => Damaged(name, damaged.Message),
            SqliteException { SqliteErrorCode: 8 or 14 or 10 or 3 } or UnauthorizedAccessException or IOException when database.Kind == DatabaseKind.Sqlite =>
                $"The database {name} cannot be opened or written: check that its folder exists and that both may be written by this user.",
            PostgresException { SqlState: "28P01" or "28000" } refused =>
                $"PostgreSQL refused the log-in to {name} ({refused.MessageText}): check user and password in the connection string.",
            PostgresException { SqlState: "42501" } refused =>
                $"PostgreSQL refused a right in {name} ({refused.MessageText}): the user needs CREATE in the database's schema.",
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } full => $"The disk of PostgreSQL is full ({name}: {full.MessageText}): make room on it.",
            PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted } damaged => Damaged(name, damaged.MessageText),
            PostgresException refused when IsOfTheServer(refused.SqlState) => $"PostgreSQL cannot serve {name}: {refused.MessageText}.",
            NpgsqlException { InnerException: SocketException or TimeoutException or IOException } or SocketException or TimeoutException =>
                $"PostgreSQL cannot be reached: {name} does not answer: start it, or correct host and port in the connection string.",
            InvalidOperationException { Source: NpgsqlAssembly } left => $"The connection to PostgreSQL was lost ({name}: {left.Message.TrimEnd('.')}).",
            _ => null,
        };
        return message is null ? null : new DatabaseException(message, exception);
    }

    private static string Damaged(string name, string message) => $"The database {name} is damaged ({message.TrimEnd('.')}): take a copy of it, then restore the last backup.";

    /// <summary>
    /// Its class says that the server and not the statement is the cause: connection, resources, operator, system; or it is read-only, or
    /// the database is not there (PostgreSQL, appendix A).
    /// </summary>
    private static bool IsOfTheServer(string sqlState) =>
        sqlState[..2] is "08" or "53" or "57" or "58" || sqlState is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.ReadOnlySqlTransaction;

    /// <summary>PostgreSQL's server was stopped or restarted under a session.</summary>
    public static string[] ServerStopped { get; } = [PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown];

    /// <summary>The session is gone; on a new one the same work may succeed at once.</summary>
    public static bool IsLostConnection(Exception exception) => Unwrapped(exception) switch
    {
        PostgresException stopped => ServerStopped.Contains(stopped.SqlState),
        NpgsqlException { InnerException: IOException or SocketException } or InvalidOperationException { Source: NpgsqlAssembly } => true,
        _ => false,
    };

    /// <summary>EF Core wraps what failed while saving, what a second try might mend, and what none did.</summary>
    private static Exception Unwrapped(Exception exception) =>
        exception is InvalidOperationException or DbUpdateException or RetryLimitExceededException && exception.InnerException is { } inner and (NpgsqlException or DbUpdateException or SqliteException)
            ? Unwrapped(inner)
            : exception;
}
