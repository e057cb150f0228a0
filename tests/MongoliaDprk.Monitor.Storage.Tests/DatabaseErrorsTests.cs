using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Tests;
using Npgsql;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>What happens to a server is told in words an operator can act on; what this program did wrong stays an error of its own.</summary>
public sealed class DatabaseErrorsTests
{
    private static readonly MonitorDatabase Postgres = new("Host=db;Database=monitor;Username=u;Password=secret");
    private static readonly MonitorDatabase Sqlite = new("Data Source=/srv/monitor.db");

    [Theory]
    [InlineData("53100", "The disk of PostgreSQL is full (monitor on db:5432: said): make room on it.")]
    [InlineData("53200", "PostgreSQL cannot serve monitor on db:5432: said.")] // out of memory
    [InlineData("53300", "PostgreSQL cannot serve monitor on db:5432: said.")] // too many connections
    [InlineData("57P01", "PostgreSQL cannot serve monitor on db:5432: said.")] // shut down
    [InlineData("58030", "PostgreSQL cannot serve monitor on db:5432: said.")] // disk error
    [InlineData("08006", "PostgreSQL cannot serve monitor on db:5432: said.")]
    [InlineData("25006", "PostgreSQL cannot serve monitor on db:5432: said.")] // a standby
    [InlineData("3D000", "PostgreSQL cannot serve monitor on db:5432: said.")]
    [InlineData("XX001", "The database monitor on db:5432 is damaged (said): take a copy of it, then restore the last backup.")]
    [InlineData("42601", null)] // a wrong statement
    [InlineData("23514", null)] // a constraint
    public void An_error_of_the_server_is_told_from_one_of_the_program(string sqlState, string? told)
    {
        PostgresException error = new("said", "ERROR", "ERROR", sqlState);

        Assert.Equal(told, Postgres.Explain(error)?.Message);
        Assert.Equal(told, Postgres.Explain(new DbUpdateException("saving failed", error))?.Message);
        Assert.Equal(told, Postgres.Explain(new InvalidOperationException("a second try might do", new DbUpdateException("saving failed", error)))?.Message);
    }

    [Theory]
    [InlineData(13, "The disk of the database /srv/monitor.db is full.")]
    [InlineData(11, "The database /srv/monitor.db is damaged (said): take a copy of it, then restore the last backup.")]
    [InlineData(1, null)]
    [InlineData(19, null)]
    public void So_is_one_of_SQLite(int code, string? told) => Assert.Equal(told, Sqlite.Explain(new SqliteException("said", code))?.Message);

    [Theory]
    [InlineData("SELECT pg_terminate_backend(pg_backend_pid())", "PostgreSQL cannot serve ")]
    [InlineData("ROLLBACK", "The connection to PostgreSQL was lost (")]
    [Trait("Category", "Postgres")]
    public async Task A_transaction_that_the_server_ended_is_no_error_of_the_program(string end, string told)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using NpgsqlConnection connection = new(test.Database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await using (NpgsqlCommand command = new(end, connection))
            await Record.ExceptionAsync(() => command.ExecuteNonQueryAsync());

        InvalidOperationException left = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => transaction.CommitAsync());

        Assert.StartsWith(told, test.Database.Explain(left)?.Message, StringComparison.Ordinal);
        Assert.Null(test.Database.Explain(new InvalidOperationException("our own mistake")));
    }
}
