using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>
/// Puts an article with its copies: one text on several outlets is one story, and the one that was public first is its first. Which articles
/// are one story does not depend on the order they come in: an article that resembles two stories joins them.
/// </summary>
internal static class StoryFinder
{
    /// <summary>Days between two copies; a text that comes again later (yearly greetings, standing phrases) is another story.</summary>
    private const int WindowDays = 7;

    /// <summary>Finds the story of an article that is stored or has just been edited, inside the caller's transaction.</summary>
    public static async Task JoinAsync(MonitorDbContext context, ArticleRow article, CancellationToken cancellationToken)
    {
        await SoleWriter.OfStoriesAsync(context, cancellationToken);
        bool isNew = article.StoryId == 0;
        if (isNew)
            (article.StoryId, article.IsFirst) = (article.Id, true);
        await context.StoryKeys.Where(k => k.ArticleId == article.Id).ExecuteDeleteAsync(cancellationToken);
        TextFingerprint? fingerprint = TextFingerprint.Of(article.Text);
        article.Fingerprint = fingerprint?.ToBytes();
        if (fingerprint is not null)
            context.AddRange(fingerprint.LookupKeys().Distinct().Select(k => new StoryKeyRow { Key = k, ArticleId = article.Id }));
        await context.SaveChangesAsync(cancellationToken);
        if (isNew)
            await KeptCounts.AddAsync(context, [article.Id], cancellationToken);

        long[] stories = fingerprint is null ? [] : await CopiesAsync(context, article, fingerprint, cancellationToken);
        if (stories.Any(s => s != article.StoryId))
            await MergeAsync(context, [.. stories.Append(article.StoryId).Distinct().Order()], cancellationToken);
        await context.Entry(article).ReloadAsync(cancellationToken);
    }

    /// <summary>Finds the stories of all articles anew, for fingerprints of an older kind mean nothing.</summary>
    public static async Task FindAllAsync(MonitorDbContext context, CancellationToken cancellationToken)
    {
        await context.StoryKeys.ExecuteDeleteAsync(cancellationToken);
        await context.Articles.ExecuteUpdateAsync(a => a.SetProperty(x => x.IsFirst, true).SetProperty(x => x.StoryId, x => x.Id).SetProperty(x => x.Fingerprint, (byte[]?)null), cancellationToken);
        foreach (long id in await context.Articles.OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(cancellationToken))
        {
            ArticleRow article = await context.Articles.SingleAsync(a => a.Id == id, cancellationToken);
            article.PublicSince = PublicSince(article);
            await JoinAsync(context, article, cancellationToken);
            context.ChangeTracker.Clear();
        }

        await KeptCounts.RebuildAsync(context, cancellationToken);
    }

    /// <summary>When an article was public, as far as is known, UTC: its stated minute, else the time it was collected, but on its stated day.</summary>
    public static DateTime PublicSince(ArticleRow article)
    {
        if (article.PublishedAt is not { } stated)
            return article.CollectedAt;
        if (article.PublishedPrecision == DatePrecision.Minute)
            return stated;
        DateTime end = article.PublishedPrecision == DatePrecision.Day ? stated.AddDays(1) : stated.AddMonths(1);
        return article.CollectedAt < stated ? stated : article.CollectedAt < end ? article.CollectedAt : end;
    }

    /// <summary>The stories of all articles that resemble it.</summary>
    private static async Task<long[]> CopiesAsync(MonitorDbContext context, ArticleRow article, TextFingerprint fingerprint, CancellationToken cancellationToken)
    {
        long[] keys = [.. fingerprint.LookupKeys()];
        DateOnly from = article.Day.AddDays(-WindowDays), to = article.Day.AddDays(WindowDays);
        var alike = await context.StoryKeys.Where(k => keys.Contains(k.Key) && k.ArticleId != article.Id && k.Article!.Day >= from && k.Article.Day <= to)
            .Select(k => new { k.ArticleId, k.Article!.StoryId, k.Article.Fingerprint }).Distinct().ToListAsync(cancellationToken);
        return [.. alike.Where(a => a.Fingerprint is not null && TextFingerprint.FromBytes(a.Fingerprint).Similarity(fingerprint) >= TextFingerprint.CopyThreshold).Select(a => a.StoryId).Distinct()];
    }

    /// <summary>Makes one story of several, and says anew which of its articles is the first.</summary>
    private static async Task MergeAsync(MonitorDbContext context, long[] stories, CancellationToken cancellationToken)
    {
        long[] articles = await context.Articles.Where(a => stories.Contains(a.StoryId)).Select(a => a.Id).ToArrayAsync(cancellationToken);
        await KeptCounts.ChangeAsync(context, articles, () => MakeOneAsync(context, stories, cancellationToken), cancellationToken);
    }

    private static async Task MakeOneAsync(MonitorDbContext context, long[] stories, CancellationToken cancellationToken)
    {
        long story = stories[0];
        await context.Articles.Where(a => stories.Contains(a.StoryId))
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.IsFirst, false).SetProperty(x => x.StoryId, story), cancellationToken);
        // without a difference in time any rule will do that does not depend on who came first
        long first = await context.Articles.Where(a => a.StoryId == story).OrderBy(a => a.PublicSince).ThenBy(a => a.AddressHash).Select(a => a.Id).FirstAsync(cancellationToken);
        await context.Articles.Where(a => a.Id == first).ExecuteUpdateAsync(a => a.SetProperty(x => x.IsFirst, true), cancellationToken);
    }
}
