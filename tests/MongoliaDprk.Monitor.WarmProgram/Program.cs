using System.Globalization;
using System.Text.Json;
using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.WarmProgram;

// Runs one command line of the monitor after the other, each as a process of its own would run it: with its own settings, folder, stdin, stdout and
// stderr. What a process pays at its start (its code is compiled, the model of its database built) is paid once. The tests talk to it by stdin and
// stdout: a command line in, its exit code out.
using StreamReader asked = new(Descriptors.Copy(Descriptors.Input));
using StreamWriter answered = new(Descriptors.Copy(Descriptors.Output)) { AutoFlush = true };
string home = Directory.GetCurrentDirectory();
while (await asked.ReadLineAsync() is { } line)
{
    CommandRun run = JsonSerializer.Deserialize<CommandRun>(line)!;
    Directory.SetCurrentDirectory(run.Folder ?? home);
    foreach ((string name, string value) in run.Settings)
        Environment.SetEnvironmentVariable(name, value);
    int code;
    using (Descriptors.Point(Descriptors.Input, run.Input, FileMode.Open))
    using (Descriptors.Point(Descriptors.Output, run.Output, FileMode.Create))
    using (Descriptors.Point(Descriptors.Errors, run.Errors, FileMode.Create))
        code = await MonitorCommand.RunAsync(run.Arguments);
    foreach (string name in run.Settings.Keys)
        Environment.SetEnvironmentVariable(name, null);
    await answered.WriteLineAsync(code.ToString(CultureInfo.InvariantCulture));
}
