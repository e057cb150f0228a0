namespace MongoliaDprk.Monitor.Core.Sources;

/// <summary>What is remembered of the polls of a source, or of one of its places. Instants are UTC; null = never.</summary>
public abstract record PollTrack
{
    /// <summary>When it was last polled, whatever came of it.</summary>
    public DateTime? LastPoll { get; init; }

    /// <summary>When a poll last worked.</summary>
    public DateTime? LastSuccess { get; init; }

    /// <summary>When a link not seen before was last found.</summary>
    public DateTime? LastNewArticle { get; init; }

    /// <summary>Polls with an error since the last one without.</summary>
    public int Errors { get; init; }

    /// <summary>One line, or null after a poll without error.</summary>
    public string? LastError { get; init; }

    /// <summary>When the first of the <see cref="Errors"/> was met.</summary>
    public DateTime? FailingSince { get; init; }

    /// <summary>When it is to be polled again.</summary>
    public DateTime? NextPoll { get; init; }

    public Rhythm Rhythm { get; init; } = Rhythm.Unknown;

    /// <summary>
    /// Time without a new article, up to the last poll, of which only what was watched counts: neither the time of failures nor that in
    /// which the monitor or its database was down.
    /// </summary>
    public TimeSpan Silent { get; init; }

    /// <summary>
    /// True when it is time for a poll. A poll that lies in the future was written by a clock that was wrong, and so was a next one
    /// further ahead than any pause is long: both are healed by polling.
    /// </summary>
    /// <param name="slack">A poll that would be due this soon is due now.</param>
    public bool IsDue(DateTime now, Cadence cadence, TimeSpan slack) =>
        LastPoll is not { } last || NextPoll is not { } next
        || next <= now + slack
        || last > now + slack
        || next > now + Cadence.Longest + slack
        || (Errors == 0 && last + cadence.Most <= now + slack);

    /// <summary>After links not seen before were found; what several places give in one poll is one step of the rhythm.</summary>
    internal PollTrack WithNews(DateTime now)
    {
        bool first = LastNewArticle is not { } last || (last <= now && last > (LastPoll ?? DateTime.MinValue));
        return this with { LastNewArticle = now, Rhythm = first ? Rhythm : Rhythm.With(Silent + Watched(now)), Silent = TimeSpan.Zero };
    }

    /// <summary>The poll is over and worked, at least in part.</summary>
    internal PollTrack Worked(DateTime now, string? error, TimeSpan wait)
    {
        // heals what a clock that ran ahead has written
        DateTime? news = LastNewArticle > now ? now : LastNewArticle;
        bool isNews = news is not null && (LastPoll is not { } before || before > now || news > before);
        return this with
        {
            LastNewArticle = news,
            Silent = isNews ? TimeSpan.Zero : Silent + Watched(now),
            LastPoll = now,
            LastSuccess = now,
            Errors = error is null ? 0 : Errors + 1,
            LastError = error,
            FailingSince = error is null ? null : FailingSince ?? now,
            NextPoll = now + wait,
        };
    }

    /// <summary>The poll is over and nothing worked.</summary>
    internal PollTrack Failed(DateTime now, string error, TimeSpan wait) => this with
    {
        LastNewArticle = LastNewArticle > now ? now : LastNewArticle,
        LastPoll = now,
        LastSuccess = LastSuccess >= now ? now.AddMilliseconds(-1) : LastSuccess,
        Errors = Errors + 1,
        LastError = error,
        FailingSince = FailingSince > now ? now : FailingSince ?? now,
        NextPoll = now + wait,
    };

    /// <summary>Time since the last poll, if that worked; no more than twice as long as planned, for then nobody was watching.</summary>
    private TimeSpan Watched(DateTime now)
    {
        if (LastPoll is not { } last || LastSuccess != last || last >= now)
            return TimeSpan.Zero;
        TimeSpan planned = NextPoll > last ? NextPoll.Value - last : TimeSpan.Zero;
        return now - last < 2 * planned ? now - last : 2 * planned;
    }
}
