using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>What a further look at a stored article changes, inside one transaction that has locked its <see cref="RevisitRow"/>.</summary>
internal sealed class ArticleReviser(Watchlist watchlist)
{
    /// <summary>Looks that must have missed an article before it counts as lost.</summary>
    private const int CertainlyMissing = 2;

    private readonly Dictionary<string, Source> sources = watchlist.Sources.ToDictionary(s => s.Id, StringComparer.Ordinal);
    private readonly VisitLedger ledger = new(watchlist);
    private readonly VanishedNames vanished = new(watchlist);

    /// <summary>The first visit of an article that is being stored.</summary>
    public static RevisitRow FirstVisit(ArticleRow article, LinkRow link, ReadPages read)
    {
        DateTime now = read.First.FetchedAt, changed = article.PublishedAt is { } published && published < now ? published : now;
        return new RevisitRow
        {
            ArticleId = article.Id,
            LinkId = link.Id,
            SourceId = link.SourceId,
            ChangedAt = changed,
            NextVisit = RevisitSchedule.Next(changed, now),
            ETag = StoredText.CleanOrNull(read.ETag),
            LastModified = StoredText.CleanOrNull(read.LastModified),
        };
    }

    /// <summary>The article can be read where it stood.</summary>
    public async Task<int> FoundAsync(MonitorDbContext context, RevisitRow row, DateTime now, CancellationToken cancellationToken)
    {
        if (row.Lost is not null)
        {
            row.Lost = null;
            row.ChangedAt = now;
            context.Add(new ArticleChangeRow { ArticleId = row.ArticleId, Version = await LatestAsync(context, row, cancellationToken), Kind = ChangeKind.PageReturned, At = now });
        }

        row.Missing = row.Failures = 0;
        row.LastVisit = now;
        row.NextVisit = RevisitSchedule.Next(row.ChangedAt, now);
        return 0;
    }

    /// <summary>See <see cref="RevisitStore.MissingAsync"/>.</summary>
    public async Task<int> MissingAsync(
        MonitorDbContext context, RevisitRow row, ChangeKind loss, string answer, FetchedPage? shown, bool forGood, DateTime now, CancellationToken cancellationToken)
    {
        row.LastVisit = now;
        row.Failures = 0;
        row.Missing++;
        if (row.Lost is null && row.Missing < CertainlyMissing && !forGood)
        {
            row.NextVisit = now + RevisitSchedule.FirstPause;
            return 0;
        }

        if (row.Lost != loss)
        {
            row.Lost = loss;
            row.ChangedAt = now;
            row.ETag = row.LastModified = null;
            string title = await context.Articles.Where(a => a.Id == row.ArticleId).Select(a => a.Title).SingleAsync(cancellationToken);
            context.Add(new ArticleChangeRow
            {
                ArticleId = row.ArticleId,
                Version = await LatestAsync(context, row, cancellationToken),
                Kind = loss,
                Before = title,
                After = StoredText.OneLine(answer),
                At = now,
            });
            if (shown is not null)
                await PageRow.AddAsync(context, [ArticleRows.Page(row.ArticleId, shown)], cancellationToken);
        }

        row.NextVisit = RevisitSchedule.Next(row.ChangedAt, now);
        return 0;
    }

    /// <summary>See <see cref="RevisitStore.ReviseAsync"/>.</summary>
    public async Task<SaveResult?> ReviseAsync(
        MonitorDbContext context, RevisitRow row, KeptVersion before, ReadPages read, Edit edit, DateTime now, CancellationToken cancellationToken,
        FunnelTally? tally = null)
    {
        ArticleVersionRow latest = await context.ArticleVersions.Where(v => v.ArticleId == row.ArticleId).OrderByDescending(v => v.Number).FirstAsync(cancellationToken);
        if (latest.Number != before.Number)
            return null;
        ArticleRow article = await context.Articles.SingleAsync(a => a.Id == row.ArticleId, cancellationToken);
        ArticleRows rows = new(watchlist, sources.GetValueOrDefault(row.SourceId), row.SourceId, read, edit.After);
        bool relevant = article.Relevant;
        latest.Text = Compression.Pack(article.Text);
        ArticleVersionRow version = context.Add(rows.Version(article.Id, latest.Number + 1)).Entity;
        await PageRow.AddAsync(context, rows.Pages(article.Id), cancellationToken);
        await KeptCounts.ChangeAsync(context, [article.Id], () => WriteAsync(context, article, rows, cancellationToken), cancellationToken);
        await StoryFinder.JoinAsync(context, article, cancellationToken);
        if (relevant != edit.After.Relevant)
            await CollectedDays.AddAsync(context, article.SourceId, article.Day, 0, edit.After.Relevant ? 1 : -1, cancellationToken);

        int opened = await ledger.ReviseAsync(context, article, edit.After.Visits, Entry(article, rows.CollectedDay, edit, tally ?? new FunnelTally()), now, cancellationToken);
        context.AddRange(edit.Changes.Select(c => Row(c, article.Id, version.Number, now)));
        await vanished.AddAsync(context, article, version.Number, edit.Changes, now, cancellationToken);
        row.ChangedAt = row.Lost is null ? now : row.ChangedAt;
        (row.ETag, row.LastModified) = (StoredText.CleanOrNull(read.ETag), StoredText.CleanOrNull(read.LastModified));
        await FoundAsync(context, row, now, cancellationToken);
        return new SaveResult(article.Id, opened);
    }

    private static async Task WriteAsync(MonitorDbContext context, ArticleRow article, ArticleRows rows, CancellationToken cancellationToken)
    {
        await context.Mentions.Where(m => m.ArticleId == article.Id).ExecuteDeleteAsync(cancellationToken);
        await context.Topics.Where(t => t.ArticleId == article.Id).ExecuteDeleteAsync(cancellationToken);
        rows.WriteTo(article, article.Day);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What only the edited text says is news of the day of the edit, however old the article is; the rest was told when it was.</summary>
    private static LedgerEntry Entry(ArticleRow article, DateOnly today, Edit edit, FunnelTally tally)
    {
        HashSet<VisitReport> fresh = [.. edit.Changes.Where(c => c.Kind == ChangeKind.VisitAppeared).Select(c => c.Visit!)];
        bool old = article.Day.AddDays(ArticleSaver.NewsDays) < today;
        return new LedgerEntry((_, report) => old && !fresh.Contains(report), report => fresh.Contains(report) ? today : null) { Tally = tally };
    }

    private static Task<int> LatestAsync(MonitorDbContext context, RevisitRow row, CancellationToken cancellationToken) =>
        context.ArticleVersions.Where(v => v.ArticleId == row.ArticleId).MaxAsync(v => v.Number, cancellationToken);

    private static ArticleChangeRow Row(FindingChange change, long articleId, int version, DateTime now) => new()
    {
        ArticleId = articleId,
        Version = version,
        Kind = change.Kind,
        ActorId = change.Actor?.Id,
        ActorName = change.Actor?.Name,
        Before = StoredText.CleanOrNull(change.Before),
        After = StoredText.CleanOrNull(change.After),
        At = now,
    };
}
