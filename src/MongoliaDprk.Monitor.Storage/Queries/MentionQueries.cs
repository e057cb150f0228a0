using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>Which mentions; null = all.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Text">Words that must stand in title or text, in any script, case folded.</param>
public sealed record MentionFilter(
    DateOnly? From = null, DateOnly? To = null, string? Actor = null, string? Source = null, string? Language = null,
    Salience? Salience = null, string? Text = null);

/// <summary>One mention with its article.</summary>
/// <param name="Published">As resolved, in its precision, or null.</param>
/// <param name="Day">The day it counts for: published, else collected.</param>
public sealed record MentionItem(
    long ArticleId, DateOnly Day, string? Published, string SourceId, string? Language, string Title, string Address,
    string ActorId, string ActorName, string Side, Salience Salience, int Count, string Evidence, string Surface);

/// <summary>Lists mentions, newest day first.</summary>
public sealed class MentionQueries(MonitorDatabase database)
{
    /// <param name="skip">Rows to leave out, for paging.</param>
    /// <param name="most">Rows at the most.</param>
    public Task<IReadOnlyList<MentionItem>> ListAsync(MentionFilter filter, int skip, int most, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The length of the whole list.</summary>
    public Task<int> CountAsync(MentionFilter filter, CancellationToken cancellationToken) => throw new NotImplementedException();

    internal MonitorDatabase Database { get; } = database;
}
