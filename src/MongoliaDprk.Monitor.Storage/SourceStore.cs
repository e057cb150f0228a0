using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>What is remembered of a source and its places; places by address.</summary>
/// <param name="Source">Null when it was never polled.</param>
public sealed record SourceMemory(SourceState? Source, IReadOnlyDictionary<string, PlaceState> Places);

/// <summary>States of sources: read before a poll, written after it, with the alert on a source's health in the same transaction.</summary>
public sealed class SourceStore(MonitorDatabase database, Watchlist watchlist, TimeProvider time)
{
    private readonly SourceAlerts alerts = new(watchlist);
    private readonly FunnelDays funnel = new(watchlist, time);

    /// <summary>What is remembered of a source, its places included.</summary>
    public async Task<SourceMemory> RecallAsync(string sourceId, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        SourceStateRow? source = await context.SourceStates.SingleOrDefaultAsync(s => s.SourceId == sourceId, cancellationToken);
        List<PlaceStateRow> places = await context.PlaceStates.Where(p => p.SourceId == sourceId).ToListAsync(cancellationToken);
        return new SourceMemory(source?.State(), places.ToDictionary(p => p.Address, p => p.State(), StringComparer.Ordinal));
    }

    /// <summary>Writes down how a poll ended; what it says of the source's health is judged, and told when it is confirmed.</summary>
    /// <param name="places">States of the places that were asked.</param>
    /// <param name="tally">What the poll counted that was not saved with what it counts; null = nothing.</param>
    /// <param name="since">What was remembered when the poll began: when another poll has ended since, two ran at once, and what this one knows is stale. Null = not compared.</param>
    /// <returns>False = another poll of the source has ended since this one began: nothing but the counts is written.</returns>
    public Task<bool> EndAsync(
        string sourceId, PollOutcome outcome, IReadOnlyList<PlaceState> places, CancellationToken cancellationToken, FunnelTally? tally = null, SourceMemory? since = null) =>
        database.Writer.WriteAsync(async context =>
        {
            DateTime now = time.GetUtcNow().UtcDateTime;
            await LinkRows.TakeTurnAsync(context, sourceId, cancellationToken);
            await funnel.AddAsync(context, sourceId, tally ?? new FunnelTally(), cancellationToken);
            SourceStateRow row = await RowAsync(context, sourceId, cancellationToken);
            if (since is not null && row.LastPoll != since.Source?.LastPoll)
                return false;
            foreach (PlaceState place in places)
                await KeepAsync(context, place, cancellationToken);
            (SourceState state, HealthNews? news) = HealthWatch.Observe(row.State().Polled(outcome, now), now);
            if (news is not null)
                state = await alerts.AddAsync(context, state, news, now, cancellationToken);
            row.Keep(state);
            await context.SaveChangesAsync(cancellationToken);
            await PollDays.AddAsync(context, sourceId, funnel.Today(sourceId), outcome, cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>The source's row, added when there is none.</summary>
    internal static async Task<SourceStateRow> RowAsync(MonitorDbContext context, string sourceId, CancellationToken cancellationToken) =>
        await context.SourceStates.FindAsync([sourceId], cancellationToken) ?? context.Add(new SourceStateRow { SourceId = sourceId }).Entity;

    internal static async Task KeepAsync(MonitorDbContext context, PlaceState place, CancellationToken cancellationToken)
    {
        PlaceStateRow row = await context.PlaceStates.FindAsync([place.SourceId, place.Address], cancellationToken)
            ?? context.Add(new PlaceStateRow { SourceId = place.SourceId, Address = place.Address }).Entity;
        row.Keep(place);
    }
}
