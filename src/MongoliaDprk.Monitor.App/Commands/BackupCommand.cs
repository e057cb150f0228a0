using System.CommandLine;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Copies;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor backup FILE</c>: everything that is stored, in one file.</summary>
internal static class BackupCommand
{
    private const string Notes = """
        The file is an SQLite database, also when the monitor runs on PostgreSQL, and goes back into either with 'monitor restore'.
        The monitor may run meanwhile: the backup is the state of one moment. Every table of it is read again and compared before it counts.
        Settings, watchlist and subscribers are files: keep them where you keep your files.
        """;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The backup; a file that is not there yet." };
        var command = new ExampleCommand("backup", "Write everything that is stored into one file.", "monitor backup monitor-2026-11-22.backup", Notes) { file, SharedOptions.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            MonitorDatabase database = new(MonitorConfiguration.Read(parsed).ConnectionString);
            await CopyOutput.AssertCurrentAsync(database, cancellationToken);
            using CopyOutput output = new($"backup of {database.Name}");
            output.Print(parsed, await DatabaseBackup.WriteAsync(database, parsed.GetRequiredValue(file), output.Step, cancellationToken));
            return 0;
        });
        return command;
    }
}
