namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>The files of a folder that a command reads, in a fixed order.</summary>
internal static class InputFolder
{
    /// <exception cref="CommandException">The folder is not there.</exception>
    public static IReadOnlyList<string> Files(string folder)
    {
        if (!Directory.Exists(folder))
            throw new CommandException($"no folder {folder}: give --dir the folder with the files to read", Failure.WrongUsage);
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    public static string Name(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');
}
