namespace MongoliaDprk.Monitor.Core.Sources;

/// <summary>How long to wait before a source or place is polled again.</summary>
/// <param name="Least">The source's shortest interval, more than zero.</param>
/// <param name="Most">Its longest while it works.</param>
public sealed record Cadence(TimeSpan Least, TimeSpan Most)
{
    private const int EnoughGaps = 5;
    private const int SurelyFailing = 10;
    private const int SurelyGone = 3;
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(2);
    private static readonly TimeSpan LongFailing = TimeSpan.FromDays(7);
    private static readonly TimeSpan Dead = TimeSpan.FromDays(30);

    /// <summary>No pause of ours is longer: a time that lies further ahead was written by a clock that was wrong.</summary>
    public static TimeSpan Longest => Dead;

    /// <summary>
    /// After a poll that worked: half of the gap that three quarters of the gaps exceed. News comes in bursts, so that after new articles the
    /// shortest interval is kept for a while whatever the rhythm; what the server says of freshness lengthens within the bounds.
    /// </summary>
    /// <param name="silent">Time since the last new article.</param>
    /// <param name="freshFor">How long the server says that asking again gives nothing new, or null.</param>
    public TimeSpan AfterSuccess(Rhythm rhythm, TimeSpan silent, TimeSpan? freshFor)
    {
        TimeSpan wait = silent < 3 * Least || rhythm.Gaps < EnoughGaps ? Least : rhythm.Quantile(0.25)!.Value / 2;
        return Bounded(freshFor is { } fresh && fresh > wait ? fresh : wait);
    }

    /// <summary>
    /// After a poll that failed: each time twice as long, up to two hours; once a day after a week of failures; once in 30 days when it
    /// failed for 30 days or said three times that it is gone for good (410). Never no more.
    /// </summary>
    /// <param name="errors">Failures in a row, at least one.</param>
    /// <param name="failingFor">Since the first of them.</param>
    /// <param name="gone">How many of the last in a row said 410.</param>
    /// <param name="retryAfter">How long the host wants to be left alone, or null.</param>
    public TimeSpan AfterFailure(int errors, TimeSpan failingFor, int gone, TimeSpan? retryAfter)
    {
        TimeSpan wait = Least * Math.Pow(2, Math.Clamp(errors - 1, 0, 20));
        TimeSpan longest = Most > LongestPause ? Most : LongestPause;
        if (wait > longest)
            wait = longest;
        if (gone >= SurelyGone || (errors >= SurelyFailing && failingFor >= Dead))
            wait = Dead;
        else if (errors >= SurelyFailing && failingFor >= LongFailing)
            wait = TimeSpan.FromDays(1);
        return retryAfter > wait ? retryAfter.Value : wait;
    }

    private TimeSpan Bounded(TimeSpan wait) => wait < Least ? Least : wait > Most ? Most : wait;
}
