using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Storage.Tests;

public sealed class SqliteMigrationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("monitor-migration-").FullName;

    private MonitorDatabase Database => new($"Data Source={Path.Combine(folder, "data", "monitor.db")};Pooling=false");

    [Fact]
    public void The_migrations_make_exactly_the_model()
    {
        using MonitorDbContext context = Database.Open();
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task A_process_killed_while_migrating_does_not_block_the_next_one()
    {
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        await using (MonitorDbContext context = Database.Open())
        {
            await context.Database.ExecuteSqlRawAsync("""
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2024-03-14 09:00:00+00:00');
                """);
        }

        await Database.MigrateAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));

        await using MonitorDbContext after = Database.Read();
        Assert.Empty(await after.Articles.ToListAsync());
    }

    [Fact]
    public async Task Several_nodes_may_migrate_at_once_and_again()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Database.MigrateAsync(CancellationToken.None))));
        await Database.MigrateAsync(CancellationToken.None);

        await using MonitorDbContext context = Database.Read();
        Assert.Equal("wal", (await context.Database.SqlQueryRaw<string>("SELECT journal_mode AS \"Value\" FROM pragma_journal_mode").SingleAsync()));
        Assert.Equal(1, await context.Database.SqlQueryRaw<int>("SELECT foreign_keys AS \"Value\" FROM pragma_foreign_keys").SingleAsync());
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await Database.MigrateAsync(CancellationToken.None);
        await using (MonitorDbContext context = Database.Open())
            await context.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99.0.0')");

        DatabaseException refused = await Assert.ThrowsAsync<DatabaseException>(() => Database.MigrateAsync(CancellationToken.None));

        Assert.Contains("newer than this program", refused.Message, StringComparison.Ordinal);
        Assert.Contains("29990101000000_Future", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_and_a_folder_that_is_a_file_are_named()
    {
        string file = Path.Combine(folder, "notes.txt");
        await File.WriteAllTextAsync(file, new string('x', 5000));

        DatabaseException noDatabase = await Assert.ThrowsAsync<DatabaseException>(() => new MonitorDatabase($"Data Source={file};Pooling=false").MigrateAsync(CancellationToken.None));
        DatabaseException noFolder = await Assert.ThrowsAsync<DatabaseException>(() => new MonitorDatabase(Path.Combine(file, "monitor.db")).MigrateAsync(CancellationToken.None));

        Assert.Contains($"{file} is not a database", noDatabase.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be opened or written", noFolder.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', noDatabase.Message + noFolder.Message);
    }

    [Fact]
    public async Task A_PostgreSQL_that_does_not_answer_is_named_with_host_and_port_but_not_with_its_password()
    {
        MonitorDatabase nowhere = new($"Host=127.0.0.1;Port={PgServer.FreePort()};Database=monitor;Username=u;Password=secret;Timeout=3");

        DatabaseException refused = await Assert.ThrowsAsync<DatabaseException>(() => nowhere.MigrateAsync(CancellationToken.None));

        Assert.Contains("monitor on 127.0.0.1:", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

[Trait("Category", "Postgres")]
public sealed class PostgresMigrationTests
{
    [Fact]
    public void The_migrations_make_exactly_the_model()
    {
        using MonitorDbContext context = new MonitorDatabase("Host=localhost;Database=none").Open();
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Several_nodes_may_migrate_at_once_and_again()
    {
        PgServer server = await PgServer.SharedAsync();
        string connection = await server.CreateEmptyAsync();
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new MonitorDatabase(connection).MigrateAsync(CancellationToken.None))));
            await new MonitorDatabase(connection).MigrateAsync(CancellationToken.None);

            await using MonitorDbContext context = new MonitorDatabase(connection).Read();
            Assert.Empty(await context.Articles.ToListAsync());
        }
        finally
        {
            await server.DropAsync(connection);
        }
    }

    [Fact]
    public async Task A_missing_database_is_created()
    {
        PgServer server = await PgServer.SharedAsync();
        string connection = await server.CreateEmptyAsync();
        await server.DropAsync(connection);
        try
        {
            await new MonitorDatabase(connection).MigrateAsync(CancellationToken.None);

            await using MonitorDbContext context = new MonitorDatabase(connection).Read();
            Assert.Empty(await context.Articles.ToListAsync());
        }
        finally
        {
            await server.DropAsync(connection);
        }
    }
}
