using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>Reads one day for the digest.</summary>
public sealed class DigestQueries(MonitorDatabase database, Watchlist watchlist)
{
    /// <summary>The articles whose stored day is <paramref name="day"/>, with everything the digest shows.</summary>
    public Task<Digest> ForDayAsync(DateOnly day, CancellationToken cancellationToken) => throw new NotImplementedException();

    internal MonitorDatabase Database { get; } = database;
    internal Watchlist Watchlist { get; } = watchlist;
}
