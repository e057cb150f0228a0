namespace MongoliaDprk.Monitor.Core.Watchlists;

/// <summary>Reads and checks the YAML files of a watchlist; strict: what it does not understand is an error, and all errors are told at once.</summary>
public static class WatchlistReader
{
    /// <exception cref="WatchlistException">Something is wrong; carries every error with file and line.</exception>
    public static Watchlist Read(IReadOnlyList<WatchlistFile> files) => throw new NotImplementedException();
}
