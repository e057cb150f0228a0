namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>What a count could have found: without it a low number says nothing, and a zero may be none.</summary>
/// <param name="Steps">Every step of the period.</param>
/// <param name="Spans">When collecting did not work, by first day.</param>
/// <param name="Breaks">After which days numbers do not compare with those before, by day.</param>
public sealed record TrendCoverage(IReadOnlyList<CoverageStep> Steps, IReadOnlyList<CoverageSpan> Spans, IReadOnlyList<SeriesBreak> Breaks);

/// <summary>One step of a trend.</summary>
/// <param name="Step">Its first day.</param>
/// <param name="Collected">Articles collected that count for its days, relevant or not.</param>
/// <param name="Relevant">Of them, relevant ones.</param>
/// <param name="Days">Its days within the period.</param>
/// <param name="KnownDays">Of them, those with a collected article or a poll that worked, of any of the sources.</param>
public sealed record CoverageStep(DateOnly Step, int Collected, int Relevant, int Days, int KnownDays)
{
    /// <summary>False = nothing is known of the step: its count is "not collected", not zero.</summary>
    public bool Known => KnownDays > 0;
}

/// <summary>Why days are missing.</summary>
public enum CoverageKind
{
    /// <summary>No source that is meant gave an article or could be polled: the monitor was off, had not begun, or nobody filled these days from archives.</summary>
    NotCollected,

    /// <summary>The source was polled, no poll worked, and no article counts for the day.</summary>
    Down,

    /// <summary>The source answered, but articles were no longer found in its pages.</summary>
    LayoutBroken,
}

/// <summary>Days in a row that say nothing.</summary>
/// <param name="Source">Source id; null = all sources that are meant, together.</param>
/// <param name="From">First day, in the outlet's zone.</param>
/// <param name="To">Last day.</param>
/// <param name="Why">The last error, as the poll told it; null = none is known.</param>
public sealed record CoverageSpan(CoverageKind Kind, string? Source, DateOnly From, DateOnly To, string? Why)
{
    /// <summary>How many days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;
}

/// <summary>What makes numbers differ that did not differ in the world.</summary>
public enum BreakKind
{
    /// <summary>A source was polled for the first time.</summary>
    PollingBegan,

    /// <summary>A source was polled for the last time so far, at least a week ago.</summary>
    PollingEnded,

    /// <summary>The stored articles were counted anew with another watchlist or analyzer.</summary>
    CountedAnew,

    /// <summary>The outlet changed something about itself that the watchlist notes: how it writes dates, its address, its name.</summary>
    OutletChanged,
}

/// <summary>A day after which numbers do not compare with those before.</summary>
/// <param name="Source">Source id; null = all.</param>
/// <param name="What">One line for readers.</param>
public sealed record SeriesBreak(DateOnly Day, BreakKind Kind, string? Source, string What);

/// <summary>What is known of one source and day.</summary>
/// <param name="Collected">Articles that count for the day.</param>
/// <param name="Polls">Polls on the day.</param>
/// <param name="Worked">Polls that could read something.</param>
/// <param name="Broken">Polls after which the outlet looked rebuilt.</param>
/// <param name="Error">The last error of the day.</param>
public sealed record SourceDay(string Source, DateOnly Day, int Collected, int Polls, int Worked, int Broken, string? Error)
{
    /// <summary>Something was collected, or would have been had there been anything.</summary>
    public bool Known => Collected > 0 || Worked > Broken;

    /// <summary>What was the matter; null = nothing, or the day was not watched.</summary>
    public CoverageKind? Trouble => Known || Polls == 0 ? null : Broken > 0 ? CoverageKind.LayoutBroken : CoverageKind.Down;
}
