using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Digests;

/// <summary>Chooses what a digest tells: everything that was stored since the one before, by number; see <see cref="DigestMark"/>.</summary>
internal static class DigestSelection
{
    /// <param name="before">What the digest before told; null = this is the first.</param>
    /// <param name="from">UTC; for a first digest, and for one that is cut, nothing found before.</param>
    public static async Task<DigestContent> SinceAsync(MonitorDbContext context, DigestContent? before, DateTime? from, CancellationToken cancellationToken) => new(
        await ToldAsync(context.Articles.Select(a => a.Id), (mark, highest) => Articles(context, mark, from), before?.Articles, cancellationToken),
        await ToldAsync(context.ArticleChanges.Select(c => c.Id), (mark, highest) => Since(mark, context.ArticleChanges.Where(c => from == null || c.At >= from), c => c.Id), before?.Changes, cancellationToken),
        await ToldAsync(context.Alerts.Select(a => a.Id), (mark, highest) => Since(mark, context.Alerts.Where(a => from == null || a.CreatedAt >= from), a => a.Id), before?.Alerts, cancellationToken));

    /// <summary>What was found in a time, for a digest that nobody is sent.</summary>
    public static async Task<DigestContent> FoundAsync(MonitorDbContext context, DateTime from, DateTime to, CancellationToken cancellationToken) => new(
        new ToldItems(await FoundArticles(context, from, to).OrderBy(id => id).ToListAsync(cancellationToken), DigestMark.None),
        new ToldItems(await context.ArticleChanges.Where(c => c.At >= from && c.At < to).Select(c => c.Id).OrderBy(id => id).ToListAsync(cancellationToken), DigestMark.None),
        new ToldItems(await context.Alerts.Where(a => a.CreatedAt >= from && a.CreatedAt < to).Select(a => a.Id).OrderBy(id => id).ToListAsync(cancellationToken), DigestMark.None));

    internal static IQueryable<long> FoundArticles(MonitorDbContext context, DateTime from, DateTime to) =>
        News(context, context.Articles.Where(a => a.CollectedAt >= from && a.CollectedAt < to));

    internal static IQueryable<long> Articles(MonitorDbContext context, DigestMark mark, DateTime? from)
    {
        // holes are no older than the window; with that as a bound the numbers are a range, which every database reads by its key
        long low = mark.UpTo - DigestMark.Window;
        IQueryable<ArticleRow> open = context.Articles.Where(a => a.Id > low && (a.Id > mark.UpTo || mark.Holes.Contains(a.Id)));
        return News(context, from is { } since ? open.Where(a => a.CollectedAt >= since) : open);
    }

    private static IQueryable<long> Since<T>(DigestMark mark, IQueryable<T> items, System.Linq.Expressions.Expression<Func<T, long>> id) =>
        items.Select(id).Where(i => i > mark.UpTo || mark.Holes.Contains(i));

    /// <summary>Relevant articles that are no history: what an archive gave is nothing that happened.</summary>
    private static IQueryable<long> News(MonitorDbContext context, IQueryable<ArticleRow> articles) => articles
        .Where(a => a.Relevant && (!context.Links.Any(l => l.ArticleId == a.Id && l.History) || context.Links.Any(l => l.ArticleId == a.Id && !l.History)))
        .Select(a => a.Id);

    private static async Task<ToldItems> ToldAsync(
        IQueryable<long> all, Func<DigestMark, long, IQueryable<long>> open, ToldItems? before, CancellationToken cancellationToken)
    {
        DigestMark mark = before?.Mark ?? DigestMark.None;
        long highest = await all.Select(id => (long?)id).MaxAsync(cancellationToken) ?? 0;
        long low = Math.Max(highest, mark.UpTo) - DigestMark.Window;
        List<long> present = await all.Where(id => id > low).ToListAsync(cancellationToken);
        // what is stored between the questions has a higher number, or is a hole: the next digest has it
        List<long> told = await open(mark, highest).Where(id => id <= highest).OrderBy(id => id).ToListAsync(cancellationToken);
        DigestMark next = mark.Next(highest, present);
        return new ToldItems([.. told.Where(id => !next.IsOpen(id))], next);
    }
}
