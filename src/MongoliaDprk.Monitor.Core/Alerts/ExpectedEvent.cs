using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Alerts;

/// <summary>What became of an expected message.</summary>
public enum ExpectedState
{
    /// <summary>Its window is not over.</summary>
    Pending,

    /// <summary>An article tells it.</summary>
    Met,

    /// <summary>Its window is over, articles were collected, and none tells it.</summary>
    Missed,

    /// <summary>Its window is over, but too little was collected to say anything.</summary>
    NotCollected,
}

/// <summary>One expected message in one year.</summary>
/// <param name="On">The day of the calendar in this year.</param>
/// <param name="From">First day of the window.</param>
/// <param name="To">Last day of the window.</param>
/// <param name="Evidence">Articles that tell it, oldest first.</param>
/// <param name="Near">Where none does: articles of the window on the topic that name both countries, but not who was expected.</param>
/// <param name="CollectedDays">Days of the window so far on which outlets of the countries concerned gave articles.</param>
/// <param name="Read">Sources that gave them.</param>
public sealed record ExpectedEvent(
    CalendarDay Day, Expectation Expectation, DateOnly On, DateOnly From, DateOnly To, ExpectedState State,
    IReadOnlyList<EventArticle> Evidence, IReadOnlyList<EventArticle> Near, int CollectedDays, IReadOnlyList<string> Read)
{
    /// <summary>How long the window is.</summary>
    public int WindowDays => To.DayNumber - From.DayNumber + 1;
}

/// <summary>An article that may tell an expected message.</summary>
/// <param name="Actors">Ids of all actors it names.</param>
public sealed record EventArticle(
    long ArticleId, DateOnly Day, string SourceId, string Title, string Address, IReadOnlyList<string> Actors, IReadOnlyList<string> Topics);

/// <summary>A source gave articles for a day.</summary>
public sealed record SourceDay(string SourceId, DateOnly Day);
