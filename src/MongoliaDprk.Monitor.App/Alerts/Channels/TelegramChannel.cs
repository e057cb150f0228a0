namespace MongoliaDprk.Monitor.App.Alerts.Channels;

/// <summary>A bot of Telegram writes into a chat (<c>sendMessage</c>).</summary>
/// <param name="target">The method's address, with the bot's token in it.</param>
/// <param name="chat">Number, or <c>@name</c> of a channel.</param>
internal sealed class TelegramChannel(string name, ChannelTarget target, string chat, ChannelHttp http) : AlertChannel
{
    /// <summary>Telegram counts UTF-16 units after it has read the markup.</summary>
    private const int MostText = 4096;
    private const int MostSubject = 300;

    public override string Name => name;

    public override async Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        string subject = MessageText.Cut(message.Subject, MostSubject);
        string link = message.Link is { AbsoluteUri.Length: < 2000 } address ? "\n\n" + address.AbsoluteUri : "";
        string text = MessageText.Cut(message.Text, MostText - subject.Length - link.Length - 2);
        using HttpRequestMessage request = ChannelJson.Post(target.Address, new
        {
            chat_id = chat,
            text = $"<b>{Escape(subject)}</b>\n\n{Escape(text)}{Escape(link)}",
            parse_mode = "HTML",
            disable_notification = message.Urgent ? (bool?)null : true,
            link_preview_options = new { is_disabled = true },
        }, message.Stay);
        await http.SendAsync(request, message.Stay, target, body => ChannelJson.Seconds(body, "parameters", "retry_after"), cancellationToken);
        return "accepted";
    }

    private static string Escape(string text) => MessageText.Slack(text).Replace("\"", "&quot;", StringComparison.Ordinal);
}
