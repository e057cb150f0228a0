using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>A stored article whose page is to be looked at again.</summary>
/// <param name="Link">The link it was read through.</param>
/// <param name="ETag">Verbatim, for a conditional request; null = none.</param>
/// <param name="LastModified">As <paramref name="ETag"/>.</param>
public sealed record DueArticle(long ArticleId, PendingLink Link, string? ETag, string? LastModified);

/// <summary>The latest version of an article as it is kept.</summary>
/// <param name="Pages">What it was read from, in reading order; none where its evidence was pruned.</param>
public sealed record KeptVersion(int Number, string Title, string Text, IReadOnlyList<FetchedPage> Pages)
{
    /// <summary>Not a byte differs.</summary>
    public bool HasBytesOf(ReadPages read) =>
        Pages.Count == read.Pages.Count && Pages.Zip(read.Pages).All(p => p.First.Body.Span.SequenceEqual(p.Second.Body.Span));

    /// <summary>Nobody edited the article since.</summary>
    public bool Says(Article now) => ComparableText.Same(Title, Text, StoredText.Clean(now.Title), StoredText.Clean(now.Text));
}

/// <summary>How an edit changes what was found.</summary>
/// <param name="After">The findings of the new text.</param>
/// <param name="Changes">Against those that the text before gives today.</param>
public sealed record Edit(Analysis After, IReadOnlyList<FindingChange> Changes);

/// <summary>What becomes of stored articles: looked at again on a schedule, every edit kept as a version, every loss noted. Nothing is overwritten.</summary>
public sealed class RevisitStore(MonitorDatabase database, Watchlist watchlist, TimeProvider time)
{
    private readonly ArticleReviser reviser = new(watchlist);
    private readonly FunnelDays funnel = new(watchlist, time);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Articles of the source that are due, the longest waiting first. One look into one index, however many articles there are.</summary>
    public async Task<IReadOnlyList<DueArticle>> DueAsync(string sourceId, int most, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        List<RevisitRow> rows = await Due(context, sourceId, Now, most).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new DueArticle(r.ArticleId, LinkRows.Pending(r.Link!), r.ETag, r.LastModified))];
    }

    /// <summary>What the next look is compared with.</summary>
    public async Task<KeptVersion> LatestAsync(long articleId, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        ArticleVersionRow version = await context.ArticleVersions.Where(v => v.ArticleId == articleId).OrderByDescending(v => v.Number).FirstAsync(cancellationToken);
        string text = await context.Articles.Where(a => a.Id == articleId).Select(a => a.Text).SingleAsync(cancellationToken);
        List<PageRow> pages = await context.Pages.Where(p => p.ArticleId == articleId && version.PageHashes.Contains(p.BodyHash)).ToListAsync(cancellationToken);
        return new KeptVersion(version.Number, version.Title, text,
            pages.Exists(p => p.Body.Length == 0) ? [] : [.. version.PageHashes.Select(h => pages.Single(p => p.BodyHash == h)).Select(p => new FetchedPage(new Uri(p.Address), Compression.Unpack(p.Body), p.ContentType, p.FetchedAt))]);
    }

    /// <summary>The article stands as it was.</summary>
    /// <param name="read">What was sent, with its validators; null = not modified.</param>
    public Task UnchangedAsync(DueArticle due, ReadPages? read, CancellationToken cancellationToken) =>
        ChangeAsync(due, (context, row, tally) =>
        {
            tally.Add(FunnelStep.LookSame);
            if (read is not null)
                (row.ETag, row.LastModified) = (StoredText.CleanOrNull(read.ETag), StoredText.CleanOrNull(read.LastModified));
            return reviser.FoundAsync(context, row, Now, cancellationToken);
        }, cancellationToken);

    /// <summary>
    /// One transaction: the edited text is a new version beside the old; mentions, topics and visit reports of the article become those of
    /// the new text; who vanished and what is said otherwise is noted; a visit that only the new text reports alerts.
    /// </summary>
    /// <param name="before">The version that <paramref name="edit"/> was compared with. When another node has stored a newer one meanwhile, nothing is done.</param>
    /// <returns>What was saved, or null when the other node was faster.</returns>
    public Task<SaveResult?> ReviseAsync(DueArticle due, KeptVersion before, ReadPages read, Edit edit, CancellationToken cancellationToken) =>
        ChangeAsync(due, async (context, row, tally) =>
        {
            SaveResult? saved = await reviser.ReviseAsync(context, row, before, read, edit, Now, cancellationToken, tally);
            tally.Add(saved is null ? FunnelStep.LookSame : FunnelStep.LookEdited);
            return saved;
        }, cancellationToken);

    /// <summary>The address did not show the article. That is noted when a second look an hour later says the same, or the server says it is for good.</summary>
    /// <param name="loss"><see cref="ChangeKind.PageGone"/> or <see cref="ChangeKind.PageReplaced"/>.</param>
    /// <param name="answer">One line: what the address answers.</param>
    /// <param name="shown">The page that stands there now, kept as evidence; null = none.</param>
    /// <param name="forGood">410: no second look is needed.</param>
    public Task MissingAsync(DueArticle due, ChangeKind loss, string answer, FetchedPage? shown, bool forGood, CancellationToken cancellationToken) =>
        ChangeAsync(due, (context, row, tally) =>
        {
            tally.Add(FunnelStep.LookMissing);
            return reviser.MissingAsync(context, row, loss, answer, shown, forGood, Now, cancellationToken);
        }, cancellationToken);

    /// <summary>The visit told nothing: made up for after a pause that grows.</summary>
    public Task FailAsync(DueArticle due, CancellationToken cancellationToken) =>
        ChangeAsync(due, (_, row, tally) =>
        {
            tally.Add(FunnelStep.LookFailed);
            row.Failures++;
            row.NextVisit = Now + Pauses.After(row.Failures, RevisitSchedule.FirstPause, RevisitSchedule.LongestPause);
            return Task.FromResult(0);
        }, cancellationToken);

    internal static IQueryable<RevisitRow> Due(MonitorDbContext context, string sourceId, DateTime now, int most) =>
        context.Revisits.Where(r => r.SourceId == sourceId && r.NextVisit <= now).OrderBy(r => r.NextVisit).Take(most).Include(r => r.Link);

    /// <summary>Locks the article against other nodes until the transaction ends.</summary>
    private Task<T> ChangeAsync<T>(DueArticle due, Func<MonitorDbContext, RevisitRow, FunnelTally, Task<T>> work, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(async context =>
        {
            await context.Revisits.Where(r => r.ArticleId == due.ArticleId).ExecuteUpdateAsync(r => r.SetProperty(x => x.Missing, x => x.Missing), cancellationToken);
            FunnelTally tally = new();
            tally.Add(FunnelStep.LookAgain);
            RevisitRow row = await context.Revisits.SingleAsync(r => r.ArticleId == due.ArticleId, cancellationToken);
            T result = await work(context, row, tally);
            await context.SaveChangesAsync(cancellationToken);
            await funnel.AddAsync(context, row.SourceId, tally, cancellationToken);
            return result;
        }, cancellationToken);
}
