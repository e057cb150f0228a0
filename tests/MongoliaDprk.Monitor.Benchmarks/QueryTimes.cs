using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>How long each query of this process took, from sending it until its last row was read.</summary>
internal sealed class QueryTimes : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentQueue<double> taken = new();
    private readonly List<IDisposable> subscriptions = [];

    public QueryTimes() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public void Begin() => taken.Clear();

    /// <summary>Milliseconds since <see cref="Begin"/>, in the order in which the queries ended.</summary>
    public IReadOnlyList<double> End() => [.. taken];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        // requests come one after the other, and so do their queries
        if (value.Value is DataReaderDisposingEventData)
            taken.Enqueue((DateTimeOffset.UtcNow - asked).TotalMilliseconds);
        else if (value.Value is CommandEventData sent && value.Key.EndsWith("CommandExecuting", StringComparison.Ordinal))
            asked = sent.StartTime;
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());

    private DateTimeOffset asked;
}
