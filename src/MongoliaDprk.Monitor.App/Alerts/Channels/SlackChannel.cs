namespace MongoliaDprk.Monitor.App.Alerts.Channels;

/// <summary>An incoming webhook of Slack. Texts from outside are plain text blocks: nothing in them can be markup or call a whole channel.</summary>
internal sealed class SlackChannel(string name, ChannelTarget target, ChannelHttp http) : AlertChannel
{
    private const int MostHeader = 150;
    private const int MostSection = 3000;

    public override string Name => name;

    public override async Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var blocks = new List<object>
        {
            new { type = "header", text = Plain(message.Subject, MostHeader) },
            new { type = "section", text = Plain(message.Text, MostSection) },
        };
        if (message.Link is { } link)
        {
            string address = link.AbsoluteUri.Replace("|", "%7C", StringComparison.Ordinal);
            blocks.Add(new { type = "context", elements = new[] { new { type = "mrkdwn", text = $"<{MessageText.Slack(address)}>" } } });
        }

        using HttpRequestMessage request = ChannelJson.Post(target.Address, new { text = MessageText.CutEscaped(message.Subject, MostSection, MessageText.Slack), blocks, unfurl_links = false }, message.Stay);
        return MessageText.Cut(target.Mask(await http.SendAsync(request, message.Stay, target, null, cancellationToken)), 100);
    }

    private static object Plain(string text, int most) => new { type = "plain_text", text = MessageText.CutEscaped(text, most, MessageText.Slack), emoji = false };
}
