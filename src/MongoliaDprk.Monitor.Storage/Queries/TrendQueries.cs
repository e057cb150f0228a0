using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>Counts over time.</summary>
public sealed class TrendQueries(MonitorDatabase database)
{
    /// <summary>Points ordered by step, then by key; steps without any article are absent.</summary>
    public Task<IReadOnlyList<TrendPoint>> CountAsync(TrendQuery query, CancellationToken cancellationToken) => throw new NotImplementedException();

    internal MonitorDatabase Database { get; } = database;
}
