using MongoliaDprk.Monitor.App.Alerts.Channels;
using MongoliaDprk.Monitor.App.Mail;
using MongoliaDprk.Monitor.Core.Subscribers;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>Makes the channel that an entry of <c>subscribers.yaml</c> describes. A new kind of channel adds its case here.</summary>
internal sealed class ChannelFactory(ChannelHttp http, SmtpDelivery mail, TimeProvider time, ILogger<LogChannel> log)
{
    private static readonly TimeSpan MailLimit = TimeSpan.FromSeconds(60);

    /// <exception cref="ChannelException">A setting is wrong, or a secret is not where it is said to be.</exception>
    public AlertChannel Create(ChannelAddress address)
    {
        string name = address.Name;
        ChannelSettings settings = new(address);
        return address.Kind switch
        {
            ChannelKind.Log => new LogChannel(name, log),
            ChannelKind.File => new FileChannel(name, settings.Required("path")),
            ChannelKind.Email => Email(name, settings),
            ChannelKind.Webhook => Webhook(name, settings),
            ChannelKind.Slack => new SlackChannel(name, Target(settings.Address("address")), http),
            ChannelKind.Mattermost => new MattermostChannel(name, Target(settings.Address("address")), http),
            ChannelKind.Discord => new DiscordChannel(name, Target(settings.Address("address")), http),
            ChannelKind.Telegram => Telegram(name, settings),
            ChannelKind.Ntfy => Ntfy(name, settings),
            _ => throw new InvalidOperationException($"no channel of kind {address.Kind}"),
        };
    }

    private EmailChannel Email(string name, ChannelSettings settings)
    {
        SmtpSecurity security = settings.Security("security");
        int port = settings.Port("port", security switch { SmtpSecurity.Tls => 465, SmtpSecurity.StartTls => 587, _ => 25 });
        SmtpServer server = new(settings.Required("server"), port, security, settings.Text("user"), settings.Text("password"), MailLimit);
        if (server.User is not null && server.Password is null)
            throw settings.Wrong("password", "is missing");
        if (server.User is not null && security == SmtpSecurity.None && server.Host is not ("localhost" or "127.0.0.1" or "::1"))
            throw settings.Wrong("security", "must be starttls or tls: the password would be sent in the clear");
        return new EmailChannel(name, server, settings.Mailbox("from"), settings.Mailboxes("to"), mail);
    }

    private WebhookChannel Webhook(string name, ChannelSettings settings)
    {
        string? secret = settings.Text("secret");
        Uri address = settings.Address("address");
        return new WebhookChannel(name, Target(address, settings.Seconds("timeoutSeconds", ChannelTarget.UsualLimit), secret), secret, http, time);
    }

    private TelegramChannel Telegram(string name, ChannelSettings settings)
    {
        string token = settings.Required("token");
        Uri server = settings.Address("server", "https://api.telegram.org");
        if (!token.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-' or '_'))
            throw settings.Wrong("token", "is no token of a bot");
        return new TelegramChannel(name, Target(new Uri(server, $"/bot{token}/sendMessage"), ChannelTarget.UsualLimit, token), settings.Required("chat"), http);
    }

    private NtfyChannel Ntfy(string name, ChannelSettings settings)
    {
        string? token = settings.Text("token");
        return new NtfyChannel(name, Target(settings.Address("server", "https://ntfy.sh"), ChannelTarget.UsualLimit, token), settings.Required("topic"), token, http);
    }

    private static ChannelTarget Target(Uri address) => Target(address, ChannelTarget.UsualLimit, null);

    private static ChannelTarget Target(Uri address, TimeSpan limit, string? secret) => new(address, secret is null ? [] : [secret], limit);
}
