using System.Text.Json;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>A message as programs get it, from webhooks and in files: the documented form, see README.md beside this file.</summary>
/// <param name="Version">Raised when something is taken away or changes its meaning, not when something is added.</param>
/// <param name="Id">The idempotency key.</param>
internal sealed record MessageEnvelope(
    int Version, string Id, string Kind, string Language, DateTime CreatedAt, string Subject, string Text, Uri? Link, JsonElement? Data)
{
    public const int Current = 1;

    public static MessageEnvelope Of(OutgoingMessage message) =>
        new(Current, message.Key, message.Kind, message.Language, message.CreatedAt, message.Subject, message.Text, message.Link, message.Data);
}
