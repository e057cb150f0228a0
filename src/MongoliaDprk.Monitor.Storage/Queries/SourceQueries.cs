namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>Health of one source as the database knows it.</summary>
/// <param name="Collected">Articles collected from it, relevant or not.</param>
/// <param name="Relevant">Relevant articles among them.</param>
/// <param name="Pending">Links whose page is still to be fetched.</param>
/// <param name="Quarantined">Pages our own code broke on.</param>
public sealed record SourceHealth(SourceState State, int Collected, int Relevant, int Pending, int Quarantined);

/// <summary>Reads what the sources gave.</summary>
public sealed class SourceQueries(MonitorDatabase database)
{
    /// <summary>One entry per source that was ever polled, by id.</summary>
    public Task<IReadOnlyDictionary<string, SourceHealth>> HealthAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    internal MonitorDatabase Database { get; } = database;
}
