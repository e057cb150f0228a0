namespace MongoliaDprk.Monitor.Tests;

/// <summary>The evaluation data that lies outside the repository, beside it in <c>../shared</c> or where MONITOR_SHARED says.</summary>
internal static class SharedData
{
    /// <summary>The folder, or null where it is absent.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("MONITOR_SHARED") is { Length: > 0 } given)
            return Directory.Exists(given) ? given : null;
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "MongoliaDprk.Monitor.sln")))
            {
                string beside = Path.Combine(at.Parent?.FullName ?? "", "shared");
                return Directory.Exists(Path.Combine(beside, "data")) ? beside : null;
            }
        }

        return null;
    }
}

/// <summary>A test on data that is not part of the repository: skipped, with the reason, where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Folder is null)
            Skip = "needs the evaluation data in ../shared (or MONITOR_SHARED), which is not part of the repository";
    }
}
