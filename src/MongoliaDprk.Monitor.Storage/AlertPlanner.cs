using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Decides for each alert that a channel has not seen what becomes of it there: once, when it is first looked at.</summary>
internal static class AlertPlanner
{
    /// <summary>A channel added today is told the alerts of the last week, not those of all years.</summary>
    private static readonly TimeSpan Lookback = TimeSpan.FromDays(7);

    public static async Task PlanAsync(MonitorDbContext context, Subscriber subscriber, ChannelAddress channel, DateTime now, CancellationToken cancellationToken)
    {
        AlertRow[] unseen = await Unseen(context, channel.Name, now).AsNoTracking().OrderBy(a => a.Id).ToArrayAsync(cancellationToken);
        if (unseen.Length == 0)
            return;
        List<SentAlert> sent = await SentAsync(context, subscriber, channel, [.. unseen.Select(a => a.Subject).Distinct()], now, cancellationToken);
        foreach (AlertRow alert in unseen)
        {
            Route route = AlertRouting.Decide(subscriber, channel, alert.Facts, sent, now);
            context.Add(Delivery(alert.Id, channel.Name, route, now));
            if (route is Route.Now or Route.At)
                sent.Add(new SentAlert(alert.Subject, now));
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Alerts on which nothing is decided for the channel.</summary>
    public static IQueryable<AlertRow> Unseen(MonitorDbContext context, string channel, DateTime now)
    {
        DateTime since = now - Lookback;
        return WithheldAlerts.Without(context, context.Alerts.Where(a => a.CreatedAt >= since && !context.Deliveries.Any(d => d.AlertId == a.Id && d.Channel == channel)));
    }

    /// <summary>What waits counts as sent: else two alerts on one subject would go out because they came at once.</summary>
    private static async Task<List<SentAlert>> SentAsync(
        MonitorDbContext context, Subscriber subscriber, ChannelAddress channel, string[] subjects, DateTime now, CancellationToken cancellationToken)
    {
        TimeSpan longest = subscriber.Alerts.Select(r => r.Cooldown).DefaultIfEmpty().Max();
        if (longest == TimeSpan.Zero)
            return [];
        DateTime from = now - longest;
        var sent = await context.Deliveries
            .Where(d => d.Channel == channel.Name && d.Fate == DeliveryFate.Waiting && (d.AcceptedAt == null || d.AcceptedAt > from) && subjects.Contains(d.Alert!.Subject))
            .Select(d => new { d.Alert!.Subject, d.AcceptedAt }).ToListAsync(cancellationToken);
        return [.. sent.Select(s => new SentAlert(s.Subject, s.AcceptedAt ?? now))];
    }

    private static DeliveryRow Delivery(long alert, string channel, Route route, DateTime now)
    {
        (DeliveryFate fate, DateTime at, string? reason) = route switch
        {
            Route.Now => (DeliveryFate.Waiting, now, null),
            Route.At later => (DeliveryFate.Waiting, later.Instant.UtcDateTime, "quiet hours"),
            Route.InDigest digest => (DeliveryFate.InDigest, now, digest.Reason),
            Route.Unwanted unwanted => (DeliveryFate.Unwanted, now, unwanted.Reason),
            _ => throw new InvalidOperationException($"no delivery for {route}"),
        };
        return new DeliveryRow { AlertId = alert, Channel = channel, Fate = fate, NextTry = at, Reason = reason is null ? null : StoredText.OneLine(reason), Since = now };
    }
}
