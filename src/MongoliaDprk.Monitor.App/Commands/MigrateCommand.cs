using System.CommandLine;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor migrate</c>: brings the database to the version of the program.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new ExampleCommand("migrate", "Create or update the database's tables; the other commands do it themselves when they start.", "monitor migrate --database 'Host=db;Database=monitor;Username=monitor'");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            Console.WriteLine($"the {services.GetRequiredService<MonitorDatabase>().Kind} database is up to date");
            return 0;
        });
        return command;
    }
}
