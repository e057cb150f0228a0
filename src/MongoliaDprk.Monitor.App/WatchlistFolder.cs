using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App;

/// <summary>Reads the watchlist's files from disk for the core, which knows no disk.</summary>
internal static class WatchlistFolder
{
    private const string VisitsFile = "visits.yaml";

    /// <summary>The folder that is copied beside the program.</summary>
    public static string BuiltIn { get; } = Path.Combine(AppContext.BaseDirectory, "Watchlist");

    /// <param name="folder">Null = the built-in watchlist.</param>
    /// <param name="subscribers">File to read in the place of the folder's own <c>subscribers.yaml</c>; null = that one.</param>
    /// <exception cref="CommandException">The folder or the file is not there.</exception>
    /// <exception cref="WatchlistException">Something in them is wrong.</exception>
    public static Watchlist Read(string? folder, string? subscribers = null)
    {
        List<WatchlistFile> files = Files(folder ?? BuiltIn);
        if (subscribers is not null)
        {
            if (!File.Exists(subscribers))
                throw new CommandException($"no file {subscribers}: check Monitor:Subscribers");
            files.RemoveAll(f => f.Path == WatchlistReader.SubscribersFile);
            files.Add(new WatchlistFile(WatchlistReader.SubscribersFile, File.ReadAllText(subscribers)));
        }

        return WatchlistReader.Read(files);
    }

    /// <summary>The same with another file of known visits in the place of its own.</summary>
    /// <param name="visits">Null = its own.</param>
    public static Watchlist ReadWithLedger(string? folder, string? visits)
    {
        if (visits is null)
            return Read(folder);
        if (!File.Exists(visits))
            throw new CommandException($"no file {visits}: give a ledger in the format of {VisitsFile}", Failure.WrongUsage);
        return WatchlistReader.Read([.. Files(folder ?? BuiltIn).Where(f => f.Path != VisitsFile), new WatchlistFile(VisitsFile, File.ReadAllText(visits))]);
    }

    private static List<WatchlistFile> Files(string folder)
    {
        if (!Directory.Exists(folder))
            throw new CommandException($"no watchlist folder {folder}: give --watchlist (or Monitor__Watchlist) a folder with watchlist.yaml in it");
        return [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(f => new WatchlistFile(InputFolder.Name(folder, f), File.ReadAllText(f)))];
    }
}
