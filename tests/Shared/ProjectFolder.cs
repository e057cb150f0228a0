namespace MongoliaDprk.Monitor.Tests;

/// <summary>The project's top folder, in which the tests run.</summary>
internal static class ProjectFolder
{
    public static string Top { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "MongoliaDprk.Monitor.sln")))
                return at.FullName;
        }

        throw new DirectoryNotFoundException("the tests run outside the project's folder");
    }
}
