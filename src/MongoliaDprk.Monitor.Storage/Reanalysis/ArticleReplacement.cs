using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Reanalysis;

/// <summary>Writes what a new analysis of one article changes; the article itself, its text and its page stay.</summary>
internal sealed class ArticleReplacement(Watchlist watchlist)
{
    private readonly ReportReplacement reports = new(watchlist);

    /// <summary>Inside a transaction; returns the visits that were opened and that went.</summary>
    public async Task<IReadOnlyList<ReanalysisChange>> WriteAsync(MonitorDbContext context, StoredArticle stored, FindingDiff diff, DateTime now, CancellationToken cancellationToken)
    {
        ArticleRow row = stored.Row;
        long[] gone = [.. diff.GoneMentions.Select(m => m.Id)];
        await context.Mentions.Where(m => gone.Contains(m.Id)).ExecuteDeleteAsync(cancellationToken);
        await context.Topics.Where(t => t.ArticleId == row.Id).ExecuteDeleteAsync(cancellationToken);
        await context.Articles.Where(a => a.Id == row.Id).ExecuteUpdateAsync(
            a => a.SetProperty(x => x.Relevant, diff.Relevant).SetProperty(x => x.Countries, diff.Countries).SetProperty(x => x.SourceSide, diff.SourceSide), cancellationToken);
        context.AddRange(diff.NewMentions);
        context.AddRange(diff.Topics);
        await context.SaveChangesAsync(cancellationToken);
        if (diff.Relevant != row.Relevant)
            await CollectedDays.AddAsync(context, row.SourceId, row.Day, 0, diff.Relevant ? 1 : -1, cancellationToken);
        return diff.ReportsDiffer ? await ReportAsync(context, stored, diff, now, cancellationToken) : [];
    }

    /// <summary>Only what concerns the ledger.</summary>
    public Task<IReadOnlyList<ReanalysisChange>> ReportAsync(MonitorDbContext context, StoredArticle stored, FindingDiff diff, DateTime now, CancellationToken cancellationToken) =>
        reports.ReplaceAsync(context, diff, stored.Row, now, cancellationToken);
}
