namespace MongoliaDprk.Monitor.Core.Sources;

/// <summary>What the polls of a source gave, all its places together, and how it fares.</summary>
public sealed record SourceState(string SourceId) : PollTrack
{
    /// <summary>Pages in a row that came, but gave no text of their own.</summary>
    public int BlankPages { get; init; }

    /// <summary>What the first of them looked like: why they are no articles; null = none.</summary>
    public string? Layout { get; init; }

    /// <summary>Hash of the text of the last page, to know the same text under another address.</summary>
    public string? LastText { get; init; }

    /// <summary>How the source fared at its last poll, since when, and at how many polls in a row.</summary>
    public Health Health { get; init; }

    /// <inheritdoc cref="Health"/>
    public DateTime? HealthSince { get; init; }

    /// <inheritdoc cref="Health"/>
    public int HealthPolls { get; init; }

    /// <summary>The trouble that was told last and is not over; null = none.</summary>
    public Health? Told { get; init; }

    /// <summary>After links not seen before were found in one of its places.</summary>
    public SourceState News(DateTime now) => (SourceState)WithNews(now);

    /// <summary>The poll is over.</summary>
    public SourceState Polled(PollOutcome outcome, DateTime now)
    {
        TimeSpan wait = outcome.NextPoll > now ? outcome.NextPoll - now : TimeSpan.Zero;
        PollTrack polled = outcome.Worked ? Worked(now, outcome.Error, wait) : Failed(now, outcome.Error ?? "nothing could be read", wait);
        return (SourceState)polled with { BlankPages = outcome.BlankPages, Layout = outcome.Layout, LastText = outcome.LastText };
    }
}

/// <summary>How one poll of a source ended.</summary>
/// <param name="Worked">At least one of its places could be read, and its pages were not refused.</param>
/// <param name="Error">One line with everything that went wrong; null = nothing did.</param>
/// <param name="NextPoll">UTC.</param>
/// <param name="BlankPages">See <see cref="SourceState.BlankPages"/>.</param>
/// <param name="Layout">Why the outlet looks rebuilt; null = it does not.</param>
public sealed record PollOutcome(
    bool Worked, string? Error, DateTime NextPoll, int BlankPages = 0, string? Layout = null, string? LastText = null);
