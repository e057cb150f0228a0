using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using MongoliaDprk.Monitor.App.Mail;
using SmtpException = MongoliaDprk.Monitor.App.Mail.SmtpException;

namespace MongoliaDprk.Monitor.App.Alerts.Channels;

/// <summary>E-mail to one or several addresses, text with HTML beside it.</summary>
internal sealed class EmailChannel(string name, SmtpServer server, MailAddress from, IReadOnlyList<MailAddress> to, SmtpDelivery delivery) : AlertChannel
{
    public override string Name => name;

    public override async Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        MailAddress[] left = [.. to.Where(a => !message.Reached.Contains(a.Address, StringComparer.OrdinalIgnoreCase))];
        if (left.Length == 0)
            return "all recipients accepted it before";
        try
        {
            SmtpOutcome outcome = await delivery.SendAsync(server, from, left, EmailText.Write(Email(message)), message.Stay, cancellationToken);
            return outcome.Refused.Count == 0 ? outcome.Answer : throw Partly(outcome);
        }
        catch (SmtpException e)
        {
            throw new ChannelException(Mask(e.Message), e.Permanent, inner: e) { SurelyRefused = !e.Uncertain };
        }
        catch (FormatException e)
        {
            throw new ChannelException(e.Message, permanent: true, inner: e);
        }
    }

    private Email Email(OutgoingMessage message) =>
        new(from, to, MessageId(message.Key), message.CreatedAt, message.Language, message.Subject, Text(message)) { Html = message.Html };

    private static string Text(OutgoingMessage message) =>
        message.Link is { } link && !message.Text.Contains(link.AbsoluteUri, StringComparison.Ordinal) ? $"{message.Text}\n\n{link.AbsoluteUri}" : message.Text;

    /// <summary>Follows from the key, so that a repeat is recognised; hashed, because keys may be longer than a header likes.</summary>
    private string MessageId(string key) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{key}")))[..40]}@{MailHeader.Path(from).Split('@')[1]}";

    private ChannelException Partly(SmtpOutcome outcome)
    {
        string refused = string.Join("; ", outcome.Refused.Select(r => $"{r.Address.Address}: {r.Reply}"));
        bool permanent = outcome.Refused.All(r => r.Reply.Code >= 500);
        return new ChannelException(Mask($"the mail server {server} took it, but not for {refused}"), permanent)
        {
            SurelyRefused = false,
            Reached = [.. outcome.Accepted.Select(a => a.Address)],
        };
    }

    /// <summary>A server may repeat what it was given.</summary>
    private string Mask(string text) =>
        server.Password is { Length: >= 4 } password
            ? text.Replace(password, "…", StringComparison.Ordinal).Replace(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)), "…", StringComparison.Ordinal)
            : text;
}
