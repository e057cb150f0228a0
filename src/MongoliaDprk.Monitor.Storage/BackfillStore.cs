using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>How far archives were read: links and place are kept together, so that a run that was killed goes on where it was.</summary>
public sealed class BackfillStore(MonitorDatabase database, Watchlist watchlist, TimeProvider time)
{
    private readonly FunnelDays funnel = new(watchlist, time);

    /// <summary>The one that was begun and not ended, or a new one.</summary>
    public async Task<Backfill> FindAsync(string sourceId, Uri place, DateOnly since, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        BackfillRow? row = await context.Backfills.SingleOrDefaultAsync(
            b => b.SourceId == sourceId && b.Place == place.AbsoluteUri && b.Since == since && b.Ended == null, cancellationToken);
        return row?.State() ?? new Backfill(sourceId, place.AbsoluteUri, since);
    }

    /// <summary>Keeps the unseen links of one archive page as history, and where the archive goes on, in one transaction.</summary>
    /// <param name="after">The state to keep, given how many links were new.</param>
    /// <param name="leftOut">What else the page shows, and why it is not kept.</param>
    public Task<Backfill> KeepAsync(string sourceId, IReadOnlyList<Link> links, Func<int, Backfill> after, CancellationToken cancellationToken, FunnelTally? leftOut = null) =>
        database.Writer.WriteAsync(async context =>
        {
            DateTime now = time.GetUtcNow().UtcDateTime;
            AddedLinks added = await LinkRows.AddAsync(context, sourceId, links, now, history: true, cancellationToken);
            Backfill state = after(added.New);
            BackfillRow row = await context.Backfills.FindAsync([state.SourceId, state.Place, state.Since], cancellationToken)
                ?? context.Add(new BackfillRow { SourceId = state.SourceId, Place = state.Place, Since = state.Since }).Entity;
            row.Keep(state, now);
            await context.SaveChangesAsync(cancellationToken);
            FunnelTally tally = added.Tally();
            if (leftOut is not null)
                tally.Add(leftOut);
            await funnel.AddAsync(context, sourceId, tally, cancellationToken);
            return state;
        }, cancellationToken);
}
