using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>
/// Gives all stored links and articles the hashes that <see cref="AddressHash"/> makes today. Links that turn out to be the same are joined in
/// the one found first; two stored articles, or links to two of them, stay two: nothing that was found is lost.
/// </summary>
internal sealed class AddressRehash
{
    private const int BatchSize = 1000;

    private readonly MonitorDbContext context;

    /// <summary>Old hash to new, to bring the links' article hashes along.</summary>
    private readonly Dictionary<string, string> renamed = new(StringComparer.Ordinal);

    private AddressRehash(MonitorDbContext context) => this.context = context;

    public static async Task RunAsync(MonitorDbContext context, CancellationToken cancellationToken)
    {
        AddressRehash rehash = new(context);
        await rehash.ArticlesAsync(cancellationToken);
        await rehash.LinksAsync(cancellationToken);
        await rehash.ArticleHashesAsync(cancellationToken);
    }

    private async Task ArticlesAsync(CancellationToken cancellationToken)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        var rows = context.Articles.Select(a => new { a.Id, a.AddressHash, a.Address });
        for (var some = await rows.OrderBy(a => a.Id).Take(BatchSize).ToListAsync(cancellationToken); some.Count > 0;)
        {
            foreach (var article in some)
            {
                string hash = AddressHash.Of(new Uri(article.Address));
                if (hash == article.AddressHash || !taken.Add(hash))
                    continue;
                renamed[article.AddressHash] = hash;
                await context.Articles.Where(a => a.Id == article.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.AddressHash, hash), cancellationToken);
            }

            long last = some[^1].Id;
            some = await rows.Where(a => a.Id > last).OrderBy(a => a.Id).Take(BatchSize).ToListAsync(cancellationToken);
        }
    }

    private async Task LinksAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, long> taken = new(StringComparer.Ordinal);
        long last = 0;
        while (await NextAsync(last, cancellationToken) is { Count: > 0 } some)
        {
            last = some[^1].Id;
            foreach (LinkRow link in some)
            {
                string hash = AddressHash.Of(new Uri(link.Address));
                if (taken.TryAdd(hash, link.Id))
                {
                    renamed.TryAdd(link.AddressHash, hash);
                    link.AddressHash = hash;
                }
                else if (await JoinAsync(taken[hash], link, cancellationToken))
                {
                    renamed.TryAdd(link.AddressHash, hash);
                }
            }

            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
        }
    }

    /// <summary>What the later one has and the first has not goes over to the first.</summary>
    private async Task<bool> JoinAsync(long firstId, LinkRow later, CancellationToken cancellationToken)
    {
        LinkRow first = (await context.Links.FindAsync([firstId], cancellationToken))!;
        if (first.ArticleId is not null && later.ArticleId is not null && first.ArticleId != later.ArticleId)
            return false;
        if (later.State == LinkState.Done && (first.State != LinkState.Done || first.ArticleId is null))
        {
            await context.QuarantinedPages.Where(q => q.LinkId == firstId).ExecuteDeleteAsync(cancellationToken);
            first.State = LinkState.Done;
            first.Error = null;
            first.ArticleHash = later.ArticleHash;
            first.ArticleId = later.ArticleId;
        }

        first.FoundAt = first.FoundAt < later.FoundAt ? first.FoundAt : later.FoundAt;
        await context.QuarantinedPages.Where(q => q.LinkId == later.Id).ExecuteDeleteAsync(cancellationToken);
        await context.Revisits.Where(r => r.LinkId == later.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.LinkId, firstId), cancellationToken);
        context.Links.Remove(later);
        return true;
    }

    private async Task ArticleHashesAsync(CancellationToken cancellationToken)
    {
        long last = 0;
        while (await NextAsync(last, cancellationToken) is { Count: > 0 } some)
        {
            last = some[^1].Id;
            foreach (LinkRow link in some.Where(l => l.ArticleHash is not null))
                link.ArticleHash = renamed.GetValueOrDefault(link.ArticleHash!, link.ArticleHash!);
            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
        }
    }

    private Task<List<LinkRow>> NextAsync(long last, CancellationToken cancellationToken) =>
        context.Links.Where(l => l.Id > last).OrderBy(l => l.Id).Take(BatchSize).ToListAsync(cancellationToken);
}
