using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Reanalysis;

/// <summary>Which stored articles are analysed anew; null = all.</summary>
/// <param name="Source">Source id.</param>
/// <param name="Since">Articles of this day and later.</param>
public sealed record ReanalysisScope(string? Source = null, DateOnly? Since = null);

/// <summary>What one step of a run did.</summary>
/// <param name="Articles">Articles analysed.</param>
/// <param name="Failures">Articles the analyzer broke on; they keep their findings and their version.</param>
public sealed record ReanalysisStep(int Articles, IReadOnlyList<ReanalysisChange> Changes, IReadOnlyList<ReanalysisFailure> Failures);

/// <summary>An article the analyzer broke on.</summary>
public sealed record ReanalysisFailure(string Address, Exception Exception);

/// <summary>
/// Runs the analyzer again over the stored texts that another watchlist or analyzer has read. Each step is one transaction that claims
/// its articles by their old version: what is done is done after a kill, another node or a running monitor takes none twice, and a run
/// begun again goes on where the last one was.
/// </summary>
public sealed class Reanalyzer(MonitorDatabase database, Watchlist watchlist, ArticleAnalyzer analyzer, TimeProvider time)
{
    /// <summary>Few enough that a poller waiting for the one writer of SQLite does not notice.</summary>
    private const int Batch = 50;

    private readonly Dictionary<string, Source> sources = watchlist.Sources.ToDictionary(s => s.Id, StringComparer.Ordinal);
    private readonly ReanalysisQueries queries = new(database, watchlist);
    private readonly ArticleReplacement replacement = new(watchlist);

    /// <param name="rehearse">Nothing is written; the steps tell what would be.</param>
    /// <exception cref="DatabaseException">The database cannot be used; all steps before stay.</exception>
    public async IAsyncEnumerable<ReanalysisStep> RunAsync(ReanalysisScope scope, bool rehearse, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<OutdatedVersion> outdated = await queries.OutdatedAsync(scope, cancellationToken);
        if (outdated.Count == 0)
            yield break;
        long run = rehearse ? 0 : await BeginAsync(cancellationToken);
        List<(StoredArticle Stored, FindingDiff Diff)> reported = [];
        foreach (OutdatedVersion version in outdated)
        {
            long last = 0;
            while (await queries.NextAsync(version, scope, last, Batch, cancellationToken) is { Length: > 0 } ids)
            {
                last = ids[^1];
                yield return rehearse
                    ? await LookAsync(ids, version, reported, cancellationToken)
                    : await database.Writer.WriteAsync(context => WorkAsync(context, run, ids, version, cancellationToken), cancellationToken);
            }
        }

        if (!rehearse)
            await EndAsync(run, cancellationToken);
        else if (reported.Count > 0)
            yield return await database.Writer.RehearseAsync(context => LedgerAsync(context, reported, cancellationToken), cancellationToken);
    }

    private Task<long> BeginAsync(CancellationToken cancellationToken) => database.Writer.WriteAsync(async context =>
    {
        ReanalysisRow run = await context.Reanalyses
            .Where(r => r.WatchlistVersion == watchlist.Version && r.AnalyzerVersion == ArticleAnalyzer.Version && r.EndedAt == null)
            .OrderBy(r => r.Id).FirstOrDefaultAsync(cancellationToken)
            ?? context.Add(new ReanalysisRow { AnalyzerVersion = ArticleAnalyzer.Version, WatchlistVersion = watchlist.Version, StartedAt = Now }).Entity;
        await context.SaveChangesAsync(cancellationToken);
        return run.Id;
    }, cancellationToken);

    private Task EndAsync(long run, CancellationToken cancellationToken)
    {
        DateTime? now = Now;
        return database.Writer.WriteAsync(
            context => context.Reanalyses.Where(r => r.Id == run).ExecuteUpdateAsync(r => r.SetProperty(x => x.EndedAt, now), cancellationToken), cancellationToken);
    }

