using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Counts the steps of the way from a link to an alert, in the transaction that takes them: what is done again after a failure is counted once.</summary>
internal sealed class FunnelDays(Watchlist watchlist, TimeProvider time)
{
    private readonly Dictionary<string, TimeZoneInfo> zones = watchlist.Sources.ToDictionary(s => s.Id, s => s.TimeZone, StringComparer.Ordinal);

    /// <summary>Today at the outlet.</summary>
    public DateOnly Today(string sourceId) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(time.GetUtcNow().UtcDateTime, zones.GetValueOrDefault(sourceId, TimeZoneInfo.Utc)));

    /// <summary>Adds the counts to those of today. Rows are written in one order, so that two writers never wait for each other.</summary>
    public async Task AddAsync(MonitorDbContext context, string sourceId, FunnelTally tally, CancellationToken cancellationToken)
    {
        if (tally.Counts.Count == 0)
            return;
        List<object> values = [sourceId, Today(sourceId)];
        StringBuilder rows = new();
        foreach ((FunnelStep step, int count) in tally.Counts)
        {
            rows.Append(rows.Length == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"({{0}}, {{1}}, {{{values.Count}}}, {{{values.Count + 1}}})");
            values.Add(step.ToString());
            values.Add(count);
        }

        string sql = $"INSERT INTO funnel_day (source_id, day, step, count) VALUES {rows} ON CONFLICT (source_id, day, step) DO UPDATE SET count = funnel_day.count + excluded.count";
        await context.Database.ExecuteSqlRawAsync(sql, values, cancellationToken);
    }
}
