namespace MongoliaDprk.Monitor.Core.Sources;

/// <summary>How a source fares, what needs attention most first but for the last ones.</summary>
public enum Health
{
    /// <summary>Never polled so far.</summary>
    NeverPolled,

    /// <summary>Nothing of it could be read, or not even a page of it.</summary>
    Failing,

    /// <summary>Its pages come, but links or texts are no longer found in them.</summary>
    LayoutBroken,

    /// <summary>Some of its places can be read, others cannot.</summary>
    PartlyFailing,

    /// <summary>It was polled, but has never given an article.</summary>
    NeverWorked,

    /// <summary>Nothing new for longer than it is usually silent.</summary>
    Quiet,

    /// <summary>Due for a poll that did not come: the monitor was off, or has too much to do.</summary>
    Late,

    /// <summary>It works.</summary>
    Healthy,
}

/// <summary>Judges sources.</summary>
public static class HealthRules
{
    /// <summary>Gaps that must have been seen, over <see cref="EnoughTime"/>, before silence can be told from the usual.</summary>
    private const int EnoughGaps = 12;

    /// <summary>Nights and a weekend belong to a rhythm.</summary>
    private static readonly TimeSpan EnoughTime = TimeSpan.FromDays(7);

    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>How the source fares, given what its polls gave.</summary>
    /// <param name="state">Null = never polled.</param>
    public static Health Judge(SourceState? state, DateTime now)
    {
        if (state?.LastPoll is not { } last)
            return Health.NeverPolled;
        if (state.NextPoll is { } next && now - next > Grace + (2 * (next - last)))
            return Health.Late;
        if (state.LastSuccess is null || state.LastNewArticle is null)
            return Health.NeverWorked;
        if (state.Layout is not null)
            return Health.LayoutBroken;
        if (state.LastSuccess < last)
            return Health.Failing;
        if (state.LastError is not null)
            return Health.PartlyFailing;
        return LongestUsual(state.Rhythm) is { } usual && state.Silent > usual ? Health.Quiet : Health.Healthy;
    }

    /// <summary>The silence that only one gap in a hundred exceeds, or null as long as too little is known of the rhythm.</summary>
    public static TimeSpan? LongestUsual(Rhythm rhythm) =>
        rhythm.Gaps >= EnoughGaps && rhythm.Observed >= EnoughTime ? rhythm.Quantile(0.99) : null;
}
