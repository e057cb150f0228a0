namespace MongoliaDprk.Monitor.App.Alerts.Channels;

/// <summary>An incoming webhook of Mattermost: Markdown.</summary>
internal sealed class MattermostChannel(string name, ChannelTarget target, ChannelHttp http) : AlertChannel
{
    /// <summary>Of 16,383; the rest is for subject and link.</summary>
    private const int MostText = 12_000;
    private const int MostSubject = 1_000;

    public override string Name => name;

    public override async Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        string subject = MessageText.CutEscaped(message.Subject, MostSubject, MessageText.Markdown);
        string text = MessageText.CutEscaped(message.Text, MostText, MessageText.Markdown);
        string link = message.Link is { AbsoluteUri.Length: < 2000 } address ? $"\n\n<{address.AbsoluteUri}>" : "";
        using HttpRequestMessage request = ChannelJson.Post(target.Address, new { text = $"**{subject}**\n\n{text}{link}" }, message.Stay);
        return MessageText.Cut(target.Mask(await http.SendAsync(request, message.Stay, target, null, cancellationToken)), 100);
    }
}
