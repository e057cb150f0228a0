using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Archives;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>A page that is kept as evidence, with what its article was read with.</summary>
public sealed record EvidencePage(FetchedPage Page, KeptFacts Facts);

/// <summary>Reads the kept pages one by one: however many there are, one is held.</summary>
public sealed class EvidenceQueries(MonitorDatabase database)
{
    private const int Articles = 100;

    /// <summary>The pages of the articles that have such mentions, or of all articles if the filter leaves none out; for each article those of its latest version first.</summary>
    /// <param name="before">Only pages that were fetched before, UTC; null = all. What was pruned is no page any more.</param>
    public async IAsyncEnumerable<EvidencePage> PagesAsync(MentionFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken, DateTime? before = null)
    {
        await using MonitorDbContext context = database.Read();
        long after = 0;
        while (await ArticlesAfterAsync(context, filter, after, cancellationToken) is { Length: > 0 } articles)
        {
            foreach (long article in articles)
            {
                await foreach (EvidencePage page in OfArticleAsync(context, article, before, cancellationToken))
                    yield return page;
            }

            after = articles[^1];
        }
    }

    private static Task<long[]> ArticlesAfterAsync(MonitorDbContext context, MentionFilter filter, long after, CancellationToken cancellationToken)
    {
        IQueryable<ArticleRow> articles = context.Articles.Where(a => a.Id > after);
        if (filter != new MentionFilter())
        {
            IQueryable<MentionRow> mentions = FilteredMentions.Of(context, filter);
            articles = articles.Where(a => mentions.Any(m => m.ArticleId == a.Id));
        }

        return articles.OrderBy(a => a.Id).Select(a => a.Id).Take(Articles).ToArrayAsync(cancellationToken);
    }

    private static async IAsyncEnumerable<EvidencePage> OfArticleAsync(MonitorDbContext context, long article, DateTime? before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<string> latest = await context.ArticleVersions.Where(v => v.ArticleId == article).OrderByDescending(v => v.Number).Select(v => v.PageHashes).FirstOrDefaultAsync(cancellationToken) ?? [];
        var pages = await context.Pages.Where(p => p.ArticleId == article).OrderBy(p => p.Id).Select(p => new { p.Id, p.BodyHash, p.FetchedAt }).ToListAsync(cancellationToken);
        KeptFacts facts = await context.Links.Where(l => l.ArticleId == article).OrderBy(l => l.Id)
            .Select(l => new KeptFacts(l.Title, l.Published, l.DateFrom, l.DayOnly, 0)).FirstOrDefaultAsync(cancellationToken) ?? new KeptFacts(null, null, default, false, 0);
        int further = Math.Max(0, latest.Count - 1);
        foreach (var kept in pages.OrderBy(p => latest.IndexOf(p.BodyHash) is >= 0 and var at ? at : int.MaxValue).ThenBy(p => p.Id))
        {
            if (kept.FetchedAt >= before)
                continue;
            PageRow row = await context.Pages.SingleAsync(p => p.Id == kept.Id, cancellationToken);
            if (row.Body.Length == 0)
                continue;
            yield return new EvidencePage(new FetchedPage(new Uri(row.Address), Compression.Unpack(row.Body), row.ContentType, row.FetchedAt), facts with { FurtherPages = further });
            further = 0;
        }
    }
}
