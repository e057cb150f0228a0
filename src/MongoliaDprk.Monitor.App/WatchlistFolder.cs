using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App;

/// <summary>Reads the watchlist's files from disk for the core, which knows no disk.</summary>
internal static class WatchlistFolder
{
    /// <summary>The folder that is copied beside the program.</summary>
    public static string BuiltIn { get; } = Path.Combine(AppContext.BaseDirectory, "Watchlist");

    /// <param name="folder">Null = the built-in watchlist.</param>
    /// <exception cref="CommandException">The folder is not there.</exception>
    /// <exception cref="WatchlistException">Something in it is wrong.</exception>
    public static Watchlist Read(string? folder) => WatchlistReader.Read(Files(folder ?? BuiltIn));

    private static List<WatchlistFile> Files(string folder)
    {
        if (!Directory.Exists(folder))
            throw new CommandException($"no watchlist folder {folder}: give --watchlist (or Monitor__Watchlist) a folder with watchlist.yaml in it");
        return [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(f => new WatchlistFile(InputFolder.Name(folder, f), File.ReadAllText(f)))];
    }
}
