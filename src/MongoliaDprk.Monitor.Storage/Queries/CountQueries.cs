using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>The list behind every number of <see cref="TrendQueries"/>: as long as the number is high.</summary>
public sealed class CountQueries(MonitorDatabase database)
{
    /// <summary>All counted items, by day, then article; read once, so that a monitor that goes on writing cannot put list and count apart.</summary>
    public async Task<IReadOnlyList<CountedItem>> ListAsync(CountQuery query, CancellationToken cancellationToken)
    {
        List<CountedItem> items = [];
        List<Found> article = [];
        await foreach (Found found in ReadAsync(query, cancellationToken))
        {
            if (article.Count > 0 && article[0].ArticleId != found.ArticleId)
            {
                items.AddRange(CountedArticle.Items(query, article));
                article.Clear();
            }

            article.Add(found);
        }

        items.AddRange(CountedArticle.Items(query, article));
        return items;
    }

    /// <summary>How many articles were collected where the filter looks: without them a low count says nothing.</summary>
    /// <param name="sources">The sources that the filter means; null = all.</param>
    public async Task<CountCoverage> CoverageAsync(DateOnly? from, DateOnly? to, IReadOnlyCollection<string>? sources, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        DateOnly first = from ?? DateOnly.MinValue, last = to ?? DateOnly.MaxValue;
        IQueryable<CollectedDayRow> days = context.CollectedDays.Where(c => c.Day >= first && c.Day <= last);
        if (sources is not null)
            days = days.Where(c => sources.Contains(c.SourceId));
        return await days.GroupBy(_ => 1)
            .Select(g => new CountCoverage(g.Sum(c => c.Collected), g.Sum(c => c.Relevant), g.Select(c => c.Day).Distinct().Count(), g.Select(c => c.SourceId).Distinct().Count()))
            .SingleOrDefaultAsync(cancellationToken) ?? new CountCoverage(0, 0, 0, 0);
    }

    private async IAsyncEnumerable<Found> ReadAsync(CountQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        await foreach (Found found in Rows(context, query).AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return found;
    }

    private static IQueryable<Found> Rows(MonitorDbContext context, CountQuery query)
    {
        bool hits = query.Unit == CountUnit.Hit;
        IQueryable<KeyedMention> keyed = KeyedMentions.Of(context, query.By, query.Filter);
        if (query.Unit == CountUnit.Headline)
            keyed = keyed.Where(k => k.Headline);
        return keyed.OrderBy(k => k.Day).ThenBy(k => k.ArticleId).ThenBy(k => k.Mention.Id).ThenBy(k => k.Key)
            .Select(k => new Found(
                k.ArticleId, k.Day, k.Mention.SourceId, k.Mention.ActorId, k.Key, k.All, k.Mention.Surface, hits ? k.Mention.Hits : null,
                k.Mention.Article!.Address, k.Mention.Article.Title, k.Mention.Article.AnalyzerVersion, k.Mention.Article.WatchlistVersion));
    }

    /// <param name="All">All hits count for the key; false = only those that are the title of the office that the key is.</param>
    internal sealed record Found(
        long ArticleId, DateOnly Day, string SourceId, string ActorId, string Key, bool All, string Surface, string? Hits, string Address, string Title,
        int AnalyzerVersion, string WatchlistVersion);
}

/// <summary>What a count was taken from.</summary>
/// <param name="Articles">Articles collected, relevant or not.</param>
/// <param name="Relevant">Relevant ones among them.</param>
/// <param name="Days">Days that have any.</param>
/// <param name="Sources">Sources that have any.</param>
public sealed record CountCoverage(int Articles, int Relevant, int Days, int Sources);
