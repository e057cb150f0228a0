using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>First and last mention, and the longest silence between.</summary>
public sealed class PresenceQueries(MonitorDatabase database)
{
    /// <summary>One entry per key that meets the filter, the one named last first.</summary>
    /// <param name="keys">Only these; null = all.</param>
    public async Task<IReadOnlyList<Presence>> ListAsync(TrendBy by, MentionFilter filter, IReadOnlyList<string>? keys, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        IEnumerable<StepCount> days = await TrendQueries.StepsAsync(context, by, TrendPer.Day, filter, keys, cancellationToken);
        return
        [
            .. days.GroupBy(d => d.Key, StringComparer.Ordinal).Select(g => Presence.Of(g.Key, g.Select(d => d.Day)))
                .OrderByDescending(p => p.Last).ThenBy(p => p.Key, StringComparer.Ordinal),
        ];
    }
}
