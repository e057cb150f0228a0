using System.Net;
using System.Text;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>Sends the requests of all channels that speak HTTP, and puts what comes back into words without secrets.</summary>
internal sealed class ChannelHttp(TimeProvider time) : IDisposable
{
    private const int AnswerBytes = 4096;
    private const int ExcerptLength = 200;

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <param name="request">Sent once.</param>
    /// <param name="stay">See <see cref="OutgoingMessage.Stay"/>.</param>
    /// <param name="retryAfter">Finds in a refusal's body how long to wait, where the header does not say; null = nowhere.</param>
    /// <returns>The body of an answer that says success, its first 4 KB.</returns>
    /// <exception cref="ChannelException">Anything but success.</exception>
    public async Task<string> SendAsync(
        HttpRequestMessage request, StandstillWatch.Stay? stay, ChannelTarget target, Func<string, TimeSpan?>? retryAfter, CancellationToken cancellationToken)
    {
        using SteadyLimit limit = new(target.TimeLimit, stay, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            string body = await BodyAsync(response, either.Token);
            return response.IsSuccessStatusCode ? body : throw Refusal(response, target, body, retryAfter);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ChannelException($"{target.Shown} did not answer within {target.TimeLimit.TotalSeconds:0.#} s", inner: e);
        }
        catch (HttpRequestException e)
        {
            bool never = e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
            throw new ChannelException($"{target.Shown} cannot be reached: {target.Mask(e.Message)}", inner: e) { SurelyRefused = never };
        }
        catch (IOException e)
        {
            throw new ChannelException($"{target.Shown} broke off its answer: {target.Mask(e.Message)}", inner: e);
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>408, 409, 425, 429 and 5xx may pass; the rest asks for somebody who puts the address or the message right.</summary>
    private ChannelException Refusal(HttpResponseMessage response, ChannelTarget target, string body, Func<string, TimeSpan?>? retryAfter)
    {
        int status = (int)response.StatusCode;
        bool passes = response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests || status is 425 or >= 500;
        string excerpt = target.Mask(body.Length <= ExcerptLength ? body : body[..ExcerptLength] + "…");
        string said = excerpt.Length == 0 ? "" : ": " + excerpt;
        return new ChannelException($"{target.Shown} answered {status} {response.ReasonPhrase}{said}".TrimEnd(), !passes, Wait(response) ?? retryAfter?.Invoke(body))
        {
            // the other 5xx may come from somebody in between, after the message has arrived
            SurelyRefused = status < 500 || response.StatusCode == HttpStatusCode.ServiceUnavailable,
        };
    }

    private TimeSpan? Wait(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is { } until && until > TimeSpan.Zero ? until : TimeSpan.Zero,
        _ => null,
    };

    private static async Task<string> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        byte[] buffer = new byte[AnswerBytes];
        int length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
