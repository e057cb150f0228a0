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
        string beside = Path.Combine(Path.GetDirectoryName(ProjectFolder.Top) ?? "", "shared");
        return Directory.Exists(Path.Combine(beside, "data")) ? beside : null;
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
