using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>Which alerts; null = all.</summary>
/// <param name="Channel">Only those that were decided for this channel.</param>
/// <param name="State">Only those that are at this on the channel, or on any where none is given.</param>
/// <param name="From">Written on this day (UTC) or later.</param>
/// <param name="To">Written on this day or earlier.</param>
public sealed record AlertFilter(AlertKind? Kind = null, string? Channel = null, DeliveryState? State = null, DateOnly? From = null, DateOnly? To = null)
{
    /// <param name="now">UTC; tells what is due from what is held.</param>
    internal IQueryable<AlertRow> Apply(MonitorDbContext context, DateTime now)
    {
        IQueryable<AlertRow> alerts = context.Alerts;
        if (Kind is { } kind)
            alerts = alerts.Where(a => a.Kind == kind);
        if (From is { } first)
        {
            DateTime from = first.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            alerts = alerts.Where(a => a.CreatedAt >= from);
        }

        if (To is { } last)
        {
            // not the day after: the last day there is has none
            DateTime to = last.ToDateTime(TimeOnly.MaxValue, DateTimeKind.Utc);
            alerts = alerts.Where(a => a.CreatedAt <= to);
        }

        if (Channel is null && State is null)
            return alerts;
        IQueryable<DeliveryRow> deliveries = State is { } state ? InState(context.Deliveries, state, now) : context.Deliveries;
        if (Channel is not null)
            deliveries = deliveries.Where(d => d.Channel == Channel);
        return alerts.Where(a => deliveries.Any(d => d.AlertId == a.Id));
    }

    private static IQueryable<DeliveryRow> InState(IQueryable<DeliveryRow> deliveries, DeliveryState state, DateTime now)
    {
        if (state == DeliveryState.Accepted)
            return deliveries.Where(d => d.AcceptedAt != null);
        deliveries = deliveries.Where(d => d.AcceptedAt == null);
        return state switch
        {
            DeliveryState.InDigest => deliveries.Where(d => d.Fate == DeliveryFate.InDigest),
            DeliveryState.Unwanted => deliveries.Where(d => d.Fate == DeliveryFate.Unwanted),
            DeliveryState.GivenUp => deliveries.Where(d => d.Fate == DeliveryFate.GivenUp),
            DeliveryState.Due => deliveries.Where(d => d.Fate == DeliveryFate.Waiting && d.NextTry <= now),
            _ => deliveries.Where(d => d.Fate == DeliveryFate.Waiting && d.NextTry > now),
        };
    }
}

/// <summary>One page of a list of alerts.</summary>
/// <param name="Count">How many the whole list has.</param>
public sealed record AlertPage(IReadOnlyList<AlertItem> Alerts, int Count);
