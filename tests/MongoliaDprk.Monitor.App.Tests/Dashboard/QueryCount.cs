using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

/// <summary>Counts the commands that a piece of code sends to databases, apart from those of tests that run beside it.</summary>
internal sealed class QueryCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Executing = "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting";
    private static readonly AsyncLocal<StrongBox<int>?> Current = new();
    private static readonly IDisposable Subscription = DiagnosticListener.AllListeners.Subscribe(new QueryCount());

    /// <summary>To be called before the first command: for a second, one that nobody listened to keeps its database from asking again.</summary>
    public static void Listen() => _ = Subscription;

    public static async Task<int> OfAsync(Func<Task> work)
    {
        StrongBox<int> count = new();
        Current.Value = count;
        await work();
        Current.Value = null;
        return count.Value;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == Executing && Current.Value is { } count)
            Interlocked.Increment(ref count.Value);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
