using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>One stored article with its past.</summary>
/// <param name="Published">As resolved, in its precision, or null.</param>
/// <param name="Lost">What became of its page, or null = it stands where it stood.</param>
/// <param name="LastVisit">When its page last answered after it was stored, UTC; null = never.</param>
/// <param name="NextVisit">When it is looked at again, UTC; null = never, it comes from an archive.</param>
/// <param name="Versions">Oldest first; the last is what the article counts by.</param>
/// <param name="Changes">What happened to it, oldest first.</param>
/// <param name="Evidence">The pages kept, oldest first.</param>
/// <param name="Copies">All articles of its story with itself among them, the first first.</param>
public sealed record ArticleDetail(
    long Id, string Address, string SourceId, string Title, string? Language, string? Author, string? Published, DateOnly Day, DateTime CollectedAt,
    ChangeKind? Lost, DateTime? LastVisit, DateTime? NextVisit,
    IReadOnlyList<ArticleVersion> Versions, IReadOnlyList<ArticleChange> Changes, IReadOnlyList<KeptPage> Evidence, IReadOnlyList<ArticleCopy> Copies);

/// <summary>An article of the same story: the same text, on whatever outlet.</summary>
/// <param name="IsFirst">It was public before the others.</param>
/// <param name="PublicSince">As far as is known, UTC.</param>
public sealed record ArticleCopy(long Id, string SourceId, string Title, string Address, string? Published, DateTime PublicSince, bool IsFirst);

/// <summary>One version of an article.</summary>
/// <param name="Number">From 1.</param>
/// <param name="FetchedAt">When it was first seen, UTC.</param>
/// <param name="Pages">Hashes of the pages it was read from, in reading order.</param>
public sealed record ArticleVersion(
    int Number, DateTime FetchedAt, string Title, string Text, string? Published, IReadOnlyList<string> Pages, int AnalyzerVersion, string WatchlistVersion);

/// <summary>What happened to an article on the outlet's side.</summary>
/// <param name="Version">The version that brought it.</param>
/// <param name="Before">The sentence that was there, or null.</param>
/// <param name="After">The sentence that is there now, or null.</param>
public sealed record ArticleChange(
    long ArticleId, string Title, string Address, string SourceId, int Version, ChangeKind Kind, string? ActorId, string? ActorName, string? Before, string? After, DateTime At);

/// <summary>A page kept as evidence.</summary>
/// <param name="Hash">SHA-256 of its bytes, hexadecimal.</param>
/// <param name="KeptBytes">Its size as kept, compressed.</param>
public sealed record KeptPage(string Hash, string Address, DateTime FetchedAt, string? ContentType, int KeptBytes);

/// <summary>Reads single articles and what became of them.</summary>
public sealed class ArticleQueries(MonitorDatabase database)
{
    /// <summary>The article by its number or by an address of it; null = there is none.</summary>
    public async Task<ArticleDetail?> FindAsync(long? id, Uri? address, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        string? hash = address is null ? null : AddressHash.Of(address);
        long? found = id ?? await context.Articles.Where(a => a.AddressHash == hash).Select(a => (long?)a.Id).SingleOrDefaultAsync(cancellationToken)
            ?? await context.Links.Where(l => l.AddressHash == hash).Select(l => l.ArticleId).SingleOrDefaultAsync(cancellationToken);
        ArticleRow? a = await context.Articles.Include(x => x.Versions).AsSplitQuery().SingleOrDefaultAsync(x => x.Id == found, cancellationToken);
        if (a is null)
            return null;
        RevisitRow? visits = await context.Revisits.SingleOrDefaultAsync(r => r.ArticleId == a.Id, cancellationToken);
        return new ArticleDetail(
            a.Id, a.Address, a.SourceId, a.Title, a.Language, a.Author, a.Published, a.Day, a.CollectedAt,
            visits?.Lost, visits?.LastVisit, visits?.NextVisit,
            [.. a.Versions.OrderBy(v => v.Number).Select(v => Version(v, a))],
            await Listed(context.ArticleChanges.Where(c => c.ArticleId == a.Id).OrderBy(c => c.Id)).ToListAsync(cancellationToken),
            await context.Pages.Where(p => p.ArticleId == a.Id).OrderBy(p => p.Id)
                .Select(p => new KeptPage(p.BodyHash, p.Address, p.FetchedAt, p.ContentType, p.Body.Length)).ToListAsync(cancellationToken),
            await context.Articles.Where(c => c.StoryId == a.StoryId).OrderByDescending(c => c.IsFirst).ThenBy(c => c.PublicSince).ThenBy(c => c.Id)
                .Select(c => new ArticleCopy(c.Id, c.SourceId, c.Title, c.Address, c.Published, c.PublicSince, c.IsFirst)).ToListAsync(cancellationToken));
    }

    /// <summary>What happened to stored articles since an instant, newest first: who vanished, what was taken back, which pages are gone.</summary>
    public async Task<IReadOnlyList<ArticleChange>> ChangesAsync(DateTime since, int most, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await Listed(context.ArticleChanges.Where(c => c.At >= since).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(most)).ToListAsync(cancellationToken);
    }

    /// <summary>The bytes of a kept page as they were fetched; null = none such.</summary>
    public async Task<byte[]?> PageAsync(long articleId, string hash, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        byte[]? kept = await context.Pages.Where(p => p.ArticleId == articleId && p.BodyHash == hash).Select(p => p.Body).SingleOrDefaultAsync(cancellationToken);
        return kept is { Length: > 0 } ? Compression.Unpack(kept) : null;
    }

    private static IQueryable<ArticleChange> Listed(IQueryable<ArticleChangeRow> changes) => changes.Select(c => new ArticleChange(
        c.ArticleId, c.Article!.Title, c.Article.Address, c.Article.SourceId, c.Version, c.Kind, c.ActorId, c.ActorName, c.Before, c.After, c.At));

    private static ArticleVersion Version(ArticleVersionRow v, ArticleRow article) => new(
        v.Number, v.FetchedAt, v.Title, v.Text is null ? article.Text : Compression.UnpackText(v.Text), v.Published, v.PageHashes, v.AnalyzerVersion, v.WatchlistVersion);
}
