using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Keeps back what was to be told of a visit that an analyst has rejected meanwhile, and lets it go when that is taken back.</summary>
internal static class WithheldAlerts
{
    private const string Reason = "an analyst rejected the visit before this was sent";

    /// <summary>Inside the transaction of the decision. What a channel has accepted is not touched.</summary>
    public static async Task FollowAsync(MonitorDbContext context, IReadOnlyList<VisitRow> visits, CancellationToken cancellationToken)
    {
        long[] rejected = [.. visits.Where(v => v.Review == VisitReview.Rejected).Select(v => v.Id)];
        long[] standing = [.. visits.Where(v => v.Review != VisitReview.Rejected).Select(v => v.Id)];
        await Unaccepted(context, rejected).Where(d => d.Fate == DeliveryFate.Waiting).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.Fate, DeliveryFate.Unwanted).SetProperty(d => d.Reason, Reason), cancellationToken);
        await Unaccepted(context, standing).Where(d => d.Fate == DeliveryFate.Unwanted && d.Reason == Reason).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.Fate, DeliveryFate.Waiting).SetProperty(d => d.Reason, (string?)null), cancellationToken);
    }

    /// <summary>Alerts that nothing speaks against: those on no visit, or on one that is not rejected.</summary>
    public static IQueryable<AlertRow> Without(MonitorDbContext context, IQueryable<AlertRow> alerts) =>
        alerts.Where(a => !context.Visits.Any(v => v.Id == a.VisitId && v.Review == VisitReview.Rejected));

    private static IQueryable<DeliveryRow> Unaccepted(MonitorDbContext context, long[] visits) =>
        context.Deliveries.Where(d => d.AcceptedAt == null && d.Alert!.VisitId != null && visits.Contains(d.Alert.VisitId.Value));
}
