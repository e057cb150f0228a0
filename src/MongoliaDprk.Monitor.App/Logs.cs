using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using MongoliaDprk.Monitor.Core.Digests;

namespace MongoliaDprk.Monitor.App;

/// <summary>How an entry of the log is written, always on one line.</summary>
internal enum LogFormat
{
    /// <summary>Time, level, message: for people.</summary>
    Text,

    /// <summary>One JSON object with the parts of the message as values: for programs.</summary>
    Json,
}

/// <summary>Logs go to stderr, one line each; stdout is for data.</summary>
internal static class Logs
{
    /// <param name="least">The least level shown, except of the libraries, of which only warnings are.</param>
    public static void ToStderr(ILoggingBuilder logging, LogLevel least, LogFormat format = LogFormat.Text)
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
            o.FormatterName = format == LogFormat.Json ? ConsoleFormatterNames.Json : LineFormatter.FormatterName;
        });
        logging.AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
        logging.Services.Configure<JsonConsoleFormatterOptions>(o =>
        {
            o.UseUtcTimestamp = true;
            o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
    }

    /// <summary>Time in UTC, level, message; of an exception all that it says. Words from outside may hold line breaks and escapes of a terminal: none is written.</summary>
    private sealed class LineFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
    {
        public const string FormatterName = "line";

        public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopes, TextWriter to)
        {
            string at = time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            string message = OutsideText.Clean(entry.Formatter(entry.State, entry.Exception));
            string from = entry.LogLevel > LogLevel.Information ? $" ({entry.Category[(entry.Category.LastIndexOf('.') + 1)..]})" : "";
            bool scheduler = entry.Category.StartsWith("Quartz", StringComparison.Ordinal);
            string exception = entry.Exception is null ? "" : scheduler ? Causes(entry.Exception) : " | " + Lines(entry.Exception);
            to.WriteLine($"{at} {Name(entry.LogLevel)}: {message}{from}{exception}");
        }

        private static string Causes(Exception? exception) =>
            exception is null ? "" : $": {OutsideText.Clean(exception.Message)}{Causes(exception.InnerException)}";

        /// <summary>With a bar where its lines end.</summary>
        private static string Lines(Exception exception) =>
            string.Join(" | ", exception.ToString().Split('\n').Select(OutsideText.Clean).Where(line => line.Length > 0));

        private static new string Name(LogLevel level) => level switch
        {
            LogLevel.Information => "info",
            LogLevel.Warning => "warning",
            _ => level.ToString().ToLowerInvariant(),
        };
    }
}
