using Microsoft.Extensions.Logging.Console;

namespace MongoliaDprk.Monitor.App;

/// <summary>Logs go to stderr, one line each; stdout is for data.</summary>
internal static class Logs
{
    public static void ToStderr(ILoggingBuilder logging, bool verbose)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(verbose ? LogLevel.Debug : LogLevel.Information);
        if (!verbose)
        {
            logging.AddFilter("Microsoft", LogLevel.Warning);
            logging.AddFilter("Quartz", LogLevel.Warning);
            logging.AddFilter("System", LogLevel.Warning);
        }

        logging.AddSimpleConsole(o =>
        {
            o.SingleLine = true;
            o.TimestampFormat = "yyyy-MM-dd HH:mm:ss'Z' ";
            o.UseUtcTimestamp = true;
            o.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
