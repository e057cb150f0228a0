using System.CommandLine;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Copies;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor migrate</c>: brings the database to the version of the program, or moves everything into another one.</summary>
internal static class MigrateCommand
{
    private const string Notes = """
        --to copies everything into an empty database, from the embedded one to PostgreSQL or back, and compares every table. Stop the
        monitor first: what it stores meanwhile is not copied. The old database stays as it is; then set Monitor__Database to the new one.
        """;

    public static Command Create()
    {
        var to = new Option<string?>("--to") { Description = "Copy everything into this empty database.", HelpName = "CONNECTION" };
        var command = new ExampleCommand(
            "migrate", "Create or update the database's tables; the other commands do it themselves when they start.",
            "monitor migrate --to 'Host=db;Database=monitor;Username=monitor'", Notes)
        {
            to, SharedOptions.Json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(to) is { } connection)
                return await MoveAsync(parsed, connection, cancellationToken);
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            Console.WriteLine($"the {services.GetRequiredService<MonitorDatabase>().Kind} database is up to date");
            return 0;
        });
        return command;
    }

    private static async Task<int> MoveAsync(ParseResult parsed, string connection, CancellationToken cancellationToken)
    {
        MonitorDatabase from = new(MonitorConfiguration.Read(parsed).ConnectionString), to = new(connection);
        await CopyOutput.AssertCurrentAsync(from, cancellationToken);
        await to.MigrateAsync(cancellationToken);
        using CopyOutput output = new($"{from.Name} to {to.Name}");
        output.Print(parsed, await DatabaseCopy.RunAsync(from, to, output.Step, cancellationToken));
        return 0;
    }
}
