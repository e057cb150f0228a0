using System.Net.Mail;

namespace MongoliaDprk.Monitor.App.Mail;

/// <summary>One e-mail before it is written down.</summary>
/// <param name="To">At least one.</param>
/// <param name="MessageId">Without angle brackets; the same at every attempt, so that a mailbox can drop a repeat.</param>
/// <param name="Date">The same at every attempt.</param>
/// <param name="Language">Of the texts; RFC 3282.</param>
internal sealed record Email(
    MailAddress From, IReadOnlyList<MailAddress> To, string MessageId, DateTimeOffset Date, string Language, string Subject, string Text)
{
    /// <summary>Null = only text.</summary>
    public string? Html { get; init; }
}
