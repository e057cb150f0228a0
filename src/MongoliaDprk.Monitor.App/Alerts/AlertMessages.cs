using System.Text.Json;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>Makes the message of one alert, or of several in one, in the subscriber's language.</summary>
internal sealed class AlertMessages(Watchlist watchlist)
{
    /// <summary>Of a summary's alerts in an e-mail; the rest is counted.</summary>
    private const int MostShown = 30;

    private readonly AlertText words = new(watchlist);

    public OutgoingMessage Of(PendingMessage message, Subscriber subscriber) =>
        (message.Alerts.Count == 1 ? Single(message.Key, message.Alerts[0], subscriber) : Summary(message, subscriber)) with { Reached = message.Reached };

    private OutgoingMessage Single(string key, PendingAlert alert, Subscriber subscriber)
    {
        AlertMessage said = Say(alert, subscriber.Language);
        return new(key, AlertKinds.Name(alert.Facts.Kind), subscriber.Language, said.Title, said.Text, alert.Facts.CreatedAt.UtcDateTime)
        {
            Link = Link(alert),
            Urgent = IsUrgent(alert),
            Data = Data([alert]),
            Html = AlertHtml.Write(subscriber.Language, null, [new ShownAlert(said.Title, said.Text, Link(alert))], Footer(subscriber)),
        };
    }

    private OutgoingMessage Summary(PendingMessage message, Subscriber subscriber)
    {
        string language = subscriber.Language;
        List<ShownAlert> all = [.. message.Alerts.Select(a => new ShownAlert(Say(a, language).Title, "", Link(a)))];
        AlertMessage said = words.Summary([.. all.Select(a => a.Title)], language);
        List<ShownAlert> shown = [.. all.Take(MostShown)];
        if (all.Count > shown.Count)
            shown.Add(new ShownAlert(said.Text.Split('\n')[^1], "", null));
        return new(message.Key, AlertKinds.Name(AlertKind.Summary), language, said.Title, said.Text, message.Alerts.Max(a => a.Facts.CreatedAt.UtcDateTime))
        {
            Urgent = message.Alerts.Any(IsUrgent),
            Data = Data(message.Alerts),
            Html = AlertHtml.Write(language, said.Title, shown, Footer(subscriber)),
        };
    }

    /// <summary>What was stored before alerts had a content is only there in English.</summary>
    private AlertMessage Say(PendingAlert alert, string language) =>
        alert.Content is { } content ? words.Render(AlertContent.FromJson(content), language) : new AlertMessage(alert.Title, alert.Text);

    private static JsonElement Data(IEnumerable<PendingAlert> alerts) =>
        JsonSerializer.SerializeToElement(new { alerts = alerts.Select(AlertJson.Of) }, ChannelJson.Options);

    private static string Footer(Subscriber subscriber) => $"{subscriber.Name} · subscribers.yaml: {subscriber.Id}";

    private static bool IsUrgent(PendingAlert alert) => alert.Facts.Kind is AlertKind.NewVisit or AlertKind.VisitCancelled;

    private static Uri? Link(PendingAlert alert) => Uri.TryCreate(alert.Address, UriKind.Absolute, out Uri? link) && link.Scheme is "http" or "https" ? link : null;
}