    private async Task<ReanalysisStep> LookAsync(
        long[] ids, OutdatedVersion version, List<(StoredArticle Stored, FindingDiff Diff)> reported, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        Analysed[] all = Analyse(await StoredArticle.ReadAsync(context, ids, version, cancellationToken), cancellationToken);
        reported.AddRange(all.Where(a => a.Diff is { ReportsDiffer: true }).Select(a => (a.Stored, a.Diff!)));
        return new ReanalysisStep(all.Count(a => a.Diff is not null), [.. all.SelectMany(a => a.Diff?.Changes() ?? [])], Failures(all));
    }

    private async Task<ReanalysisStep> LedgerAsync(MonitorDbContext context, List<(StoredArticle Stored, FindingDiff Diff)> reported, CancellationToken cancellationToken)
    {
        List<ReanalysisChange> changes = [];
        foreach ((StoredArticle stored, FindingDiff diff) in reported)
            changes.AddRange(await replacement.ReportAsync(context, stored, diff, Now, cancellationToken));
        return new ReanalysisStep(0, changes, []);
    }

    private async Task<ReanalysisStep> WorkAsync(MonitorDbContext context, long run, long[] ids, OutdatedVersion version, CancellationToken cancellationToken)
    {
        await SoleWriter.OfStoriesAsync(context, cancellationToken);
        // locks the articles against other nodes; those that another one was faster with have its version already
        await Outdated(context, ids, version).ExecuteUpdateAsync(a => a.SetProperty(x => x.AnalyzerVersion, x => x.AnalyzerVersion), cancellationToken);
        Analysed[] all = Analyse(await StoredArticle.ReadAsync(context, ids, version, cancellationToken), cancellationToken);
        Analysed[] changed = [.. all.Where(a => a.Diff is { IsNone: false })];
        List<ReanalysisChange> changes = [];
        await KeptCounts.ChangeAsync(context, [.. changed.Select(a => a.Stored.Row.Id)], async () =>
        {
            foreach (Analysed one in changed)
            {
                changes.AddRange(one.Diff!.Changes());
                changes.AddRange(await replacement.WriteAsync(context, one.Stored, one.Diff, Now, cancellationToken));
            }
        }, cancellationToken);

        long[] done = [.. all.Where(a => a.Diff is not null).Select(a => a.Stored.Row.Id)];
        await Outdated(context, done, version).ExecuteUpdateAsync(
            a => a.SetProperty(x => x.AnalyzerVersion, ArticleAnalyzer.Version).SetProperty(x => x.WatchlistVersion, watchlist.Version), cancellationToken);
        await context.Reanalyses.Where(r => r.Id == run).ExecuteUpdateAsync(r => r.SetProperty(x => x.Articles, x => x.Articles + done.Length), cancellationToken);
        context.AddRange(changes.Select(c => Row(run, c)));
        await context.SaveChangesAsync(cancellationToken);
        return new ReanalysisStep(done.Length, changes, Failures(all));
    }

    private Analysed[] Analyse(IReadOnlyList<StoredArticle> articles, CancellationToken cancellationToken) =>
        [.. articles.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(Analyse)];

    private Analysed Analyse(StoredArticle stored)
    {
        string? side = sources.TryGetValue(stored.Row.SourceId, out Source? source) ? source.Side : stored.Row.SourceSide;
        try
        {
            return new Analysed(stored, new FindingDiff(stored, analyzer.Analyze(stored.Article, side), side), null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new Analysed(stored, null, e);
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static IQueryable<ArticleRow> Outdated(MonitorDbContext context, long[] ids, OutdatedVersion version) =>
        context.Articles.Where(a => ids.Contains(a.Id) && a.WatchlistVersion == version.Watchlist && a.AnalyzerVersion == version.Analyzer);

    private static ReanalysisFailure[] Failures(Analysed[] all) =>
        [.. all.Where(a => a.Exception is not null).Select(a => new ReanalysisFailure(a.Stored.Row.Address, a.Exception!))];

    private static ReanalysisChangeRow Row(long run, ReanalysisChange change) => new()
    {
        ReanalysisId = run,
        ArticleId = change.ArticleId,
        Kind = change.Kind,
        Subject = change.Subject,
        Before = change.Before,
        After = change.After,
        Evidence = change.Evidence,
    };

    /// <param name="Diff">Null = the analyzer broke.</param>
    private sealed record Analysed(StoredArticle Stored, FindingDiff? Diff, Exception? Exception);
}
