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
    public long MentionId { get; init; }

    /// <summary>Where the list goes on after this one.</summary>
    public MentionCursor Cursor => new(Day, ArticleId, MentionId);

    /// <summary>In text order; their offsets count in title + line break + text.</summary>
    public IReadOnlyList<Hit> Hits { get; init; } = [];
}

/// <summary>A place in the list of mentions that stays where it is when newer ones come.</summary>
public sealed record MentionCursor(DateOnly Day, long ArticleId, long MentionId);

/// <summary>Lists mentions, newest day first.</summary>
public sealed class MentionQueries(MonitorDatabase database)
{
    /// <param name="skip">Rows to leave out; for the pages of a long list there is <see cref="ListQueries.MentionsAsync"/>.</param>
    /// <param name="most">Rows at the most.</param>
    public async Task<IReadOnlyList<MentionItem>> ListAsync(MentionFilter filter, int skip, int most, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await ItemsAsync(context, FilteredMentions.Of(context, filter), skip, most, cancellationToken);
    }

    internal static Task<IReadOnlyList<MentionItem>> ItemsAsync(
        MonitorDbContext context, IQueryable<MentionRow> mentions, int skip, int most, CancellationToken cancellationToken) =>
        ReadAsync(context, Ordered(mentions).Skip(skip).Take(most), cancellationToken);

    /// <summary>The page after a place in a list, or its first one.</summary>
    internal static Task<IReadOnlyList<MentionItem>> AfterAsync(
        MonitorDbContext context, IQueryable<MentionRow> mentions, MentionCursor? after, int most, CancellationToken cancellationToken)
    {
        if (after is { Day: var day, ArticleId: var article, MentionId: var mention })  // the first condition is what an index understands
            mentions = mentions.Where(m => m.Day <= day && (m.Day < day || m.ArticleId < article || (m.ArticleId == article && m.Id > mention)));
        return ReadAsync(context, Ordered(mentions).Take(most), cancellationToken);
    }

    /// <summary>The length of the whole list.</summary>
    public async Task<int> CountAsync(MentionFilter filter, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await ListLength.OfAsync(context, new ListQuery(CountUnit.Mention, filter), null, cancellationToken);
    }

    private static IQueryable<MentionRow> Ordered(IQueryable<MentionRow> mentions) =>
        mentions.OrderByDescending(m => m.Day).ThenByDescending(m => m.ArticleId).ThenBy(m => m.Id);

    /// <summary>The page is found by its numbers first: what is left out is not read.</summary>
    private static async Task<IReadOnlyList<MentionItem>> ReadAsync(MonitorDbContext context, IQueryable<MentionRow> page, CancellationToken cancellationToken)
    {
        IQueryable<long> ids = page.Select(m => m.Id);
        var rows = await Ordered(context.Mentions.Where(m => ids.Contains(m.Id))).Select(m => new
        {
            Item = new MentionItem(
                m.ArticleId, m.Day, m.Article!.Published, m.SourceId, m.Article.Language, m.Article.Title, m.Article.Address,
                m.ActorId, m.ActorName, m.Side, m.Salience, m.Count, m.Evidence, m.Surface,
                m.Article.StoryId, m.Article.IsFirst, context.Articles.Count(a => a.StoryId == m.Article.StoryId) - 1)
            { MentionId = m.Id },
            m.Hits,
        }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => r.Item with { Hits = StoredHits.Read(r.Hits) })];
    }
}
