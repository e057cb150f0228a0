using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>What is new of the relationship, ready to be rendered. Every number names the list it counts.</summary>
/// <param name="Day">The day it is the digest of, in the reader's zone.</param>
/// <param name="Subject">Name of the watchlist.</param>
/// <param name="Articles">Relevant articles, most prominent first; the digest's count is this list's length.</param>
/// <param name="Actors">Actors by number of articles, descending.</param>
/// <param name="Visits">Visits that are news: the new ones, those whose stage changed, those reported again.</param>
/// <param name="Sources">Per source what was collected, so that silence can be told from a failure.</param>
/// <param name="SourceNews">Sources that were found broken, silent or working again, in order of time.</param>
public sealed record Digest(
    DateOnly Day,
    string Subject,
    IReadOnlyList<DigestArticle> Articles,
    IReadOnlyList<DigestActor> Actors,
    IReadOnlyList<DigestVisit> Visits,
    IReadOnlyList<DigestSource> Sources,
    IReadOnlyList<DigestNews> SourceNews)
{
    /// <summary>Null = the articles that count for <see cref="Day"/>, whenever they were found.</summary>
    public DigestSpan? Span { get; init; }

    /// <summary>Null where numbers are not compared.</summary>
    public DigestWeek? Week { get; init; }

    /// <summary>What outlets did to articles that were stored before, in order of time.</summary>
    public IReadOnlyList<DigestChange> Changes { get; init; } = [];

    /// <summary>What rules of the reader told in the digest instead of at once.</summary>
    public IReadOnlyList<DigestAlert> Alerts { get; init; } = [];

    /// <summary>Counts and gaps that chance hardly explains.</summary>
    public IReadOnlyList<DigestNews> Anomalies { get; init; } = [];

    /// <summary>Saved sentences whose verdict changed.</summary>
    public IReadOnlyList<DigestClaim> Claims { get; init; } = [];

    /// <summary>Days and visits of the next <see cref="DigestComing.Days"/> days, by day.</summary>
    public IReadOnlyList<DigestComing> Coming { get; init; } = [];

    /// <summary>Messages that the calendar expects: those that came or were given up since the digest before, and those still awaited.</summary>
    public IReadOnlyList<DigestExpected> Expected { get; init; } = [];

    /// <summary>What the polls of these days did, step by step; empty = nothing was counted.</summary>
    public IReadOnlyDictionary<FunnelStep, int> Funnel { get; init; } = new Dictionary<FunnelStep, int>();

    /// <summary>Nothing that is news of the relationship; whether anything was collected is another question.</summary>
    public bool IsNothing =>
        Articles.Count + Visits.Count + Changes.Count + Alerts.Count + Anomalies.Count + Claims.Count + Expected.Count(e => e.Met == false) == 0;
}

/// <summary>One article of a digest with its evidence.</summary>
/// <param name="Actors">Names, the most prominent first.</param>
/// <param name="Published">As resolved, ISO 8601 in its precision, or null.</param>
public sealed record DigestArticle(
    long Id, string Title, string Address, string SourceName, string? Language, string? Published, Salience Salience,
    IReadOnlyList<string> Actors, IReadOnlyList<string> Topics, string Evidence)
{
    /// <summary>The day it counts for; not set where the digest is made by hand.</summary>
    public DateOnly Day { get; init; }

    /// <summary>When its page was read, UTC.</summary>
    public DateTime FoundAt { get; init; }

    /// <summary>Equal for copies of one text; 0 = a story of its own.</summary>
    public long StoryId { get; init; }

    /// <summary>It was public before its copies.</summary>
    public bool IsFirst { get; init; } = true;

    /// <summary>Copies of the same text that are stored but not in this digest: it is not the first the reader hears of it.</summary>
    public int OtherCopies { get; init; }
}

/// <summary>One actor of a digest.</summary>
/// <param name="Articles">Number of the digest's articles that mention the actor.</param>
/// <param name="Hits">Number of occurrences in them.</param>
public sealed record DigestActor(string Id, string Name, string Side, int Articles, int Hits);

/// <summary>One visit of a digest.</summary>
/// <param name="IsNew">First reported in the digest's time.</param>
public sealed record DigestVisit(
    long Id, IReadOnlyList<string> Visitors, string? From, string? To, string? Place, string? Start, string? End,
    VisitStage Stage, bool IsNew, string Sentence, string Address, string SourceName, double Confidence)
{
    /// <summary>The stage before, where it changed in the digest's time.</summary>
    public VisitStage? Was { get; init; }

    /// <summary>Names of the countries of <see cref="From"/> and <see cref="To"/> in the reader's language; null = the code stands.</summary>
    public string? FromName { get; init; }

    /// <inheritdoc cref="FromName"/>
    public string? ToName { get; init; }

    /// <summary>Who reports it, over its whole life: each outlet once, by name.</summary>
    public IReadOnlyList<DigestWitness> Witnesses { get; init; } = [];

    /// <summary>What each side of the relationship says of it, then the third parties; see <see cref="Confirmation"/>.</summary>
    public IReadOnlyList<DigestVoice> Voices { get; init; } = [];

    /// <summary>Language of the sentence.</summary>
    public string? Language { get; init; }
}

/// <summary>An outlet that reports a visit.</summary>
/// <param name="Side">Of the outlet; null = not known.</param>
/// <param name="SideName">Name of that country in the reader's language.</param>
public sealed record DigestWitness(string SourceName, string? Side, string? SideName);

/// <summary>What one side says of a visit.</summary>
/// <param name="Side">Null = all outlets of neither side.</param>
/// <param name="SideName">Name of that country in the reader's language; null = the code stands.</param>
/// <param name="Outlets">Those that report it, each once, by name.</param>
public sealed record DigestVoice(string? Side, string? SideName, SideStanding Standing, IReadOnlyList<string> Outlets);

/// <summary>What one source gave in the digest's time.</summary>
/// <param name="LastError">Null when the last poll was good.</param>
public sealed record DigestSource(string Id, string Name, int Collected, int Relevant, DateTime? LastSuccess, string? LastError);

/// <summary>What an alert told that is not of the relationship itself.</summary>
public sealed record DigestNews(string Title, string Text)
{
    /// <summary>The list that shows it; null = none does.</summary>
    public DigestList? List { get; init; }
}

/// <summary>A list of articles on the dashboard; null = not narrowed by it.</summary>
public sealed record DigestList(string? Actor, string? Source, string? Topic, DateOnly From, DateOnly To);
