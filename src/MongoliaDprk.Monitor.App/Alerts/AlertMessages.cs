using System.Text;
using System.Text.Json;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>Makes the message of an alert.</summary>
internal static class AlertMessages
{
    public static OutgoingMessage Of(PendingDelivery delivery) =>
        new(Key(delivery), delivery.Key.Split(':')[0], "en", delivery.Title, delivery.Text, delivery.CreatedAt)
        {
            Link = Uri.TryCreate(delivery.Address, UriKind.Absolute, out Uri? link) ? link : null,
            Data = JsonSerializer.SerializeToElement(new { alert = delivery.AlertId, key = delivery.Key }),
        };

    /// <summary>One for each alert on each channel.</summary>
    private static string Key(PendingDelivery delivery)
    {
        var key = new StringBuilder().Append("alert-").Append(delivery.AlertId).Append('-');
        foreach (char c in delivery.Channel)
            key.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '.');
        return key.ToString();
    }
}
