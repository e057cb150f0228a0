using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace MongoliaDprk.Monitor.App;

/// <summary>Logs go to stderr, one line each; stdout is for data.</summary>
internal static class Logs
{
    /// <param name="least">The least level shown, except of the libraries, of which only warnings are.</param>
    public static void ToStderr(ILoggingBuilder logging, LogLevel least)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(least);
        if (least > LogLevel.Debug)
        {
            foreach (string library in new[] { "Microsoft", "Quartz", "System" })
                logging.AddFilter(library, LogLevel.Warning);
        }

        // a start that fails is thrown too, and told in one line
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.AddConsole(o =>
        {
            o.LogToStandardErrorThreshold = LogLevel.Trace;
            o.FormatterName = LineFormatter.FormatterName;
        });
        logging.AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
    }

    /// <summary>Time in UTC, level, message; with an exception its text behind, on lines of its own.</summary>
    private sealed class LineFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
    {
        public const string FormatterName = "line";

        public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopes, TextWriter to)
        {
            string at = time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            string message = entry.Formatter(entry.State, entry.Exception).ReplaceLineEndings(" ");
            string from = entry.LogLevel > LogLevel.Information ? $" ({entry.Category[(entry.Category.LastIndexOf('.') + 1)..]})" : "";
            to.WriteLine($"{at} {Name(entry.LogLevel)}: {message}{from}");
            if (entry.Exception is not null)
                to.WriteLine(entry.Exception);
        }

        private static new string Name(LogLevel level) => level switch
        {
            LogLevel.Information => "info",
            LogLevel.Warning => "warning",
            _ => level.ToString().ToLowerInvariant(),
        };
    }
}
