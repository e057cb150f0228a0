namespace MongoliaDprk.Monitor.Storage;

/// <summary>When an article is looked at again: often while it is fresh, and for ever, because state media edit and delete their past.</summary>
internal static class RevisitSchedule
{
    /// <summary>Ages, counted from the last change.</summary>
    private static readonly TimeSpan[] Ages =
    [
        TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7), TimeSpan.FromDays(30),
    ];

    private static readonly TimeSpan Then = TimeSpan.FromDays(90);

    /// <summary>An answer that tells nothing is asked for again after this time, twice it, four times it …</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromHours(1), LongestPause = TimeSpan.FromDays(7);

    /// <summary>A visit that would be due this soon is left out.</summary>
    private static readonly TimeSpan LeastPause = TimeSpan.FromMinutes(30);

    /// <param name="changedAt">When the article was published or last changed, UTC.</param>
    /// <param name="now">The visit that has just been made, UTC; a visit that came late is not made up for.</param>
    public static DateTime Next(DateTime changedAt, DateTime now)
    {
        foreach (TimeSpan age in Ages)
        {
            if (changedAt + age > now + LeastPause)
                return changedAt + age;
        }

        return now + Then;
    }
}
