using System.Globalization;
using System.Text;
using System.Text.Json;
using MongoliaDprk.Monitor.App.Alerts;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Storage.Digests;

namespace MongoliaDprk.Monitor.App.Digests;

/// <summary>Makes the message that brings an edition to a channel.</summary>
internal static class DigestMessages
{
    /// <param name="form">Of the text, as the subscriber wants it; e-mail carries text and HTML in any case.</param>
    public static OutgoingMessage Of(DueDigest due, Digest digest, DigestView view, DigestForm? form) =>
        new(Key(due), "digest", view.Language.Code, DigestRenderer.Subject(digest, view), Text(digest, view, form), due.Edition.To)
        {
            Html = DigestRenderer.Html(digest, view),
            Data = JsonSerializer.SerializeToElement(JsonDocument.Parse(DigestRenderer.Json(digest)).RootElement),
            Link = view.Links.Whole is { } whole ? new Uri(whole) : null,
        };

    /// <summary>One for each edition on each channel, the same at every attempt.</summary>
    public static string Key(DueDigest due)
    {
        var key = new StringBuilder().Append(CultureInfo.InvariantCulture, $"digest-{due.Edition.Day:yyyy-MM-dd}-");
        foreach (char c in due.Channel)
            key.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '.');
        return key.ToString();
    }

    private static string Text(Digest digest, DigestView view, DigestForm? form) =>
        form == DigestForm.Markdown ? DigestRenderer.Markdown(digest, view) : DigestRenderer.Text(digest, view);
}
