using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Reanalysis;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>A run as it is stored.</summary>
/// <param name="EndedAt">Null = it was stopped and can be gone on with.</param>
public sealed record ReanalysisRun(long Id, int Analyzer, string Watchlist, DateTime StartedAt, DateTime? EndedAt, int Articles);

/// <summary>Reads which articles are still to be analysed anew, and what earlier runs changed.</summary>
public sealed class ReanalysisQueries(MonitorDatabase database, Watchlist watchlist)
{
    /// <summary>The versions that stored articles were last analysed with, where they are not today's.</summary>
    public async Task<IReadOnlyList<OutdatedVersion>> OutdatedAsync(ReanalysisScope scope, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await Within(context.Articles, scope)
            .Where(a => a.WatchlistVersion != watchlist.Version || a.AnalyzerVersion != ArticleAnalyzer.Version)
            .GroupBy(a => new { a.WatchlistVersion, a.AnalyzerVersion })
            .OrderBy(g => g.Key.AnalyzerVersion).ThenBy(g => g.Key.WatchlistVersion)
            .Select(g => new OutdatedVersion(g.Key.AnalyzerVersion, g.Key.WatchlistVersion, g.Count()))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Pages that were read, found not relevant and not kept: their texts cannot be analysed anew.</summary>
    public async Task<int> NotKeptAsync(CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await context.Links.CountAsync(l => l.State == LinkState.Done && l.ArticleId == null, cancellationToken);
    }

    /// <summary>The newest run, or null when there was none.</summary>
    public async Task<ReanalysisRun?> LastAsync(CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await context.Reanalyses.OrderByDescending(r => r.Id)
            .Select(r => new ReanalysisRun(r.Id, r.AnalyzerVersion, r.WatchlistVersion, r.StartedAt, r.EndedAt, r.Articles)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>What a run changed, in the order it was found, one by one.</summary>
    public async IAsyncEnumerable<ReanalysisChange> ChangesAsync(long run, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        IQueryable<ReanalysisChange> changes = context.ReanalysisChanges.Where(c => c.ReanalysisId == run).OrderBy(c => c.Id).Select(c => new ReanalysisChange(
            c.Kind, c.ArticleId, c.Article!.Day, c.Article.SourceId, c.Article.Address, c.Subject, c.Before, c.After, c.Evidence));
        await foreach (ReanalysisChange change in changes.AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return change;
    }

    /// <summary>The next articles of one version, by id.</summary>
    internal async Task<long[]> NextAsync(OutdatedVersion version, ReanalysisScope scope, long after, int most, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await Within(context.Articles, scope)
            .Where(a => a.WatchlistVersion == version.Watchlist && a.AnalyzerVersion == version.Analyzer && a.Id > after)
            .OrderBy(a => a.Id).Take(most).Select(a => a.Id).ToArrayAsync(cancellationToken);
    }

    private static IQueryable<ArticleRow> Within(IQueryable<ArticleRow> articles, ReanalysisScope scope)
    {
        if (scope.Source is { } source)
            articles = articles.Where(a => a.SourceId == source);
        if (scope.Since is { } since)
            articles = articles.Where(a => a.Day >= since);
        return articles;
    }
}
