using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Storage.Rows;

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
    /// <summary>The state of each source that was ever polled, by id.</summary>
    public async Task<IReadOnlyDictionary<string, SourceState>> StatesAsync(CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        List<SourceStateRow> states = await context.SourceStates.ToListAsync(cancellationToken);
        return states.ToDictionary(s => s.SourceId, s => s.State(), StringComparer.Ordinal);
    }

    /// <summary>Articles of it were collected, be it in a poll or from an archive.</summary>
    public async Task<bool> HasCollectedAsync(string source, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await context.CollectedMonths.AnyAsync(m => m.SourceId == source, cancellationToken);
    }

    /// <summary>One entry per source that was ever polled, by id.</summary>
    public async Task<IReadOnlyDictionary<string, SourceHealth>> HealthAsync(CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        List<SourceStateRow> states = await context.SourceStates.ToListAsync(cancellationToken);
        var collected = await context.CollectedMonths.GroupBy(d => d.SourceId)
            .Select(g => new { g.Key, Collected = g.Sum(d => d.Collected), Relevant = g.Sum(d => d.Relevant) })
            .ToDictionaryAsync(d => d.Key, StringComparer.Ordinal, cancellationToken);
        var waiting = await context.Links.Where(l => l.State == LinkState.Pending || l.State == LinkState.Failed || l.State == LinkState.Quarantined)
            .GroupBy(l => l.SourceId)
            .Select(g => new { g.Key, Pending = g.Count(l => l.State != LinkState.Quarantined), Quarantined = g.Count(l => l.State == LinkState.Quarantined) })
            .ToDictionaryAsync(w => w.Key, StringComparer.Ordinal, cancellationToken);
        return states.ToDictionary(s => s.SourceId, s => new SourceHealth(
            s.State(),
            collected.GetValueOrDefault(s.SourceId)?.Collected ?? 0,
            collected.GetValueOrDefault(s.SourceId)?.Relevant ?? 0,
            waiting.GetValueOrDefault(s.SourceId)?.Pending ?? 0,
            waiting.GetValueOrDefault(s.SourceId)?.Quarantined ?? 0), StringComparer.Ordinal);
    }
}
