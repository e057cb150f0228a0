using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>One alert that one channel has not accepted yet.</summary>
/// <param name="Key">What makes it the same alert again: kind, visit, stage.</param>
public sealed record PendingDelivery(long AlertId, string Channel, string Key, string Title, string Text, string? Address, DateTime CreatedAt, int Attempts);

/// <summary>Alerts and their deliveries: one (alert, channel) is accepted at most once.</summary>
public sealed class AlertStore(MonitorDatabase database, TimeProvider time)
{
    /// <summary>A channel added today is told the alerts of the last week, not those of all years.</summary>
    private static readonly TimeSpan Lookback = TimeSpan.FromDays(7);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Deliveries that are due on the given channels, oldest first; those missing are created.</summary>
    public Task<IReadOnlyList<PendingDelivery>> DueAsync(IReadOnlyList<string> channels, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync<IReadOnlyList<PendingDelivery>>(async context =>
        {
            DateTime now = Now, since = now - Lookback;
            foreach (string channel in channels)
            {
                long[] missing = await context.Alerts.Where(a => a.CreatedAt >= since && !context.Deliveries.Any(d => d.AlertId == a.Id && d.Channel == channel))
                    .Select(a => a.Id).ToArrayAsync(cancellationToken);
                context.AddRange(missing.Select(id => new DeliveryRow { AlertId = id, Channel = channel, NextTry = now }));
            }

            await context.SaveChangesAsync(cancellationToken);
            return await context.Deliveries.AsNoTracking()
                .Where(d => channels.Contains(d.Channel) && d.AcceptedAt == null && d.NextTry <= now)
                .OrderBy(d => d.AlertId).ThenBy(d => d.Channel)
                .Select(d => new PendingDelivery(d.AlertId, d.Channel, d.Alert!.Key, d.Alert.Title, d.Alert.Text, d.Alert.Address, d.Alert.CreatedAt, d.Attempts))
                .ToListAsync(cancellationToken);
        }, cancellationToken);

    /// <summary>The channel has accepted the alert.</summary>
    public Task DeliveredAsync(PendingDelivery delivery, CancellationToken cancellationToken) =>
        ChangeAsync(delivery, row =>
        {
            row.AcceptedAt = Now;
            row.Error = null;
        }, cancellationToken);

    /// <summary>The channel has refused; due again after a growing pause, six hours at the most.</summary>
    public Task FailedAsync(PendingDelivery delivery, string error, CancellationToken cancellationToken) =>
        ChangeAsync(delivery, row =>
        {
            row.NextTry = Now + Pauses.After(row.Attempts, first: TimeSpan.FromMinutes(1), longest: TimeSpan.FromHours(6));
            row.Error = StoredText.OneLine(error);
        }, cancellationToken);

    /// <summary>What was accepted stays accepted.</summary>
    private Task ChangeAsync(PendingDelivery delivery, Action<DeliveryRow> change, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(async context =>
        {
            DeliveryRow? row = await context.Deliveries.SingleOrDefaultAsync(
                d => d.AlertId == delivery.AlertId && d.Channel == delivery.Channel && d.AcceptedAt == null, cancellationToken);
            if (row is null)
                return;
            row.Attempts++;
            change(row);
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
}
