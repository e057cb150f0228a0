using Npgsql;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>A session of the role that the deployed <c>role.sql</c> makes; roles are the server's, so it has a name of its own and goes with the session.</summary>
internal sealed class GrafanaSession : IAsyncDisposable
{
    private readonly string owner;
    private readonly string role = $"grafana_{Guid.NewGuid():N}";

    private GrafanaSession(string owner)
    {
        this.owner = owner;
        Connection = new(new NpgsqlConnectionStringBuilder(owner) { Username = role, Password = "secret", Pooling = false }.ConnectionString);
    }

    public NpgsqlConnection Connection { get; }

    public static async Task<GrafanaSession> OpenAsync(MonitorDatabase database, string script)
    {
        GrafanaSession session = new(database.ConnectionString);
        await session.RunAsync(await File.ReadAllTextAsync(script));
        await session.Connection.OpenAsync();
        return session;
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await RunAsync("DROP OWNED BY monitor_grafana; DROP ROLE monitor_grafana");
    }

    /// <summary>What psql does with such a file: comments go, <c>\gexec</c> runs what the query answers.</summary>
    private async Task RunAsync(string script)
    {
        string sql = string.Join('\n', script.Split('\n').Where(l => !l.StartsWith("--", StringComparison.Ordinal)))
            .Replace("monitor_grafana", role, StringComparison.Ordinal).Replace(":'password'", "'secret'", StringComparison.Ordinal).Replace("\\gexec", ";", StringComparison.Ordinal);
        await using NpgsqlConnection connection = new(owner);
        await connection.OpenAsync();
        foreach (string statement in sql.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await using NpgsqlCommand command = new(statement, connection);
            if (await command.ExecuteScalarAsync() is string made)
            {
                await using NpgsqlCommand create = new(made, connection);
                await create.ExecuteNonQueryAsync();
            }
        }
    }
}
