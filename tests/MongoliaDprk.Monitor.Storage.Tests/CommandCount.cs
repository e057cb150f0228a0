using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>
/// Counts what one piece of work asks of the database, beside whatever other tests do at the time. To be made before the database
/// is: a context that finds nobody listening does not look again for a while.
/// </summary>
internal sealed class CommandCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Executing = "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting";
    private readonly AsyncLocal<StrongBox<int>?> commands = new();

    public CommandCount() => DiagnosticListener.AllListeners.Subscribe(this);

    public async Task<int> OfAsync(Func<Task> work)
    {
        StrongBox<int> counted = new();
        commands.Value = counted;
        await work();
        commands.Value = null;
        return counted.Value;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            value.Subscribe(this, name => name == Executing);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == Executing && commands.Value is { } counted)
            Interlocked.Increment(ref counted.Value);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
