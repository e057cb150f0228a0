using System.Globalization;
using MongoliaDprk.Monitor.App.Api;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>Alerts and deliveries in words, and where they lead.</summary>
internal static class AlertLine
{
    /// <summary><c>stage changed</c>.</summary>
    public static string Kind(AlertKind kind) =>
        string.Concat(AlertKinds.Name(kind).Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));

    /// <summary>Short, as a filter has it.</summary>
    public static string State(DeliveryState state) => state switch
    {
        DeliveryState.Due => "goes out next",
        DeliveryState.Held => "waits",
        DeliveryState.InDigest => "in the digest",
        DeliveryState.Unwanted => "not wanted",
        DeliveryState.Accepted => "accepted",
        _ => "given up",
    };

    /// <summary>With time and attempts.</summary>
    public static string Told(DeliveryItem delivery) => delivery.State switch
    {
        DeliveryState.Held => $"waits until {Minute(delivery.At)}{After(delivery.Attempts)}",
        DeliveryState.Accepted => $"accepted {Minute(delivery.At)}{(delivery.Attempts > 1 ? After(delivery.Attempts) : "")}",
        _ => State(delivery.State) + After(delivery.Attempts),
    };

    /// <summary>The page of what it is about; null = there is none.</summary>
    public static (string Address, string Words)? About(AlertItem alert, ShownNames names)
    {
        if (alert.VisitId is { } visit)
            return (string.Create(CultureInfo.InvariantCulture, $"/visits/{visit}"), "the visit");
        int colon = alert.Subject.IndexOf(':', StringComparison.Ordinal);
        string kind = colon < 0 ? alert.Subject : alert.Subject[..(colon + 1)], id = colon < 0 ? "" : alert.Subject[(colon + 1)..];
        if (kind == AlertSubject.Actor(""))
            return ("/actors/" + Uri.EscapeDataString(id), names.Actor(id));
        if (kind == AlertSubject.Source(""))
            return ("/sources/" + Uri.EscapeDataString(id), names.Source(id));
        if (kind == AlertSubject.Topic(""))
            return (QueryText.Mentions("/mentions", new MentionFilter(Topic: id)), "the topic " + OutsideText.Clean(id));
        if (kind == AlertSubject.Claim(""))
            return ("/claims#claim-" + Uri.EscapeDataString(id), "the claim");
        if (kind == AlertSubject.Expected(""))
            return (string.Create(CultureInfo.InvariantCulture, $"/calendar?year={alert.CreatedAt.Year}"), "the calendar");
        return kind == AlertSubject.Collection ? ("/sources", "all sources") : null;
    }

    public static string Minute(DateTime? at) => at?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static string After(int attempts) => attempts == 0 ? "" : $", {DigestWords.Count(attempts, "attempt")}";
}
