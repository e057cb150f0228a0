using Npgsql;

namespace MongoliaDprk.Monitor.Tests.Cluster;

/// <summary>A PostgreSQL of its own that can be restarted under whoever uses it. Needs the installed binaries.</summary>
internal sealed class PgOwnServer : IAsyncDisposable
{
    private readonly string binaries;
    private readonly string data;

    private PgOwnServer(string binaries, string connection, string data)
    {
        this.binaries = binaries;
        this.data = data;
        Connection = connection;
    }

    /// <summary>Of an empty database.</summary>
    public string Connection { get; }

    public static async Task<PgOwnServer> StartAsync()
    {
        string binaries = PgCluster.FindBinaries() ?? throw new InvalidOperationException("restarting PostgreSQL needs its binaries: install them, or point MONITOR_PG_BIN to the folder of initdb");
        string connection = new NpgsqlConnectionStringBuilder(await PgCluster.StartAsync(binaries)) { MaxPoolSize = 40 }.ConnectionString;
        for (int tries = 0; ; tries++)
        {
            try
            {
                await using NpgsqlConnection probe = new(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
                await probe.OpenAsync();
                await using NpgsqlCommand ask = new("SHOW data_directory", probe);
                return new PgOwnServer(binaries, connection, (string)(await ask.ExecuteScalarAsync())!);
            }
            catch (NpgsqlException) when (tries < 600)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>All sessions are cut off, and for a while nobody is let in.</summary>
    public Task RestartAsync() => ControlAsync("restart", "-l", Path.Combine(Path.GetDirectoryName(data)!, "log.txt"));

    public async ValueTask DisposeAsync()
    {
        await ControlAsync("stop");
        Directory.Delete(Path.GetDirectoryName(data)!, recursive: true);
    }

    private Task ControlAsync(string what, params string[] more) =>
        TestProcess.RunAsync(Path.Combine(binaries, "pg_ctl"), [what, "-D", data, "-m", "fast", "-w", .. more], Environment.IsPrivilegedProcess ? "postgres" : null, Path.GetDirectoryName(data));
}
