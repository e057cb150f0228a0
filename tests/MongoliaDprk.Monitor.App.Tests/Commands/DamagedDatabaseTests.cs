using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MongoliaDprk.Monitor.App.Tests.Commands;

/// <summary>A command that only reads meets a database that breaks under it.</summary>
public sealed class DamagedDatabaseTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-damaged-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task It_says_in_one_line_what_is_damaged_and_what_to_do()
    {
        string file = Path.Combine(folder.FullName, "monitor.db");
        Assert.Equal(0, (await RunAsync("mentions")).Code);
        await DamageAsync(file, "mention");

        MonitorProcess.Ended ended = await RunAsync("mentions");

        Assert.Equal(1, ended.Code);
        Assert.Equal($"monitor: The database {file} is damaged (SQLite Error 11: 'database disk image is malformed'): take a copy of it, then restore the last backup.", Assert.Single(ended.ErrorLines));
    }

    /// <summary>The first pages of a table and of its indexes become nonsense, as after a disk error.</summary>
    private static async Task DamageAsync(string file, string table)
    {
        List<long> damaged = [];
        long size;
        await using (SqliteConnection connection = new($"Data Source={file};Pooling=false"))
        {
            await connection.OpenAsync();
            size = await AskAsync(connection, "PRAGMA page_size");
            await AskAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
            await using SqliteCommand roots = new($"SELECT rootpage FROM sqlite_schema WHERE tbl_name = '{table}' AND rootpage > 0", connection);
            await using SqliteDataReader reader = await roots.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                damaged.Add((reader.GetInt64(0) - 1) * size);
        }

        await using FileStream pages = File.OpenWrite(file);
        foreach (long start in damaged)
        {
            pages.Position = start;
            await pages.WriteAsync(Enumerable.Repeat((byte)0xA5, (int)size).ToArray());
        }
    }

    private static async Task<long> AskAsync(SqliteConnection connection, string sql)
    {
        await using SqliteCommand command = new(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private Task<MonitorProcess.Ended> RunAsync(string command) =>
        WarmProgram.RunAsync([command], new Dictionary<string, string> { ["Monitor__DataFolder"] = folder.FullName });
}
