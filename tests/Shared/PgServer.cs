using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace MongoliaDprk.Monitor.Tests;

/// <summary>
/// The PostgreSQL that all tests of one process share, started when the first test needs it: the server given by
/// <c>MONITOR_TEST_PG</c>, else a throw-away cluster of the installed binaries, else a container.
/// </summary>
internal sealed class PgServer
{
    private const string GivenBy = "MONITOR_TEST_PG";
    private static readonly Lazy<Task<PgServer>> Started = new(StartAsync);
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> templates = new(StringComparer.Ordinal);
    private readonly string admin;

    private PgServer(string admin) => this.admin = admin;

    public static Task<PgServer> SharedAsync() => Started.Value;

    /// <summary>A new database that is a copy of a template, which is built once per process.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CloneAsync(string template, Func<string, Task> build)
    {
        string source = await templates.GetOrAdd(template, name => new(() => BuildAsync(name, build))).Value;
        string clone = $"t_{Guid.NewGuid():N}";
        await ExecuteAsync($"""CREATE DATABASE "{clone}" TEMPLATE "{source}" """);
        return For(clone);
    }

    public async Task<string> CreateEmptyAsync()
    {
        string name = $"t_{Guid.NewGuid():N}";
        await ExecuteAsync($"""CREATE DATABASE "{name}" """);
        return For(name);
    }

    public async Task DropAsync(string connectionString)
    {
        await using (NpgsqlConnection connection = new(connectionString))
            NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync($"""DROP DATABASE IF EXISTS "{new NpgsqlConnectionStringBuilder(connectionString).Database}" WITH (FORCE)""");
    }

    private string For(string database) => new NpgsqlConnectionStringBuilder(admin) { Database = database }.ConnectionString;

    /// <summary>Built without a pool: a database that has a session cannot be copied.</summary>
    private async Task<string> BuildAsync(string name, Func<string, Task> build)
    {
        string template = $"tpl_{name}_{Environment.ProcessId}";
        await ExecuteAsync($"""DROP DATABASE IF EXISTS "{template}" WITH (FORCE)""");
        await ExecuteAsync($"""CREATE DATABASE "{template}" """);
        await build(new NpgsqlConnectionStringBuilder(For(template)) { Pooling = false }.ConnectionString);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => DropTemplate(template);
        return template;
    }

    private void DropTemplate(string template)
    {
        try
        {
            ExecuteAsync($"""DROP DATABASE IF EXISTS "{template}" WITH (FORCE)""").GetAwaiter().GetResult();
        }
        catch (NpgsqlException)
        {
            // a throw-away server may have gone first, and its databases with it
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using NpgsqlConnection connection = new(admin);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PgServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(GivenBy) is { Length: > 0 } given)
            return new PgServer(given);
        string? connection = PgCluster.FindBinaries() is { } folder ? await PgCluster.StartAsync(folder) : await PgContainer.StartAsync();
        if (connection is null)
        {
            throw new InvalidOperationException($"""
                These tests need PostgreSQL and found none. One of these helps:
                  - name a server whose user may create databases: {GivenBy}="Host=localhost;Username=postgres;Password=...;Database=postgres"
                  - install the server (apt-get install postgresql, brew install postgresql@17), or point MONITOR_PG_BIN to the folder of initdb
                  - start Docker
                Without them, run the other tests: dotnet test --filter "Category!=Postgres"
                """);
        }

        await WaitAsync(connection);
        return new PgServer(connection);
    }

    private static async Task WaitAsync(string connection)
    {
        long end = Environment.TickCount64 + 60_000;
        while (true)
        {
            try
            {
                await using NpgsqlConnection probe = new(connection);
                await probe.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (Environment.TickCount64 < end)
            {
                await Task.Delay(30);
            }
        }
    }

    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
