using Microsoft.Data.Sqlite;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.Tests;

/// <summary>A database of its own for one test or class: empty, with all tables, gone afterwards.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? folder;

    private TestDatabase(MonitorDatabase database, string? folder)
    {
        Database = database;
        this.folder = folder;
    }

    public MonitorDatabase Database { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Postgres)
        {
            PgServer server = await PgServer.SharedAsync();
            return new TestDatabase(new MonitorDatabase(await server.CloneAsync("migrated", MigrateAsync)), null);
        }

        string folder = Directory.CreateTempSubdirectory("monitor-test-").FullName;
        TestDatabase created = new(new MonitorDatabase(Path.Combine(folder, "monitor.db")), folder);
        await created.Database.MigrateAsync(CancellationToken.None);
        return created;
    }

    public async ValueTask DisposeAsync()
    {
        if (folder is null)
        {
            await (await PgServer.SharedAsync()).DropAsync(Database.ConnectionString);
            return;
        }

        using (SqliteConnection connection = new(Database.ConnectionString))
            SqliteConnection.ClearPool(connection);
        Directory.Delete(folder, recursive: true);
    }

    private static Task MigrateAsync(string connectionString) => new MonitorDatabase(connectionString).MigrateAsync(CancellationToken.None);
}
