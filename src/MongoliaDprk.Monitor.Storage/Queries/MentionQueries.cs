using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>One mention with its article.</summary>
/// <param name="Published">As resolved, in its precision, or null.</param>
/// <param name="Day">The day it counts for: published, else collected.</param>
/// <param name="StoryId">Equal for copies of one text.</param>
/// <param name="Copies">Further articles of the story, whatever the filter.</param>
public sealed record MentionItem(
    long ArticleId, DateOnly Day, string? Published, string SourceId, string? Language, string Title, string Address,
    string ActorId, string ActorName, string Side, Salience Salience, int Count, string Evidence, string Surface,
    long StoryId, bool IsFirst, int Copies)
{
    /// <summary>In text order; their offsets count in title + line break + text.</summary>
    public IReadOnlyList<Hit> Hits { get; init; } = [];
}

/// <summary>Lists mentions, newest day first.</summary>
public sealed class MentionQueries(MonitorDatabase database)
{
    /// <param name="skip">Rows to leave out, for paging.</param>
    /// <param name="most">Rows at the most.</param>
    public async Task<IReadOnlyList<MentionItem>> ListAsync(MentionFilter filter, int skip, int most, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await ItemsAsync(context, FilteredMentions.Of(context, filter), skip, most, cancellationToken);
    }

    internal static async Task<IReadOnlyList<MentionItem>> ItemsAsync(
        MonitorDbContext context, IQueryable<MentionRow> mentions, int skip, int most, CancellationToken cancellationToken)
    {
        var rows = await mentions
            .OrderByDescending(m => m.Day).ThenByDescending(m => m.ArticleId).ThenBy(m => m.Id)
            .Skip(skip).Take(most)
            .Select(m => new
            {
                Item = new MentionItem(
                    m.ArticleId, m.Day, m.Article!.Published, m.SourceId, m.Article.Language, m.Article.Title, m.Article.Address,
                    m.ActorId, m.ActorName, m.Side, m.Salience, m.Count, m.Evidence, m.Surface,
                    m.Article.StoryId, m.Article.IsFirst, context.Articles.Count(a => a.StoryId == m.Article.StoryId) - 1),
                m.Hits,
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => r.Item with { Hits = StoredHits.Read(r.Hits) })];
    }

    /// <summary>The length of the whole list.</summary>
    public async Task<int> CountAsync(MentionFilter filter, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await FilteredMentions.Of(context, filter).CountAsync(cancellationToken);
    }
}
