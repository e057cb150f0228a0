namespace MongoliaDprk.Monitor.Storage;

/// <summary>Growing pauses between tries: each twice the one before.</summary>
internal static class Pauses
{
    /// <summary>Fetches after which a link is given up.</summary>
    public const int MostAttempts = 10;

    /// <summary>Between two fetches of a link.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(1);

    /// <param name="attempts">Tries that failed so far, at least one.</param>
    public static TimeSpan After(int attempts, TimeSpan first, TimeSpan longest)
    {
        double factor = Math.Pow(2, Math.Clamp(attempts - 1, 0, 30));
        return first * factor < longest ? first * factor : longest;
    }
}
