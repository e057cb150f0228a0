using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Which of a channel's due deliveries go out next, alone or together, and under which key.</summary>
internal static class MessageChoice
{
    /// <returns>Null = nothing is due.</returns>
    public static async Task<PendingMessage?> NextAsync(MonitorDbContext context, string channel, DateTime now, CancellationToken cancellationToken)
    {
        // what failed most comes last, so that one message nobody takes does not keep back the others
        List<DeliveryRow> due = await Due(context, channel, now)
            .OrderBy(d => d.Attempts).ThenBy(d => d.NextTry).ThenBy(d => d.AlertId).ToListAsync(cancellationToken);
        if (due.Count == 0)
            return null;
        bool repeat = due[0].MessageKey is not null;
        List<DeliveryRow> chosen = due[0].MessageKey is { } key
            ? await Waiting(context, channel).Where(d => d.MessageKey == key).ToListAsync(cancellationToken) // also what is not due: who has the key already drops the rest
            : await NewAsync(context, due, now, cancellationToken);
        long[] ids = [.. chosen.Select(d => d.AlertId)];
        List<PendingAlert> alerts = (await context.Alerts.AsNoTracking().Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync(cancellationToken))
            .ConvertAll(a => new PendingAlert(a.Id, a.Facts, a.Title, a.Text, a.Address, a.Content));
        return new PendingMessage(channel, chosen[0].MessageKey!, alerts, chosen[0].Reached?.Split('\n') ?? [], repeat);
    }

    /// <summary>Deliveries that may go out now.</summary>
    public static IQueryable<DeliveryRow> Due(MonitorDbContext context, string channel, DateTime now) => Waiting(context, channel).Where(d => d.NextTry <= now);

    private static IQueryable<DeliveryRow> Waiting(MonitorDbContext context, string channel) =>
        context.Deliveries.Where(d => d.Channel == channel && d.Fate == DeliveryFate.Waiting && d.AcceptedAt == null);

    private static async Task<List<DeliveryRow>> NewAsync(MonitorDbContext context, List<DeliveryRow> due, DateTime now, CancellationToken cancellationToken)
    {
        string channel = due[0].Channel;
        List<DeliveryRow> free = due.FindAll(d => d.MessageKey is null);
        List<DeliveryRow> chosen = AlertBurst.IsBurst(free.Count, await SentLatelyAsync(context, channel, now, cancellationToken), now) ? free : [free[0]];
        string key = string.Create(CultureInfo.InvariantCulture, $"{(chosen.Count > 1 ? "summary" : "alert")}-{chosen.Max(d => d.AlertId)}-{Plain(channel)}");
        foreach (DeliveryRow delivery in chosen)
            delivery.MessageKey = key;
        await context.SaveChangesAsync(cancellationToken);
        return chosen;
    }

    /// <summary>A summary counts once.</summary>
    private static async Task<List<DateTimeOffset>> SentLatelyAsync(MonitorDbContext context, string channel, DateTime now, CancellationToken cancellationToken)
    {
        DateTime from = now - AlertBurst.Window;
        List<DateTime> sent = await context.Deliveries.Where(d => d.Channel == channel && d.AcceptedAt > from && d.MessageKey != null)
            .GroupBy(d => d.MessageKey).Select(g => g.Max(d => d.AcceptedAt!.Value)).ToListAsync(cancellationToken);
        return sent.ConvertAll(at => new DateTimeOffset(at, TimeSpan.Zero));
    }

    /// <summary>Keys stand in HTTP headers.</summary>
    private static string Plain(string channel)
    {
        var plain = new StringBuilder(channel.Length);
        foreach (char c in channel)
            plain.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '.');
        return plain.ToString();
    }
}
