using Microsoft.Data.Sqlite;

namespace MongoliaDprk.Monitor.Storage.Copies;

/// <summary>A backup is an SQLite file, also of a PostgreSQL database: it needs no other program to be made, read or restored, and goes into either.</summary>
public static class DatabaseBackup
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes the database as it is at one moment; it may be in use. The file is whole or not there.</summary>
    /// <param name="file">Must not be there yet. Only its owner may read it: it holds the accounts' password hashes too.</param>
    /// <exception cref="DatabaseException">The database cannot be read.</exception>
    /// <exception cref="IOException">The file is there already or cannot be written.</exception>
    public static async Task<IReadOnlyList<CopiedTable>> WriteAsync(MonitorDatabase database, string file, Action<long, long>? progress, CancellationToken cancellationToken)
    {
        if (File.Exists(file))
            throw new IOException($"{file} is there already: give another name, a backup is never overwritten");
        string unfinished = file + ".unfinished";
        Delete(unfinished);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        if (!OperatingSystem.IsWindows())
            new FileStream(unfinished, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }).Dispose();
        try
        {
            IReadOnlyList<CopiedTable> tables = await CopyAsync(database, unfinished, progress, cancellationToken);
            File.Move(unfinished, file, overwrite: false);
            return tables;
        }
        finally
        {
            Delete(unfinished);
        }
    }

    /// <summary>Fills an empty database from a backup, also from one that an older version of this program made.</summary>
    /// <param name="file">Is only read.</param>
    /// <param name="scratch">Folder for a copy of the file, as large as the file, for as long as this runs.</param>
    /// <exception cref="DatabaseException">The file is no backup, or newer than this program; the database cannot be used or is not empty. Nothing is written.</exception>
    public static async Task<IReadOnlyList<CopiedTable>> RestoreAsync(
        string file, MonitorDatabase database, string scratch, Action<long, long>? progress, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            throw new FileNotFoundException($"no backup {file}");
        // brought up to date first, and the backup stays what it is
        string copy = Path.Combine(scratch, $"restore-{Guid.NewGuid():N}.db");
        try
        {
            File.Copy(file, copy);
            MonitorDatabase backup = new(copy);
            if (!await IsBackupAsync(backup, cancellationToken))
                throw new DatabaseException($"{file} is no backup of this program.");
            await backup.MigrateAsync(cancellationToken);
            await database.MigrateAsync(cancellationToken);
            return await DatabaseCopy.RunAsync(backup, database, progress, cancellationToken);
        }
        finally
        {
            Delete(copy);
        }
    }

    private static async Task<IReadOnlyList<CopiedTable>> CopyAsync(MonitorDatabase database, string file, Action<long, long>? progress, CancellationToken cancellationToken)
    {
        MonitorDatabase backup = new(file);
        await backup.MigrateAsync(cancellationToken);
        IReadOnlyList<CopiedTable> tables = await DatabaseCopy.RunAsync(database, backup, progress, cancellationToken);
        // one file, without a journal beside it
        await using SqliteConnection connection = new(backup.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = delete";
        await command.ExecuteNonQueryAsync(cancellationToken);
        SqliteConnection.ClearPool(connection);
        return tables;
    }

    private static async Task<bool> IsBackupAsync(MonitorDatabase backup, CancellationToken cancellationToken)
    {
        try
        {
            await using SqliteConnection connection = new(backup.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name IN ('article', 'visit', '__EFMigrationsHistory')";
            return (long)(await command.ExecuteScalarAsync(cancellationToken))! == 3;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == 26)
        {
            return false;
        }
    }

    private static void Delete(string file)
    {
        using (SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true }.ConnectionString))
            SqliteConnection.ClearPool(connection);
        foreach (string part in new[] { "", "-wal", "-shm", ".migration-lock" })
            File.Delete(file + part);
    }
}
