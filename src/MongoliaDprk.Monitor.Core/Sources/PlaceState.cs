namespace MongoliaDprk.Monitor.Core.Sources;

/// <summary>What is remembered of one feed, listing page or sitemap.</summary>
/// <param name="Address">As the watchlist, or the place that names it, writes it; it stays the key when the place has moved.</param>
public sealed record PlaceState(string SourceId, string Address) : PollTrack
{
    private const int MovePolls = 3;
    private static readonly TimeSpan MoveTime = TimeSpan.FromDays(1);
    private static readonly TimeSpan AskOldAgain = TimeSpan.FromDays(30);

    /// <summary>Verbatim as the server sent it, sent back with the next request.</summary>
    public string? ETag { get; init; }

    /// <inheritdoc cref="ETag"/>
    public string? LastModified { get; init; }

    /// <summary>SHA-256 of the last body, hexadecimal: the second line where servers lie.</summary>
    public string? BodyHash { get; init; }

    /// <summary>How many of the last failures in a row said 410.</summary>
    public int Gone { get; init; }

    /// <summary>The last failure was that the page came, but nothing was found on it.</summary>
    public bool Layout { get; init; }

    /// <summary>Where the server says that the place has moved for good (301, 308).</summary>
    public string? MovedTo { get; init; }

    /// <summary>Since when it says so, and how many polls have confirmed it.</summary>
    public DateTime? MovedSince { get; init; }

    /// <inheritdoc cref="MovedSince"/>
    public int MovedPolls { get; init; }

    /// <summary>When the watchlist's own address was last asked.</summary>
    public DateTime? AskedAt { get; init; }

    /// <summary>
    /// The address to ask: the new one once three polls over a day have confirmed the move. The old one stays in the watchlist and is asked
    /// again once in 30 days, and at once when the new one fails.
    /// </summary>
    public Uri ToAsk(DateTime now)
    {
        bool moved = MovedPolls >= MovePolls && MovedSince + MoveTime <= now && Errors == 0 && now - AskedAt < AskOldAgain && AskedAt <= now;
        return new Uri(moved ? MovedTo! : Address);
    }

    /// <summary>What the answer says of the address it was asked at: a move is confirmed or, when another or none is told, forgotten.</summary>
    public PlaceState AskedFor(Uri asked, Uri? permanent, DateTime now)
    {
        if (asked.AbsoluteUri != Address)
            return this;  // asked at its new address: the old one has said nothing
        PlaceState state = this with { AskedAt = now };
        if (permanent is null || permanent.AbsoluteUri == Address)
            return state with { MovedTo = null, MovedSince = null, MovedPolls = 0 };
        return permanent.AbsoluteUri == MovedTo && MovedSince <= now
            ? state with { MovedPolls = MovedPolls + 1 }
            : state with { MovedTo = permanent.AbsoluteUri, MovedSince = now, MovedPolls = 1 };
    }

    /// <summary>After links not seen before were found there.</summary>
    public PlaceState News(DateTime now) => (PlaceState)WithNews(now);

    /// <summary>It was read, or had not changed.</summary>
    /// <param name="freshFor">How long the server says that asking again gives nothing new, or null.</param>
    public PlaceState Read(DateTime now, Cadence cadence, TimeSpan? freshFor)
    {
        var read = (PlaceState)Worked(now, null, TimeSpan.Zero);
        return read with { Gone = 0, Layout = false, NextPoll = now + cadence.AfterSuccess(read.Rhythm, read.Silent, freshFor) };
    }

    /// <summary>It could not be fetched or read.</summary>
    /// <param name="gone">The server said 410.</param>
    /// <param name="layout">The page came, but nothing was found on it.</param>
    /// <param name="retryAfter">How long the host wants to be left alone, or null.</param>
    public PlaceState Missed(DateTime now, Cadence cadence, string error, bool gone = false, bool layout = false, TimeSpan? retryAfter = null)
    {
        var missed = (PlaceState)Failed(now, error, TimeSpan.Zero);
        missed = missed with { Gone = gone ? Gone + 1 : 0, Layout = layout };
        return missed with { NextPoll = now + cadence.AfterFailure(missed.Errors, now - missed.FailingSince!.Value, missed.Gone, retryAfter) };
    }
}
