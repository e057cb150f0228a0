namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>Collects what is wrong with one file, into the list for all files.</summary>
internal sealed class FileErrors(WatchlistFile file, List<WatchlistError> errors)
{
    public string Path => file.Path;

    public string Text => file.Text;

    /// <summary>Errors so far, in all files.</summary>
    public int Count => errors.Count;

    public void Add(int line, string message) => errors.Add(new WatchlistError(file.Path, line, message));
}
