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
    /// <param name="most">Where no kept number tells, it is not counted further: an answer above it means "more". Null = to the end.</param>
    public async Task<int> CountAsync(ListQuery query, CancellationToken cancellationToken, int? most = null)
    {
        await using MonitorDbContext context = database.Read();
        return await ListLength.OfAsync(context, query, most, cancellationToken);
    }

    /// <summary>One page of mentions; of a list of hits those mentions that have them.</summary>
    /// <param name="skip">Mentions to leave out.</param>
    public async Task<IReadOnlyList<MentionItem>> MentionsAsync(ListQuery query, int skip, int most, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        (ListQuery rest, int near) = await ListLength.FromAsync(context, query, CountUnit.Mention, skip, cancellationToken);
        Task<IReadOnlyList<MentionItem>> AmongAsync(int newest) => MentionQueries.ItemsAsync(context, Counted(context, rest, newest), 0, near + most, cancellationToken);
        return await NewestWords.FindAsync(rest, near + most, AmongAsync, found => found.Count) is { } found
            ? [.. found.Skip(near)]
            : await MentionQueries.ItemsAsync(context, Counted(context, rest), near, most, cancellationToken);
    }

    /// <summary>The next mentions of the list, for whoever reads all of it: no row comes twice or is left out when new ones come.</summary>
    /// <param name="after">The last row that was read; null = from the beginning.</param>
    public async Task<IReadOnlyList<MentionItem>> MentionsAfterAsync(ListQuery query, MentionCursor? after, int most, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await MentionQueries.AfterAsync(context, Counted(context, query), after, most, cancellationToken);
    }

    /// <summary>How many mentions have the hits of a list: its pages are cut between mentions.</summary>
    public Task<int> MentionCountAsync(ListQuery query, CancellationToken cancellationToken, int? most = null) =>
        CountAsync(query with { Unit = CountUnit.Mention }, cancellationToken, most);

    /// <summary>One page of articles, each once.</summary>
    /// <param name="skip">Articles to leave out.</param>
    public async Task<IReadOnlyList<ArticleItem>> ArticlesAsync(ListQuery query, int skip, int most, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        (ListQuery rest, int near) = await ListLength.FromAsync(context, query, query.Unit, skip, cancellationToken);
        return await WithFindingsAsync(context, await NewestAsync(context, rest, null, near, most, cancellationToken), query, cancellationToken);
    }

    /// <summary>The next articles of the list; see <see cref="MentionsAfterAsync"/>.</summary>
    /// <param name="after">The last one that was read; null = from the beginning.</param>
    public async Task<IReadOnlyList<ArticleItem>> ArticlesAfterAsync(ListQuery query, ArticleItem? after, int most, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await WithFindingsAsync(context, await NewestAsync(context, query, after, 0, most, cancellationToken), query, cancellationToken);
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

    /// <inheritdoc cref="FilteredMentions.Of"/>
    internal static IQueryable<MentionRow> Counted(MonitorDbContext context, ListQuery query, int? newest = null)
    {
        IQueryable<MentionRow> mentions = FilteredMentions.Of(context, query.Filter, newest);
        if (query.With is { } with)
            mentions = mentions.Where(m => m.Article!.Mentions.Any(o => o.ActorId == with && (query.Filter.Salience == null || o.Salience == query.Filter.Salience)));
        if (query.Unit != CountUnit.Headline)
            return mentions;
        return query.CountedOffice is { } office
            ? mentions.Where(m => m.Offices.Any(o => o.OfficeId == office && o.Headline))
            : mentions.Where(m => m.Salience == Salience.Headline);
    }

    private static async Task<List<ArticleRow>> NewestAsync(MonitorDbContext context, ListQuery query, ArticleItem? after, int skip, int most, CancellationToken cancellationToken)
    {
        Task<List<ArticleRow>> AmongAsync(int newest) => Slim(Articles(context, query, after, 0, skip + most, newest)).ToListAsync(cancellationToken);
        return await NewestWords.FindAsync(query, skip + most, AmongAsync, found => found.Count) is { } found
            ? found[skip..]
            : await Slim(Articles(context, query, after, skip, most)).ToListAsync(cancellationToken);
    }

    /// <param name="among">So many of the newest articles are looked at; null = all.</param>
    private static IQueryable<ArticleRow> Articles(MonitorDbContext context, ListQuery query, ArticleItem? after, int skip, int most, int? among = null)
    {
        (DateOnly day, long id) = (after?.Day ?? DateOnly.MaxValue, after?.Id ?? long.MaxValue);
        if (query.Filter.Actor is not null)  // mentioned once in an article: its mentions, by their index, are the articles
        {
            return Counted(context, query).Where(m => m.Day <= day && (m.Day < day || m.ArticleId < id))
                .OrderByDescending(m => m.Day).ThenByDescending(m => m.ArticleId).Skip(skip).Take(most).Select(m => m.Article!);
        }

        IQueryable<ArticleRow> articles = context.Articles.Where(a => a.Day <= day && (a.Day < day || a.Id < id));
        return Matching(context, query, articles, among).OrderByDescending(a => a.Day).ThenByDescending(a => a.Id).Skip(skip).Take(most);
    }

    /// <summary>Those of some articles that have counted mentions.</summary>
    internal static IQueryable<ArticleRow> Matching(MonitorDbContext context, ListQuery query, IQueryable<ArticleRow> articles, int? among = null)
    {
        // what articles and mentions have in common is said of both, so that either index will do
        IQueryable<MentionRow> mentions = Counted(context, WithoutText(query));
        IQueryable<long> ids = mentions.Select(m => m.ArticleId);
        articles = FilteredMentions.InPeriod(articles, query.Filter);
        articles = FilteredMentions.WithWords(context, among is { } newest ? FilteredMentions.Newest(articles, newest) : articles, query.Filter.Text);
        return OneByOne(context, query) ? articles.Where(a => mentions.Any(m => m.ArticleId == a.Id)) : articles.Where(a => ids.Contains(a.Id));
    }

    /// <summary>
    /// SQLite makes the whole list of what stands in IN before the first row: it is to look from one article to the next where so many
    /// are counted that the newest fill a page. PostgreSQL chooses by itself.
    /// </summary>
    private static bool OneByOne(MonitorDbContext context, ListQuery query) =>
        context is not PostgresMonitorDbContext && query is { With: null, CountedOffice: null, Filter: { Office: null, Topic: null, Language: null, Text: null } };

    private static ListQuery WithoutText(ListQuery query) => query with { Filter = query.Filter with { Text = null } };

    /// <summary>Without text, search column and fingerprint.</summary>
    private static IQueryable<ArticleRow> Slim(IQueryable<ArticleRow> articles) => articles.OrderByDescending(a => a.Day).ThenByDescending(a => a.Id).Select(a => new ArticleRow
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
        MonitorDbContext context, List<ArticleRow> articles, ListQuery query, CancellationToken cancellationToken)
    {
        long[] ids = [.. articles.Select(a => a.Id)];
        long[] stories = [.. articles.Select(a => a.StoryId).Distinct()];
        Dictionary<long, int> copies = await context.Articles.Where(a => stories.Contains(a.StoryId)).GroupBy(a => a.StoryId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        // the articles have the words already; without the ids the database may look through all that the filter means
        IQueryable<MentionRow> counted = Counted(context, WithoutText(query)).Where(c => ids.Contains(c.ArticleId));
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
