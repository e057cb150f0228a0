using System.Net.Http.Headers;

namespace MongoliaDprk.Monitor.App.Alerts.Channels;

/// <summary>
/// A topic of an ntfy server. Posted as JSON to the server's root, because title and address in header fields would have to be ASCII.
/// </summary>
/// <param name="target">The server's root.</param>
/// <param name="token">An access token; null = the topic is open.</param>
internal sealed class NtfyChannel(string name, ChannelTarget target, string topic, string? token, ChannelHttp http) : AlertChannel
{
    /// <summary>Longer messages become an attached file.</summary>
    private const int MostBytes = 4096;
    private const int MostTitle = 250;
    private const int High = 4, Usual = 3;

    public override string Name => name;

    public override async Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = ChannelJson.Post(target.Address, new
        {
            topic,
            title = MessageText.Cut(message.Subject, MostTitle),
            message = MessageText.CutBytes(message.Text, MostBytes),
            priority = message.Urgent ? High : Usual,
            click = message.Link,
        }, message.Stay);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await http.SendAsync(request, message.Stay, target, null, cancellationToken);
        return "accepted";
    }
}
