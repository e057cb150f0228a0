using System.CommandLine;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>Options that every command understands.</summary>
internal static class SharedOptions
{
    public static Option<string?> Database { get; } = new("--database")
    {
        Description = "Where the findings are kept: 'Host=…;Database=…' = PostgreSQL, a file path = embedded SQLite. Default: a file in the data folder.",
        HelpName = "CONNECTION",
        Recursive = true,
    };

    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "The data folder (embedded database, kept files). Default: the user's local application data.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<string?> Watchlist { get; } = new("--watchlist")
    {
        Description = "The watchlist folder. Default: the one beside the program.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<string?> Config { get; } = new("--config")
    {
        Description = "A JSON file with settings in a \"Monitor\" section; the environment (Monitor__Web__Address=…) wins over it.",
        HelpName = "FILE",
        Recursive = true,
    };

    public static Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Show more of what happens; with an error, where in the program.",
        Recursive = true,
    };

    public static Option<bool> Json { get; } = new("--json") { Description = "Print JSON for programs." };

    /// <summary>The level asked for with --verbose, else the command's own.</summary>
    public static LogLevel LogLevel(ParseResult parsed, LogLevel usual) => parsed.GetValue(Verbose) ? Microsoft.Extensions.Logging.LogLevel.Debug : usual;

    public static IReadOnlyList<Option> All { get; } = [Database, Data, Watchlist, Config, Verbose];
}
