using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>
/// What the nightly tests found, as a digest tells it. Which findings are a digest's is decided by their alerts, so that each is told in
/// one digest, whatever day it speaks of.
/// </summary>
internal static class DigestFindings
{
    /// <summary>Counts that history does not explain and silences, in order of time.</summary>
    public static async Task<IReadOnlyList<DigestNews>> UnusualAsync(
        MonitorDbContext context, DigestAlerts alerts, ReaderNames names, CancellationToken cancellationToken)
    {
        DigestLanguage words = DigestLanguage.Of(alerts.Language);
        AlertRow[] unusual = [.. alerts.All.Where(a => a.Kind is AlertKind.Anomaly or AlertKind.ActorSilent)];
        Dictionary<string, AnomalyRow> found = await AnomalyQueries.OfAlertsAsync(context, [.. unusual.Where(a => a.Kind == AlertKind.Anomaly)], cancellationToken);
        return [.. unusual.Select(a => found.TryGetValue(a.Key, out AnomalyRow? row) ? News(row, names, words) : alerts.News(a))];
    }

    /// <summary>Claims whose verdict changed, in order of time.</summary>
    public static async Task<IReadOnlyList<DigestClaim>> ClaimsAsync(
        MonitorDbContext context, DigestAlerts alerts, Watchlist watchlist, CancellationToken cancellationToken)
    {
        AlertRow[] changed = [.. alerts.All.Where(a => a.Kind == AlertKind.ClaimChanged)];
        Dictionary<string, ClaimResultRow> results = await ClaimQueries.OfAlertsAsync(context, changed, cancellationToken);
        Dictionary<string, string> sentences = watchlist.Claims.ToDictionary(c => c.Id, c => c.Sentence, StringComparer.Ordinal);
        // of two verdicts of one day only the last stands
        return
        [
            .. changed.Where(a => results.ContainsKey(a.Key)).Select(a => (Alert: a, Result: results[a.Key]))
                .Select(c => new DigestClaim(sentences.GetValueOrDefault(c.Result.ClaimId, c.Alert.Title), c.Result.Verdict, c.Result.Why, c.Alert.Address)),
        ];
    }

    private static DigestNews News(AnomalyRow row, ReaderNames names, DigestLanguage words)
    {
        DigestList list = new(Of(TrendBy.Actor), Of(TrendBy.Source), Of(TrendBy.Topic), row.FromDay, row.ToDay);
        string name = row.By switch { TrendBy.Actor => names.Actor(row.Key), TrendBy.Source => names.Source(row.Key), _ => words.Topic(row.Key) };
        return AnomalyNews.Of(name, row.Count, row.Expected, row.Chance, list, words);

        string? Of(TrendBy by) => row.By == by ? row.Key : null;
    }
}
