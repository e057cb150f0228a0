using System.CommandLine;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Copies;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor restore FILE</c>: fills an empty database from a backup.</summary>
internal static class RestoreCommand
{
    private const string Notes = """
        The database must be empty: stop the monitor, move the old database away (or name another one with --database), then restore.
        Backups of older versions are brought up to date. What was told after the backup was made is not known any more: an alert of that
        time may be sent again.
        """;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A file that 'monitor backup' wrote." };
        var command = new ExampleCommand("restore", "Fill an empty database from a backup.", "monitor restore monitor-2026-11-22.backup --data restored", Notes) { file, SharedOptions.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            MonitorOptions options = MonitorConfiguration.Read(parsed);
            Directory.CreateDirectory(options.DataFolder);
            MonitorDatabase database = new(options.ConnectionString);
            using CopyOutput output = new($"restore into {database.Name}");
            output.Print(parsed, await DatabaseBackup.RestoreAsync(parsed.GetRequiredValue(file), database, options.DataFolder, output.Step, cancellationToken));
            return 0;
        });
        return command;
    }
}
