using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>A count that history did not explain, as it was told.</summary>
/// <param name="By">What was counted: articles by actor, source or topic.</param>
/// <param name="From">First day counted.</param>
/// <param name="To">Last day counted.</param>
/// <param name="Count">As it was told; equals the length of the list of evidence as long as nothing was collected late.</param>
/// <param name="Chance">Of at least so many, were all as before.</param>
/// <param name="Why">The reason in words.</param>
/// <param name="FoundAt">UTC.</param>
public sealed record AnomalyItem(
    long Id, TrendBy By, string Key, DateOnly From, DateOnly To, int Count, double Expected, double Chance, string Why, DateTime FoundAt);

/// <summary>Reads the counts that history did not explain.</summary>
public sealed class AnomalyQueries(MonitorDatabase database)
{
    private readonly CountQueries counts = new(database);

    /// <summary>The newest first.</summary>
    /// <param name="day">Only those whose days have this one; null = all.</param>
    public async Task<IReadOnlyList<AnomalyItem>> ListAsync(DateOnly? day, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await context.Anomalies.Where(a => day == null || (a.FromDay <= day && a.ToDay >= day))
            .OrderByDescending(a => a.ToDay).ThenBy(a => a.Chance).ThenBy(a => a.Key)
            .Select(a => new AnomalyItem(a.Id, a.By, a.Key, a.FromDay, a.ToDay, a.Count, a.Expected, a.Chance, a.Why, a.FoundAt))
            .ToListAsync(cancellationToken);
    }

    /// <summary>What was counted: the list of articles that it leads to.</summary>
    public static MentionFilter Filter(AnomalyItem anomaly) => AnomalySeries.Filter(anomaly.By, anomaly.Key, anomaly.From, anomaly.To);

    /// <summary>The findings that alerts tell, by the alert's key. Alerts and findings are written together.</summary>
    internal static async Task<Dictionary<string, AnomalyRow>> OfAlertsAsync(MonitorDbContext context, IReadOnlyList<AlertRow> alerts, CancellationToken cancellationToken)
    {
        if (alerts.Count == 0)
            return [];
        DateTime from = alerts.Min(a => a.CreatedAt).AddMinutes(-1), to = alerts.Max(a => a.CreatedAt).AddMinutes(1);
        List<AnomalyRow> rows = await context.Anomalies.Where(a => a.FoundAt >= from && a.FoundAt <= to).ToListAsync(cancellationToken);
        return rows.DistinctBy(a => (a.By, a.Key, a.ToDay)).ToDictionary(a => AnomalyStore.AlertKey(a.By, a.Key, a.ToDay), StringComparer.Ordinal);
    }

    /// <summary>The articles behind the count.</summary>
    public async Task<IReadOnlyList<CountedItem>> EvidenceAsync(AnomalyItem anomaly, CancellationToken cancellationToken)
    {
        IReadOnlyList<CountedItem> items = await counts.ListAsync(new CountQuery(anomaly.By, CountUnit.Article, Filter(anomaly)), cancellationToken);
        return [.. items.Where(i => i.Key == anomaly.Key)];
    }
}
