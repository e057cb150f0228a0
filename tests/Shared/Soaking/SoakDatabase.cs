using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace MongoliaDprk.Monitor.Tests.Soaking;

/// <summary>A PostgreSQL that can be stopped, started and, where its folder is a small file system of its own (as root), run out of space.</summary>
internal sealed class SoakDatabase : IAsyncDisposable
{
    private const string Size = "300m";

    private readonly string binaries;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-soak-pg-");
    private readonly int port = PgServer.FreePort();
    private readonly string? user = Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? "postgres" : null;
    private Process? server;

    private SoakDatabase(string binaries) => this.binaries = binaries;

    /// <summary>Its folder is a file system of <see cref="Size"/>.</summary>
    public bool IsSmall { get; private set; }

    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Include Error Detail=true");

    /// <exception cref="InvalidOperationException">No PostgreSQL is installed.</exception>
    public static async Task<SoakDatabase> StartAsync()
    {
        SoakDatabase database = new(PgCluster.FindBinaries() ?? throw new InvalidOperationException("no PostgreSQL is installed: apt-get install postgresql, or point MONITOR_PG_BIN to the folder of initdb"));
        string folder = database.folder.FullName;
        database.IsSmall = database.user is not null && await TestProcess.SucceedsAsync("mount", ["-t", "tmpfs", "-o", $"size={Size},mode=0777", "tmpfs", folder]);
        if (database.user is not null)
            await TestProcess.RunAsync("chown", [database.user, folder]);
        await TestProcess.RunAsync(Path.Combine(database.binaries, "initdb"), ["-D", Path.Combine(folder, "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"], database.user, folder);
        await database.StartServerAsync();
        return database;
    }

    public async Task StartServerAsync()
    {
        string[] settings = ["listen_addresses=127.0.0.1", $"unix_socket_directories={folder.FullName}", "fsync=off", "shared_buffers=32MB", "max_wal_size=64MB", "max_connections=100", "log_min_messages=fatal"];
        server = TestProcess.Start(Path.Combine(binaries, "postgres"), ["-D", Path.Combine(folder.FullName, "data"), "-p", port.ToString(CultureInfo.InvariantCulture), .. settings.SelectMany(s => new[] { "-c", s })], user, folder.FullName);
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        for (long end = Environment.TickCount64 + 60_000; ; await Task.Delay(50))
        {
            try
            {
                await QueryAsync<int>("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (Environment.TickCount64 < end)
            {
                if (server.HasExited)
                {
                    await StartServerAsync(); // what was there before had not quite gone
                    return;
                }
            }
        }
    }

    /// <summary>At once, as when the machine is switched off: it recovers at its start.</summary>
    public async Task StopServerAsync()
    {
        await TestProcess.SucceedsAsync("kill", ["-QUIT", server!.Id.ToString(CultureInfo.InvariantCulture)]);
        await server.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        server.Dispose();
    }

    /// <summary>Nothing more fits into its folder for a while. The server may end over it; it is started again.</summary>
    public async Task FillAsync(TimeSpan span)
    {
        string filler = Path.Combine(folder.FullName, "filler");
        try
        {
            await using FileStream file = File.Create(filler);
            byte[] piece = new byte[1 << 20];
            while (true)
                await file.WriteAsync(piece);
        }
        catch (IOException)
        {
            // it is full
        }

        await Task.Delay(span);
        File.Delete(filler);
        if (server!.HasExited)
            await StartServerAsync();
    }

    public async Task ExecuteAsync(string sql)
    {
        await using NpgsqlConnection connection = new(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of every row.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using NpgsqlConnection connection = new(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<T> rows = [];
        while (await reader.ReadAsync())
            rows.Add(reader.GetFieldValue<T>(0));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await StopServerAsync();
        if (IsSmall)
            await TestProcess.SucceedsAsync("umount", [folder.FullName]);
        folder.Delete(recursive: true);
    }
}
