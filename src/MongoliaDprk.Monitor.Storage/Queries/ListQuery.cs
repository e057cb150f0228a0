using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>The list behind one number.</summary>
/// <param name="Unit">What the list has one row for.</param>
/// <param name="ByOffice">
/// The number counts <see cref="MentionFilter.Office"/> itself: a headline is then one that names the office or its holder, a hit one that
/// speaks of the office; else both are those of the actor who is named.
/// </param>
public sealed record ListQuery(CountUnit Unit, MentionFilter Filter, bool ByOffice = false)
{
    /// <summary>Only articles that name this actor too, and as prominently as the filter asks; null = all.</summary>
    public string? With { get; init; }

    /// <summary>The office that hits and headlines are counted for, or null = for the actor.</summary>
    public string? CountedOffice => ByOffice ? Filter.Office : null;
}
