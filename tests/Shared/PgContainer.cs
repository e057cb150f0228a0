namespace MongoliaDprk.Monitor.Tests;

/// <summary>A throw-away PostgreSQL container, for machines that have Docker and no server binaries.</summary>
internal static class PgContainer
{
    /// <returns>Connection string of a server that is starting, or null without Docker.</returns>
    public static async Task<string?> StartAsync()
    {
        if (!await TestProcess.SucceedsAsync("docker", ["version", "--format", "{{.Server.Version}}"]))
            return null;
        string id = (await TestProcess.RunAsync("docker",
            ["run", "-d", "--rm", "-e", "POSTGRES_PASSWORD=test", "-p", "127.0.0.1::5432", "postgres:17-alpine", "-c", "fsync=off", "-c", "max_connections=200"])).Trim();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => TestProcess.RunAsync("docker", ["rm", "-f", id]).GetAwaiter().GetResult();
        string port = (await TestProcess.RunAsync("docker", ["port", id, "5432/tcp"])).Trim().Split(':')[^1];
        return $"Host=127.0.0.1;Port={port};Username=postgres;Password=test;Database=postgres;Include Error Detail=true";
    }
}
