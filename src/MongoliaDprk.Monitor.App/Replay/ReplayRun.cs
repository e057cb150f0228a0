using System.Text;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Replay;

/// <summary>
/// Walks analysed texts of the past through the monitor's own store, in the order of their dates and with the clock of their time.
/// Nothing is sent: what would be is read from the alerts that are written.
/// </summary>
internal sealed class ReplayRun(Watchlist watchlist, MonitorDatabase database, ReplayClock clock)
{
    private readonly ArticleStore store = new(database, watchlist, clock);
    private readonly WrittenAlerts alerts = new(database);
    private long lastAlert;

    /// <param name="step">Called after each text with its id.</param>
    public async Task<ReplayRecord> RunAsync(IReadOnlyList<AnalysedText> texts, Action<string> step, CancellationToken cancellationToken)
    {
        List<ReplayAlert> told = [];
        int copies = 0;
        HashSet<long> articles = [];
        await database.MigrateAsync(cancellationToken);
        await new LedgerSeeder(database, watchlist).SeedAsync(cancellationToken);
        foreach ((ReplayText text, Analysis analysis) in texts)
        {
            clock.Reach(text.At);
            if (await SaveAsync(text, analysis, cancellationToken) is { ArticleId: { } article } && analysis.Relevant)
            {
                copies += articles.Add(article) ? 0 : 1;
                told.AddRange(await NewAlertsAsync(text, cancellationToken));
            }

            step(text.Line.Id!);
        }

        return new ReplayRecord(told, copies, await new VisitQueries(database, watchlist).ListAsync(withHistorical: false, cancellationToken));
    }

    /// <summary>Null = another text has the same address.</summary>
    private async Task<SaveResult?> SaveAsync(ReplayText text, Analysis analysis, CancellationToken cancellationToken)
    {
        var link = new Link(ReplaySource.Address(text), text.Line.Title, text.At.UtcDateTime, null);
        if (await store.LinkAsync(ReplaySource.Id(text), link, cancellationToken) is not { } pending)
            return null;
        var page = new FetchedPage(link.Address, Encoding.UTF8.GetBytes(analysis.Article.FullText), "text/plain", text.At.UtcDateTime);
        return await store.SaveAsync(pending, page, analysis, cancellationToken);
    }

    private async Task<IReadOnlyList<ReplayAlert>> NewAlertsAsync(ReplayText text, CancellationToken cancellationToken)
    {
        IReadOnlyList<WrittenAlert> written = await alerts.AfterAsync(lastAlert, cancellationToken);
        lastAlert = written.Count > 0 ? written[^1].Id : lastAlert;
        return [.. written.Select(a => new ReplayAlert(text.At, text.HasClock, a.Kind, a.Title, a.Text, a.VisitId, text.Line.Id))];
    }
}

/// <summary>What happened in a back-test.</summary>
/// <param name="Alerts">As they would have been sent.</param>
/// <param name="Copies">Relevant texts that are the same article as an earlier one.</param>
/// <param name="Visits">The ledger after the last text.</param>
internal sealed record ReplayRecord(IReadOnlyList<ReplayAlert> Alerts, int Copies, IReadOnlyList<VisitItem> Visits);
