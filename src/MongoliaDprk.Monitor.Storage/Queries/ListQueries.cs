using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>One article of a list, with everybody it names.</summary>
/// <param name="Copies">Further articles of its story, whatever the filter.</param>
/// <param name="Reason">Why it is relevant, in one line.</param>
public sealed record ArticleItem(
    long Id, DateOnly Day, string? Published, string SourceId, string? Language, string Title, string Address, long StoryId, bool IsFirst, int Copies,
    IReadOnlyList<string> Topics, IReadOnlyList<ArticleMention> Mentions, string? Reason);

/// <summary>One mention of an article.</summary>
/// <param name="Matched">It meets the filter of the list; the others are there to be read with it.</param>
public sealed record ArticleMention(
    string ActorId, string ActorName, string Side, Salience Salience, int Count, string Evidence, string Surface, IReadOnlyList<Hit> Hits, bool Matched);

/// <summary>Lists articles, headlines, mentions and hits page by page, newest day first: the list that every number leads to.</summary>
public sealed class ListQueries(MonitorDatabase database, Watchlist watchlist)
{
    /// <summary>How many rows the whole list has.</summary>
    public async Task<int> CountAsync(ListQuery query, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        IQueryable<MentionRow> mentions = Counted(context, query);
        return query.Unit switch
        {
            CountUnit.Mention => await mentions.CountAsync(cancellationToken),
            CountUnit.Hit when query.CountedOffice is { } office =>
                await mentions.SelectMany(m => m.Offices).Where(o => o.OfficeId == office).SumAsync(o => o.Hits, cancellationToken),
            CountUnit.Hit => await mentions.SumAsync(m => m.Count, cancellationToken),
            _ => await mentions.Select(m => m.ArticleId).Distinct().CountAsync(cancellationToken),
        };
    }

    /// <summary>One page of mentions; of a list of hits those mentions that have them.</summary>
    /// <param name="skip">Mentions to leave out.</param>
    public async Task<IReadOnlyList<MentionItem>> MentionsAsync(ListQuery query, int skip, int most, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await MentionQueries.ItemsAsync(context, Counted(context, query), skip, most, cancellationToken);
    }

    /// <summary>How many mentions have the hits of a list: its pages are cut between mentions.</summary>
    public async Task<int> MentionCountAsync(ListQuery query, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await Counted(context, query).CountAsync(cancellationToken);
    }

    /// <summary>One page of articles, each once.</summary>
    /// <param name="skip">Articles to leave out.</param>
    public async Task<IReadOnlyList<ArticleItem>> ArticlesAsync(ListQuery query, int skip, int most, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        IQueryable<MentionRow> counted = Counted(context, query);
        IQueryable<long> ids = counted.Select(m => m.ArticleId);
        List<ArticleRow> articles = await Slim(context.Articles.Where(a => ids.Contains(a.Id))
            .OrderByDescending(a => a.Day).ThenByDescending(a => a.Id).Skip(skip).Take(most)).ToListAsync(cancellationToken);
        return await WithFindingsAsync(context, articles, counted, cancellationToken);
    }

    /// <summary>The hits of a mention that a list of hits counts.</summary>
    public async Task<IReadOnlyDictionary<(long Article, string Actor), IReadOnlyList<Hit>>> CountedHitsAsync(
        ListQuery query, IReadOnlyList<MentionItem> mentions, CancellationToken cancellationToken)
    {
        HashSet<(long, string)> all = [.. mentions.Select(m => (m.ArticleId, m.ActorId))];
        if (query.CountedOffice is { } office)
        {
            await using MonitorDbContext context = database.Read();
            long[] articles = [.. mentions.Select(m => m.ArticleId)];
            all = [.. (await context.Mentions.Where(m => articles.Contains(m.ArticleId) && m.Offices.Any(o => o.OfficeId == office && o.Held))
                .Select(m => new { m.ArticleId, m.ActorId }).ToListAsync(cancellationToken)).Select(m => (m.ArticleId, m.ActorId))];
        }

        return mentions.ToDictionary(
            m => (m.ArticleId, m.ActorId),
            m => (IReadOnlyList<Hit>)(all.Contains((m.ArticleId, m.ActorId)) ? m.Hits : [.. m.Hits.Where(h => h.OfficeId == query.CountedOffice)]));
    }

    /// <summary>Title and text of articles, as their hits count in them: title, line break, text.</summary>
    public async Task<IReadOnlyDictionary<long, string>> TextsAsync(IReadOnlyCollection<long> articles, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return (await context.Articles.Where(a => articles.Contains(a.Id)).Select(a => new { a.Id, a.Title, a.Text }).ToListAsync(cancellationToken))
            .ToDictionary(a => a.Id, a => a.Title + "\n" + a.Text);
    }

    internal static IQueryable<MentionRow> Counted(MonitorDbContext context, ListQuery query)
    {
        IQueryable<MentionRow> mentions = FilteredMentions.Of(context, query.Filter);
        if (query.With is { } with)
            mentions = mentions.Where(m => m.Article!.Mentions.Any(o => o.ActorId == with && (query.Filter.Salience == null || o.Salience == query.Filter.Salience)));
        if (query.Unit != CountUnit.Headline)
            return mentions;
        return query.CountedOffice is { } office
            ? mentions.Where(m => m.Offices.Any(o => o.OfficeId == office && o.Headline))
            : mentions.Where(m => m.Salience == Salience.Headline);
    }

    /// <summary>Without text, search column and fingerprint.</summary>
    private static IQueryable<ArticleRow> Slim(IQueryable<ArticleRow> articles) => articles.Select(a => new ArticleRow
    {
        Id = a.Id,
        AddressHash = "",
        Address = a.Address,
        SourceId = a.SourceId,
        SourceSide = a.SourceSide,
        Title = a.Title,
        Text = "",
        Language = a.Language,
        Published = a.Published,
        Day = a.Day,
        SearchText = "",
        WatchlistVersion = "",
        StoryId = a.StoryId,
        IsFirst = a.IsFirst,
        Topics = a.Topics,
    });

    private async Task<IReadOnlyList<ArticleItem>> WithFindingsAsync(
        MonitorDbContext context, List<ArticleRow> articles, IQueryable<MentionRow> counted, CancellationToken cancellationToken)
    {
        long[] ids = [.. articles.Select(a => a.Id)];
        long[] stories = [.. articles.Select(a => a.StoryId).Distinct()];
        Dictionary<long, int> copies = await context.Articles.Where(a => stories.Contains(a.StoryId)).GroupBy(a => a.StoryId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var rows = await context.Mentions.Where(m => ids.Contains(m.ArticleId)).OrderBy(m => m.Salience).ThenBy(m => m.Id)
            .Select(m => new { Mention = m, Matched = counted.Any(c => c.Id == m.Id) }).ToListAsync(cancellationToken);
        ILookup<long, ArticleMention> mentions = rows.ToLookup(r => r.Mention.ArticleId, r => ArticleFindingQueries.Mention(r.Mention, r.Matched));
        return
        [
            .. articles.Select(a => new ArticleItem(
                a.Id, a.Day, a.Published, a.SourceId, a.Language, a.Title, a.Address, a.StoryId, a.IsFirst, copies[a.StoryId] - 1,
                [.. a.Topics.Select(t => t.Topic).Order(StringComparer.Ordinal)], [.. mentions[a.Id].OrderBy(m => m.Salience)],
                StoredReason.Of([.. mentions[a.Id]], watchlist, a.SourceSide))),
        ];
    }
}
