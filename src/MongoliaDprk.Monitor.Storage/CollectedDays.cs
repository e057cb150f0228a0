using Microsoft.EntityFrameworkCore;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Keeps how many articles a source gave for a day, the sum of its month, and the sum of the day over all sources.</summary>
internal static class CollectedDays
{
    /// <param name="collected">Articles to add.</param>
    /// <param name="relevant">Relevant ones to add, or with a minus to take away.</param>
    public static async Task AddAsync(MonitorDbContext context, string sourceId, DateOnly day, int collected, int relevant, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlAsync($"""
            INSERT INTO collected_day (source_id, day, collected, relevant) VALUES ({sourceId}, {day}, {collected}, {relevant})
            ON CONFLICT (source_id, day) DO UPDATE SET collected = collected_day.collected + excluded.collected, relevant = collected_day.relevant + excluded.relevant
            """, cancellationToken);
        DateOnly month = new(day.Year, day.Month, 1);
        await context.Database.ExecuteSqlAsync($"""
            INSERT INTO collected_month (source_id, month, collected, relevant) VALUES ({sourceId}, {month}, {collected}, {relevant})
            ON CONFLICT (source_id, month) DO UPDATE SET collected = collected_month.collected + excluded.collected, relevant = collected_month.relevant + excluded.relevant
            """, cancellationToken);
        await context.Database.ExecuteSqlAsync($"""
            INSERT INTO collected_total (day, collected, relevant) VALUES ({day}, {collected}, {relevant})
            ON CONFLICT (day) DO UPDATE SET collected = collected_total.collected + excluded.collected, relevant = collected_total.relevant + excluded.relevant
            """, cancellationToken);
    }
}
