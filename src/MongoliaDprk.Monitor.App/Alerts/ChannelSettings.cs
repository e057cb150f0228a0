using System.Globalization;
using System.Net.Mail;
using MongoliaDprk.Monitor.App.Mail;
using MongoliaDprk.Monitor.Core.Subscribers;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>Reads the settings of one channel, with its secrets looked up. What is wrong is told with the setting's file and line, never with a secret.</summary>
internal sealed class ChannelSettings(ChannelAddress address)
{
    /// <summary>Null = not set.</summary>
    /// <exception cref="ChannelException">The secret it refers to is not there.</exception>
    public string? Text(string key) => address[key] is { } value ? SecretReader.Resolve(value, address, key) : null;

    public string Required(string key) => Text(key) ?? throw Wrong(key, "is missing");

    /// <summary>An http or https address.</summary>
    public Uri Address(string key) => AddressOf(key, Required(key));

    public Uri Address(string key, string otherwise) => AddressOf(key, Text(key) ?? otherwise);

    public TimeSpan Seconds(string key, TimeSpan otherwise)
    {
        if (Text(key) is not { } text)
            return otherwise;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0.1 and <= 300
            ? TimeSpan.FromSeconds(seconds)
            : throw Wrong(key, "must be a number of seconds between 0.1 and 300");
    }

    public int Port(string key, int otherwise)
    {
        if (Text(key) is not { } text)
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and < 65536
            ? port
            : throw Wrong(key, "must be a port between 1 and 65535");
    }

    public SmtpSecurity Security(string key) => Text(key) switch
    {
        null or "starttls" => SmtpSecurity.StartTls,
        "tls" => SmtpSecurity.Tls,
        "none" => SmtpSecurity.None,
        _ => throw Wrong(key, "must be starttls, tls or none"),
    };

    public MailAddress Mailbox(string key) => MailboxOf(key, Required(key));

    public IReadOnlyList<MailAddress> Mailboxes(string key) => [.. address.All(key).Select(v => MailboxOf(key, SecretReader.Resolve(v, address, key)))];

    public ChannelException Wrong(string key, string what)
    {
        int? line = address.Settings.FirstOrDefault(s => s.Key == key)?.Line;
        string place = address.File.Length == 0 ? "" : $" ({address.File}:{line ?? address.Line})";
        return new ChannelException($"channel {address.Name}: '{key}' {what}{place}") { SurelyRefused = true };
    }

    private Uri AddressOf(string key, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri
            : throw Wrong(key, "is no http or https address");

    private MailAddress MailboxOf(string key, string text)
    {
        if (text.Any(char.IsControl) || !MailAddress.TryCreate(text, out MailAddress? mailbox))
            throw Wrong(key, "is no e-mail address");
        try
        {
            MailHeader.Path(mailbox);
            return mailbox;
        }
        catch (FormatException e)
        {
            throw Wrong(key, $"cannot be used: {e.Message}");
        }
    }
}
