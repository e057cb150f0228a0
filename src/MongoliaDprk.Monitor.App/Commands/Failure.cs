using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>Something the user must put right before a command can run; the message says what, where and what to do.</summary>
internal sealed class CommandException(string message, int exitCode = Failure.Failed, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode { get; } = exitCode;
}

/// <summary>How errors reach the user: one line on stderr, no stack trace unless asked for.</summary>
internal static class Failure
{
    public const int Failed = 1;
    public const int WrongUsage = 2;

    private const int ErrorsTold = 50;

    public static int Tell(Exception exception, bool verbose)
    {
        (string message, int code) = exception switch
        {
            CommandException e => (e.Message, e.ExitCode),
            WatchlistException e => ($"the watchlist has {e.Errors.Count} error{(e.Errors.Count == 1 ? "" : "s")}:\n{string.Join('\n', Told(e.Errors, verbose))}", Failed),
            DatabaseException e => (e.Message, Failed),
            IOException or UnauthorizedAccessException => (exception.Message, Failed),
            _ => ($"unexpected error: {exception.GetType().Name}: {exception.Message}{(verbose ? "" : " (run again with --verbose for where)")}", Failed),
        };
        Console.Error.WriteLine("monitor: " + OutsideText.CleanLines(message));
        if (verbose)
            Console.Error.WriteLine(OutsideText.CleanLines(exception.ToString()));
        return code;
    }

    /// <summary>So many errors as can be read, one line each, and how many more; all of them when <paramref name="verbose"/>.</summary>
    public static IEnumerable<string> Told<T>(IReadOnlyList<T> errors, bool verbose) where T : notnull
    {
        int told = verbose || errors.Count <= ErrorsTold ? errors.Count : ErrorsTold;
        IEnumerable<string> lines = errors.Take(told).Select(error => error.ToString()!);
        return told == errors.Count ? lines : lines.Append($"and {errors.Count - told} more; --verbose tells all");
    }
}
