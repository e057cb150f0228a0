namespace MongoliaDprk.Monitor.Tests.Fuzzing;

/// <summary>Every reader of what comes from outside.</summary>
internal static class FuzzParsers
{
    public static IReadOnlyList<FuzzParser> All { get; } = [.. WebParsers.All, .. FileParsers.All, .. TextParsers.All];
}
