using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>One alert and what became of it on each channel.</summary>
/// <param name="Key">Unique, and the same for the same news for good.</param>
/// <param name="Address">Of the article or site it tells of; null = of none.</param>
/// <param name="Subject">What it is about; see <see cref="AlertSubject"/>; empty = not told.</param>
/// <param name="ArticleId">The article that it tells of; null = of none.</param>
public sealed record AlertItem(
    long Id, string Key, AlertKind Kind, string Title, string Text, string? Address, DateTime CreatedAt, long? VisitId, double? Confidence, IReadOnlyList<DeliveryItem> Deliveries,
    string Subject = "", long? ArticleId = null);

/// <summary>Where an alert is on its way to a channel.</summary>
public enum DeliveryState
{
    /// <summary>It goes out next.</summary>
    Due,

    /// <summary>It waits: quiet hours, or a pause after a refusal.</summary>
    Held,

    /// <summary>The next digest tells it.</summary>
    InDigest,

    /// <summary>The subscriber's rules do not want it.</summary>
    Unwanted,

    /// <summary>The channel has it.</summary>
    Accepted,

    /// <summary>Refused for days; only asking for it sends it again.</summary>
    GivenUp,
}

/// <param name="At">When it was accepted or is sent next; else when it was decided.</param>
/// <param name="Attempts">Tries so far, the accepted one included.</param>
/// <param name="Why">The channel's last refusal, else its answer, else the reason of the decision; null = nothing to say.</param>
public sealed record DeliveryItem(string Channel, DeliveryState State, DateTime? At, int Attempts, string? Why);

/// <summary>How a channel has been.</summary>
/// <param name="FailingSince">Null = it works, or has not been used.</param>
/// <param name="NextTry">Nothing is sent on it before; null = any time.</param>
/// <param name="Waiting">Alerts that it has not accepted yet.</param>
public sealed record ChannelItem(string Name, DateTime? LastAccepted, DateTime? FailingSince, string? Error, DateTime? NextTry, int Waiting, int GivenUp);

/// <summary>Reads alerts and their deliveries.</summary>
public sealed class AlertQueries(MonitorDatabase database, TimeProvider time)
{
    /// <summary>Since when the alert that waits longest has been due on its channel, UTC; null = none is due.</summary>
    public async Task<DateTime?> OldestDueAsync(DateTime now, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await context.Deliveries.Where(d => d.AcceptedAt == null && d.Fate == DeliveryFate.Waiting && d.NextTry <= now).MinAsync(d => d.Since ?? (DateTime?)d.NextTry, cancellationToken);
    }

    /// <summary>The latest alerts, newest first.</summary>
    /// <param name="most">At most so many.</param>
    public async Task<IReadOnlyList<AlertItem>> ListAsync(int most, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        List<AlertRow> alerts = await context.Alerts.OrderByDescending(a => a.Id).Take(most).ToListAsync(cancellationToken);
        return await WithDeliveriesAsync(context, alerts, cancellationToken);
    }

    /// <summary>One page of the alerts of a filter, newest first: so many queries, however long the page.</summary>
    public async Task<AlertPage> PageAsync(AlertFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        IQueryable<AlertRow> alerts = filter.Apply(context, time.GetUtcNow().UtcDateTime);
        int count = await alerts.CountAsync(cancellationToken);
        List<AlertRow> page = await alerts.OrderByDescending(a => a.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);
        return new AlertPage(await WithDeliveriesAsync(context, page, cancellationToken), count);
    }

    /// <summary>Alerts on one visit, newest first.</summary>
    public async Task<IReadOnlyList<AlertItem>> OfVisitAsync(long visitId, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        List<AlertRow> alerts = await context.Alerts.Where(a => a.VisitId == visitId).OrderByDescending(a => a.Id).ToListAsync(cancellationToken);
        return await WithDeliveriesAsync(context, alerts, cancellationToken);
    }

    /// <summary>Alerts that were left to the digest of a channel in a time, oldest first.</summary>
    /// <param name="from">Included.</param>
    /// <param name="to">Not included.</param>
    public async Task<IReadOnlyList<AlertItem>> ForDigestAsync(string channel, DateTime from, DateTime to, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        List<AlertRow> alerts = await LeftToDigest(context, [channel], from, to).OrderBy(a => a.Id).ToListAsync(cancellationToken);
        return await WithDeliveriesAsync(context, alerts, cancellationToken);
    }

    /// <summary>Alerts that were left to the digest of any of these channels in a time.</summary>
    internal static IQueryable<AlertRow> LeftToDigest(MonitorDbContext context, IReadOnlyList<string> channels, DateTime from, DateTime to) =>
        context.Alerts.Where(a => context.Deliveries.Any(d =>
            d.AlertId == a.Id && channels.Contains(d.Channel) && d.Fate == DeliveryFate.InDigest && d.Since >= from && d.Since < to));

    /// <summary>Channels that have been used, by name.</summary>
    public async Task<IReadOnlyList<ChannelItem>> ChannelsAsync(CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await context.Channels.OrderBy(c => c.Name)
            .Select(c => new ChannelItem(
                c.Name, c.LastAccepted, c.FailingSince, c.Error, c.NextTry,
                context.Deliveries.Count(d => d.Channel == c.Name && d.Fate == DeliveryFate.Waiting && d.AcceptedAt == null),
                context.Deliveries.Count(d => d.Channel == c.Name && d.Fate == DeliveryFate.GivenUp)))
            .ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<AlertItem>> WithDeliveriesAsync(MonitorDbContext context, List<AlertRow> alerts, CancellationToken cancellationToken)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        long[] ids = [.. alerts.Select(a => a.Id)];
        ILookup<long, DeliveryRow> deliveries =
            (await context.Deliveries.Where(d => ids.Contains(d.AlertId)).OrderBy(d => d.Channel).ToListAsync(cancellationToken)).ToLookup(d => d.AlertId);
        return alerts.ConvertAll(a => new AlertItem(
            a.Id, a.Key, a.Kind, a.Title, a.Text, a.Address, a.CreatedAt, a.VisitId, a.Confidence, [.. deliveries[a.Id].Select(d => Item(d, now))],
            a.Subject, a.ArticleId));
    }

    private static DeliveryItem Item(DeliveryRow row, DateTime now)
    {
        DeliveryState state = row switch
        {
            { AcceptedAt: not null } => DeliveryState.Accepted,
            { Fate: DeliveryFate.InDigest } => DeliveryState.InDigest,
            { Fate: DeliveryFate.Unwanted } => DeliveryState.Unwanted,
            { Fate: DeliveryFate.GivenUp } => DeliveryState.GivenUp,
            _ => row.NextTry <= now ? DeliveryState.Due : DeliveryState.Held,
        };
        DateTime? at = state is DeliveryState.Due or DeliveryState.Held ? row.NextTry : row.AcceptedAt ?? row.Since;
        return new DeliveryItem(row.Channel, state, at, row.Attempts, row.Error ?? row.Answer ?? row.Reason);
    }
}
