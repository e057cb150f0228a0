using MongoliaDprk.Monitor.Core.Sources;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>Columns that the states of sources and of their places share; see <see cref="PollTrack"/>.</summary>
internal abstract class PollTrackRow
{
    public required string SourceId { get; init; }
    public DateTime? LastPoll { get; set; }
    public DateTime? LastSuccess { get; set; }
    public DateTime? LastNewArticle { get; set; }
    public int Errors { get; set; }
    public string? LastError { get; set; }
    public DateTime? FailingSince { get; set; }
    public DateTime? NextPoll { get; set; }

    /// <summary>See <see cref="Core.Sources.Rhythm.Stored"/>.</summary>
    public string Rhythm { get; set; } = "";

    public long SilentSeconds { get; set; }

    protected void Keep(PollTrack track)
    {
        LastPoll = track.LastPoll;
        LastSuccess = track.LastSuccess;
        LastNewArticle = track.LastNewArticle;
        Errors = track.Errors;
        LastError = track.LastError is null ? null : StoredText.OneLine(track.LastError);
        FailingSince = track.FailingSince;
        NextPoll = track.NextPoll;
        Rhythm = track.Rhythm.Stored;
        SilentSeconds = (long)track.Silent.TotalSeconds;
    }

    protected T Filled<T>(T track)
        where T : PollTrack => (T)((PollTrack)track with
        {
            LastPoll = LastPoll,
            LastSuccess = LastSuccess,
            LastNewArticle = LastNewArticle,
            Errors = Errors,
            LastError = LastError,
            FailingSince = FailingSince,
            NextPoll = NextPoll,
            Rhythm = new Rhythm(Rhythm),
            Silent = TimeSpan.FromSeconds(SilentSeconds),
        });
}
