using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Trends.Anomalies;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Looks for counts that history does not explain and keeps what is found, each with its alert in one transaction.</summary>
public sealed class AnomalyStore(MonitorDatabase database, Watchlist watchlist, TimeProvider time)
{
    /// <summary>Days after a finding in which only a higher count of the same series is told.</summary>
    private const int QuietDays = 28;

    private readonly AnomalyFinder finder = new(new ExpectedDays(watchlist.Calendar));
    private readonly WatchlistNames names = new(watchlist);

    /// <summary>Tests the week that ends on a day; any number of times, from any number of nodes.</summary>
    /// <returns>How many findings are new.</returns>
    public async Task<int> RunAsync(DateOnly day, CancellationToken cancellationToken)
    {
        (IReadOnlyList<AnomalyFinding> findings, int series) = await FindAsync(day, cancellationToken);
        if (findings.Count == 0)
            return 0;
        return await database.Writer.WriteAsync(async context =>
        {
            int added = 0;
            foreach (AnomalyFinding finding in findings)
                added += await AddAsync(context, finding, series, cancellationToken) ? 1 : 0;
            await context.SaveChangesAsync(cancellationToken);
            return added;
        }, cancellationToken);
    }

    /// <summary>What the test of one week finds, told before or not; writes nothing.</summary>
    private async Task<(IReadOnlyList<AnomalyFinding> Findings, int Series)> FindAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        DateOnly from = day.AddDays(1 - AnomalyFinder.WindowDays);
        if (!await context.Mentions.AnyAsync(m => m.Day >= from && m.Day <= day, cancellationToken))
            return ([], 0);
        IReadOnlyDictionary<string, DailyCounts> series = await new AnomalySeries(watchlist).ReadAsync(context, day, cancellationToken);
        return (finder.Find(series, day), series.Count);
    }

    private async Task<bool> AddAsync(MonitorDbContext context, AnomalyFinding finding, int series, CancellationToken cancellationToken)
    {
        (TrendBy by, string key) = AnomalySeries.Read(finding.Series);
        DateOnly quiet = finding.To.AddDays(-QuietDays);
        var before = await context.Anomalies.Where(a => a.By == by && a.Key == key && a.ToDay > quiet).Select(a => new { a.ToDay, a.Count }).ToListAsync(cancellationToken);
        if (before.Any(a => a.ToDay >= finding.From || a.Count >= finding.Count))
            return false;
        string why = AnomalyWords.Sentence(finding, Name(by, key));
        context.Add(new AnomalyRow
        {
            By = by,
            Key = key,
            FromDay = finding.From,
            ToDay = finding.To,
            Count = finding.Count,
            Expected = finding.Expected,
            Chance = finding.Chance,
            Series = series,
            Why = why,
            FoundAt = time.GetUtcNow().UtcDateTime,
        });
        context.Add(Alert(finding, by, key, series, why));
        return true;
    }

    /// <summary>Key of the alert that tells a finding.</summary>
    internal static string AlertKey(TrendBy by, string key, DateOnly to) =>
        string.Create(CultureInfo.InvariantCulture, $"anomaly:{by.ToString().ToLowerInvariant()}:{key}:{to:yyyy-MM-dd}");

    private AlertRow Alert(AnomalyFinding finding, TrendBy by, string key, int series, string why) => new()
    {
        Key = AlertKey(by, key, finding.To),
        Title = StoredText.OneLine($"More than usual: {why[..why.IndexOf(';', StringComparison.Ordinal)]}"),
        Text = StoredText.Clean($"{why}.\nOf {series.ToString("N0", CultureInfo.InvariantCulture)} series that are watched one is expected to be told by mere chance once a year."),
        CreatedAt = time.GetUtcNow().UtcDateTime,
        Kind = AlertKind.Anomaly,
        Subject = by switch { TrendBy.Actor => AlertSubject.Actor(key), TrendBy.Source => AlertSubject.Source(key), _ => AlertSubject.Topic(key) },
        Actors = by == TrendBy.Actor ? [key] : [],
        Sides = [.. Sides(by, key)],
        NewFact = true,
    };

    private string Name(TrendBy by, string key) => by switch { TrendBy.Actor => names.Actor(key), TrendBy.Source => names.Source(key), _ => $"Topic {key}" };

    private IEnumerable<string> Sides(TrendBy by, string key) => by switch
    {
        TrendBy.Actor => watchlist.Actors.Where(a => a.Id == key).Select(a => a.Side),
        TrendBy.Source => watchlist.Sources.Where(s => s.Id == key).Select(s => s.Side),
        _ => [],
    };
}
