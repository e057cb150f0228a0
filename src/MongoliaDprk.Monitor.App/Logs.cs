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

        // the scheduler tells a failed job twice
        logging.AddFilter("Quartz.Core.ErrorLogger", LogLevel.None);
        // would tell addresses, in which feeds have their tokens
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        // the keys lie in the database on purpose
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // a start that fails is thrown too, and told in one line
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.AddConsole(o =>
        {
            o.LogToStandardErrorThreshold = LogLevel.Trace;
            o.FormatterName = LineFormatter.FormatterName;
        });
        logging.AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
    }

    /// <summary>Time in UTC, level, message; of an exception the messages, and where it happened only in our own code, on lines of its own.</summary>
    private sealed class LineFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
    {
        public const string FormatterName = "line";

        public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopes, TextWriter to)
        {
            string at = time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            string message = entry.Formatter(entry.State, entry.Exception).ReplaceLineEndings(" ");
            string from = entry.LogLevel > LogLevel.Information ? $" ({entry.Category[(entry.Category.LastIndexOf('.') + 1)..]})" : "";
            bool scheduler = entry.Category.StartsWith("Quartz", StringComparison.Ordinal);
            to.WriteLine($"{at} {Name(entry.LogLevel)}: {message}{(scheduler ? Causes(entry.Exception) : "")}{from}");
            if (entry.Exception is not null && !scheduler)
                to.WriteLine(entry.Exception);
        }

        private static string Causes(Exception? exception) =>
            exception is null ? "" : $": {exception.Message.ReplaceLineEndings(" ")}{Causes(exception.InnerException)}";

        private static new string Name(LogLevel level) => level switch
        {
            LogLevel.Information => "info",
            LogLevel.Warning => "warning",
            _ => level.ToString().ToLowerInvariant(),
        };
    }
}
