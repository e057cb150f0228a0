using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>What the database already has of a page's article.</summary>
/// <param name="Hash">Hash of the address the article goes by.</param>
/// <param name="Stored">The article, or null when it is new or was not relevant.</param>
/// <param name="Counted">It was counted before, under whatever address.</param>
internal sealed record KnownArticle(string Hash, ArticleRow? Stored, bool Counted)
{
    /// <summary>Days between two finds of one text under two addresses; later it is another piece in the same words.</summary>
    private const int SameTextDays = 3;

    /// <summary>
    /// Looks for the article by the address it states, then by the one it was fetched from, then by its text. Some outlets state one
    /// canonical address on all pages: where only that agrees, and the words do not, it is not believed.
    /// </summary>
    public static async Task<KnownArticle> FindAsync(MonitorDbContext context, LinkRow link, ArticleRows rows, CancellationToken cancellationToken)
    {
        ArticleRow? stored = await StoredAsync(context, rows.AddressHash, cancellationToken);
        if (rows.IsCanonical && await IsOfOthersAsync(context, stored, rows, cancellationToken))
        {
            rows.DisbelieveCanonical();
            stored = await StoredAsync(context, rows.AddressHash, cancellationToken);
        }

        string hash = rows.AddressHash;
        if (stored is not null || await context.Links.AnyAsync(l => l.ArticleHash == hash && l.State == LinkState.Done, cancellationToken))
            return new KnownArticle(hash, stored, Counted: true);
        return await ByTextAsync(context, link, rows.TextHash, cancellationToken) ?? new KnownArticle(hash, null, Counted: false);
    }

    private static Task<ArticleRow?> StoredAsync(MonitorDbContext context, string hash, CancellationToken cancellationToken) =>
        context.Articles.SingleOrDefaultAsync(a => a.AddressHash == hash, cancellationToken);

    /// <summary>Under the address that the page states stands an article in other words.</summary>
    private static async Task<bool> IsOfOthersAsync(MonitorDbContext context, ArticleRow? stored, ArticleRows rows, CancellationToken cancellationToken)
    {
        if (stored is not null)
            return stored.Title != rows.Title && stored.Text != rows.Text;
        string hash = rows.AddressHash;
        string? text = rows.TextHash;
        return await context.Links.AnyAsync(l => l.ArticleHash == hash && l.State == LinkState.Done && l.TextHash != text, cancellationToken);
    }

    private static async Task<KnownArticle?> ByTextAsync(MonitorDbContext context, LinkRow link, string? text, CancellationToken cancellationToken)
    {
        if (text is null)
            return null;
        DateTime from = link.FoundAt.AddDays(-SameTextDays), to = link.FoundAt.AddDays(SameTextDays);
        LinkRow? same = await context.Links.AsNoTracking()
            .Where(l => l.SourceId == link.SourceId && l.TextHash == text && l.State == LinkState.Done && l.ArticleHash != null && l.FoundAt >= from && l.FoundAt <= to)
            .OrderBy(l => l.Id).FirstOrDefaultAsync(cancellationToken);
        return same is null
            ? null
            : new KnownArticle(same.ArticleHash!, await context.Articles.SingleOrDefaultAsync(a => a.Id == same.ArticleId, cancellationToken), Counted: true);
    }
}
