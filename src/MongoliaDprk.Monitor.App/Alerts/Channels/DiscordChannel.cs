using System.Globalization;

namespace MongoliaDprk.Monitor.App.Alerts.Channels;

/// <summary>A webhook of Discord: one embed, and nobody is called by it.</summary>
internal sealed class DiscordChannel(string name, ChannelTarget target, ChannelHttp http) : AlertChannel
{
    private const int MostTitle = 256;
    private const int MostDescription = 4096;

    public override string Name => name;

    public override async Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var embed = new
        {
            title = MessageText.CutEscaped(message.Subject, MostTitle, MessageText.Markdown),
            description = MessageText.CutEscaped(message.Text, MostDescription, MessageText.Markdown),
            url = message.Link,
            timestamp = message.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        using HttpRequestMessage request = ChannelJson.Post(target.Address, new { embeds = new[] { embed }, allowed_mentions = new { parse = Array.Empty<string>() } }, message.Stay);
        await http.SendAsync(request, message.Stay, target, body => ChannelJson.Seconds(body, "retry_after"), cancellationToken);
        return "accepted";
    }
}
