namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>A progress bar on stderr, drawn only on a terminal.</summary>
/// <param name="what">What is going on.</param>
/// <param name="total">Number of steps.</param>
internal sealed class Progress(string what, int total) : IDisposable
{
    private const int Width = 24;
    private const string EraseLine = "\r\u001b[K";
    private readonly bool shown = !Console.IsErrorRedirected && total > 0;
    private readonly Lock gate = new();
    private int done;

    public void Step(string name, int steps = 1)
    {
        if (!shown)
            return;
        lock (gate)
        {
            done = Math.Min(total, done + steps);
            int filled = Width * done / total;
            Console.Error.Write($"{EraseLine}{what} [{new string('#', filled)}{new string('.', Width - filled)}] {done}/{total} {name}");
        }
    }

    public void Dispose()
    {
        if (shown)
            Console.Error.Write(EraseLine);
    }
}
