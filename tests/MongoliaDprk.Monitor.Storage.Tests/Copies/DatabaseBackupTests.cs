using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MongoliaDprk.Monitor.Storage.Copies;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Storage.Tests.Copies;

/// <summary>A backup is worth what can be restored from it.</summary>
public abstract class DatabaseBackupTests(DatabaseKind kind) : DatabaseTests(kind), IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("monitor-backup-").FullName;

    private string File => Path.Combine(folder, "monitor.backup");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_restored_database_holds_what_the_backup_says()
    {
        await SaveAsync("1", Sample.Analysis(new DateOnly(2024, 3, 14), visits: [Sample.Visit(start: "2024-03-20")]));

        IReadOnlyList<CopiedTable> written = await DatabaseBackup.WriteAsync(Database, File, null, None);

        Assert.Equal([File], Directory.GetFiles(folder));
        await using TestDatabase restored = await TestDatabase.CreateAsync(Kind);
        Assert.Equal(written, await DatabaseBackup.RestoreAsync(File, restored.Database, folder, null, None));
        Assert.Contains(written, t => t is { Name: "article", Rows: 1 });
        Assert.Equal([File], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Only_its_owner_may_read_it()
    {
        await DatabaseBackup.WriteAsync(Database, File, null, None);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public async Task A_backup_is_never_overwritten_and_a_broken_one_leaves_nothing()
    {
        await System.IO.File.WriteAllTextAsync(File, "mine");
        await Assert.ThrowsAsync<IOException>(() => DatabaseBackup.WriteAsync(Database, File, null, None));
        Assert.Equal("mine", await System.IO.File.ReadAllTextAsync(File));

        using CancellationTokenSource ended = new();
        string other = Path.Combine(folder, "other");
        await SaveAsync("1", Sample.Analysis(new DateOnly(2024, 3, 14)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DatabaseBackup.WriteAsync(Database, other, (_, _) => ended.Cancel(), ended.Token));
        Assert.Equal([File], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task The_backup_of_an_older_program_is_restored_and_stays_what_it_is()
    {
        string connection = $"Data Source={File};Pooling=false";
        await using (MonitorDbContext old = new MonitorDatabase(connection).Open())
        {
            await old.GetService<IMigrator>().MigrateAsync("Initial");
            await old.Database.ExecuteSqlRawAsync("INSERT INTO source_state (source_id, errors) VALUES ('a-news', 3)");
        }

        byte[] before = await HashAsync();
        await DatabaseBackup.RestoreAsync(File, Database, folder, null, None);

        Assert.Equal(before, await HashAsync());
        await using MonitorDbContext context = Database.Read();
        Assert.Equal(3, (await context.SourceStates.SingleAsync(s => s.SourceId == "a-news")).Errors);
    }

    [Theory]
    [InlineData("these are no bytes of a database, however long this text may be")]
    [InlineData("")]
    public async Task A_file_that_is_no_backup_is_refused(string content)
    {
        await System.IO.File.WriteAllTextAsync(File, content);
        DatabaseException refused = await Assert.ThrowsAsync<DatabaseException>(() => DatabaseBackup.RestoreAsync(File, Database, folder, null, None));
        Assert.Contains("no backup", refused.Message, StringComparison.Ordinal);
        Assert.Equal([File], Directory.GetFiles(folder));
    }

    private async Task<byte[]> HashAsync() => SHA256.HashData(await System.IO.File.ReadAllBytesAsync(File));
}

public sealed class SqliteDatabaseBackupTests() : DatabaseBackupTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresDatabaseBackupTests() : DatabaseBackupTests(DatabaseKind.Postgres);
