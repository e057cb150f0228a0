using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Sources;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Keeps how the polls of a source went, day by day.</summary>
internal static class PollDays
{
    /// <param name="day">At the outlet.</param>
    public static Task AddAsync(MonitorDbContext context, string sourceId, DateOnly day, PollOutcome outcome, CancellationToken cancellationToken)
    {
        int worked = outcome.Worked ? 1 : 0, broken = outcome.Layout is null ? 0 : 1;
        string? error = (outcome.Error ?? outcome.Layout) is { } said ? StoredText.OneLine(said) : null;
        return context.Database.ExecuteSqlAsync($"""
            INSERT INTO poll_day (source_id, day, polls, worked, broken, error) VALUES ({sourceId}, {day}, 1, {worked}, {broken}, {error})
            ON CONFLICT (source_id, day) DO UPDATE SET polls = poll_day.polls + 1, worked = poll_day.worked + excluded.worked,
            broken = poll_day.broken + excluded.broken, error = coalesce(excluded.error, poll_day.error)
            """, cancellationToken);
    }
}
