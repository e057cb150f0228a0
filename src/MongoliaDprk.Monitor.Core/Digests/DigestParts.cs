using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Claims;
using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>The time whose findings a digest tells.</summary>
/// <param name="From">UTC; what was stored until then was told before.</param>
/// <param name="To">UTC.</param>
/// <param name="Zone">The reader's.</param>
public sealed record DigestSpan(DateTime From, DateTime To, TimeZoneInfo Zone)
{
    /// <summary>Scheduled digests that it stands for; more than 1 after a time without any.</summary>
    public int Digests { get; init; } = 1;

    /// <summary>What was found before <see cref="From"/> is not told: the time without any was too long.</summary>
    public bool IsCut { get; init; }
}

/// <summary>Articles with one text: the one that stands for them and its copies.</summary>
public sealed record DigestStory(DigestArticle First, IReadOnlyList<DigestArticle> Copies)
{
    /// <summary>The digest's stories, in the order of their most prominent article.</summary>
    public static IReadOnlyList<DigestStory> Of(IReadOnlyList<DigestArticle> articles) =>
    [
        .. articles.GroupBy(a => (a.StoryId, Alone: a.StoryId == 0 ? a.Id : 0)).Select(g =>
        {
            DigestArticle first = g.FirstOrDefault(a => a.IsFirst) ?? g.MinBy(a => a.Id)!;
            return new DigestStory(first, [.. g.Where(a => a != first)]);
        }),
    ];
}

/// <summary>Seven days beside the seven before.</summary>
/// <param name="From">First of the seven days.</param>
/// <param name="To">Last of them, a whole day.</param>
/// <param name="Total">All articles; its id is empty.</param>
/// <param name="Actors">Articles that name each actor, most first.</param>
/// <param name="Sources">Mentions in each source's articles, likewise.</param>
public sealed record DigestWeek(DateOnly From, DateOnly To, DigestCount Total, IReadOnlyList<DigestCount> Actors, IReadOnlyList<DigestCount> Sources)
{
    /// <summary>Days compared.</summary>
    public const int Days = 7;
}

/// <summary>A number and the number before.</summary>
public sealed record DigestCount(string Id, string Name, int Now, int Before)
{
    /// <summary>Day of the last good poll, where the source was not collected to the end of the week: the number is too low.</summary>
    public DateOnly? NotSince { get; init; }

    /// <summary><see cref="NotSince"/> is a week ago or longer.</summary>
    public bool IsLongAgo { get; init; }

    /// <summary>Never collected so far: the number says nothing.</summary>
    public bool Never { get; init; }
}

/// <summary>What an outlet did to an article.</summary>
/// <param name="Subject">The actor, as it is called in the reader's language; null where it is none's change.</param>
/// <param name="Before">The sentence that was there.</param>
/// <param name="After">The sentence that is there now.</param>
/// <param name="At">When it was noticed, UTC.</param>
public sealed record DigestChange(
    long ArticleId, ChangeKind Kind, string? Subject, string Title, string Address, string SourceName, string? Before, string? After, DateTime At);

/// <summary>Something a rule told.</summary>
public sealed record DigestAlert(string Title, string Text, string? Address, DateTime At);

/// <summary>A saved sentence whose verdict changed.</summary>
/// <param name="Evidence">The reason with its numbers.</param>
/// <param name="Address">Of an article that shows it, or null.</param>
public sealed record DigestClaim(string Sentence, ClaimVerdict Verdict, string? Evidence, string? Address = null)
{
    /// <summary>Null = cannot be said.</summary>
    public bool? Holds => Verdict == ClaimVerdict.CannotSay ? null : Verdict == ClaimVerdict.True;
}

/// <summary>A day ahead.</summary>
/// <param name="Note">What is known of it, or null.</param>
/// <param name="VisitId">The planned visit, or null for a day of the calendar.</param>
public sealed record DigestComing(DateOnly Day, string Name, string? Note, long? VisitId, VisitStage? Stage = null)
{
    /// <summary>Days that are looked ahead.</summary>
    public const int Days = 14;

    /// <summary>The day moves from year to year, and that of this year is not known: it is about then.</summary>
    public bool IsAbout { get; init; }
}

/// <summary>A message that is expected for a day of the calendar.</summary>
/// <param name="Name">The day and the message, in the watchlist's words.</param>
/// <param name="Evidence">Headline of the article that tells it, or null.</param>
public sealed record DigestExpected(DateOnly Day, string Name, ExpectedState State, string? Evidence, string? Address)
{
    /// <summary>Null = cannot be said: too little was collected, or there is still time.</summary>
    public bool? Met => State is ExpectedState.Met or ExpectedState.Missed ? State == ExpectedState.Met : null;
}
