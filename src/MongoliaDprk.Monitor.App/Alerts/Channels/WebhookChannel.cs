namespace MongoliaDprk.Monitor.App.Alerts.Channels;

/// <summary>Posts a message as JSON. The header <c>Idempotency-Key</c> is the same at every attempt, so that a receiver can drop a repeat.</summary>
internal sealed class WebhookChannel(WebhookOptions options, TimeProvider time) : AlertChannel, IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public override string Name => "webhook:" + options.Name;

    public override async Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(options.Timeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using HttpRequestMessage request = Request(message);
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            string answer = $"{(int)response.StatusCode} {response.ReasonPhrase}";
            return response.IsSuccessStatusCode ? answer : throw new ChannelException($"{options.Address} answered {answer}");
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ChannelException($"{options.Address} did not answer within {options.Timeout.TotalSeconds:0.#} s", inner: e);
        }
        catch (HttpRequestException e)
        {
            throw new ChannelException($"{options.Address} cannot be reached: {e.Message.ReplaceLineEndings(" ")}", inner: e);
        }
    }

    public void Dispose() => http.Dispose();

    private HttpRequestMessage Request(OutgoingMessage message)
    {
        HttpRequestMessage request = new(HttpMethod.Post, options.Address)
        {
            Content = JsonContent.Create(new
            {
                id = message.Key,
                title = message.Subject,
                text = message.Text,
                address = message.Link,
                createdAt = message.CreatedAt,
                data = message.Data,
            }),
        };
        request.Headers.Add("Idempotency-Key", message.Key);
        return request;
    }
}
