using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MongoliaDprk.Monitor.App.Alerts.Channels;

/// <summary>
/// Posts a message as a <see cref="MessageEnvelope"/>. <c>Idempotency-Key</c> is the same at every attempt, so that a receiver can drop a
/// repeat; <c>X-Monitor-Signature</c> proves who sent it, and when.
/// </summary>
/// <param name="secret">Shared with the receiver; null = not signed.</param>
internal sealed class WebhookChannel(string name, ChannelTarget target, string? secret, ChannelHttp http, TimeProvider time) : AlertChannel
{
    public override string Name => name;

    public override async Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        string body = ChannelJson.Write(MessageEnvelope.Of(message));
        using HttpRequestMessage request = ChannelJson.Post(target.Address, body, message.Stay);
        request.Headers.Add("Idempotency-Key", message.Key);
        if (secret is not null)
            request.Headers.Add("X-Monitor-Signature", Signature(secret, time.GetUtcNow(), body));
        string answer = await http.SendAsync(request, message.Stay, target, null, cancellationToken);
        return "accepted" + (answer.Length == 0 ? "" : ": " + MessageText.Cut(target.Mask(answer), 100));
    }

    /// <summary><c>t=UNIX SECONDS,v1=HEX</c>: HMAC-SHA256 over the seconds, a dot and the body. The time keeps an old request from being sent again by others.</summary>
    internal static string Signature(string secret, DateTimeOffset now, string body)
    {
        string seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}"));
        return $"t={seconds},v1={Convert.ToHexStringLower(hash)}";
    }
}
