using System.Globalization;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Alerts.Channels;

/// <summary>Posts an alert as JSON. The header <c>Idempotency-Key</c> is the same at every attempt, so that a receiver can drop a repeat.</summary>
internal sealed class WebhookChannel(WebhookOptions options, TimeProvider time) : AlertChannel, IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public override string Name => "webhook:" + options.Name;

    public override async Task SendAsync(PendingDelivery delivery, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(options.Timeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using HttpRequestMessage request = Request(delivery);
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!response.IsSuccessStatusCode)
                throw new AlertException($"{options.Address} answered {(int)response.StatusCode} {response.ReasonPhrase}");
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AlertException($"{options.Address} did not answer within {options.Timeout.TotalSeconds:0.#} s", e);
        }
        catch (HttpRequestException e)
        {
            throw new AlertException($"{options.Address} cannot be reached: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    public void Dispose() => http.Dispose();

    private HttpRequestMessage Request(PendingDelivery delivery)
    {
        HttpRequestMessage request = new(HttpMethod.Post, options.Address)
        {
            Content = JsonContent.Create(new
            {
                id = delivery.AlertId.ToString(CultureInfo.InvariantCulture),
                key = delivery.Key,
                title = delivery.Title,
                text = delivery.Text,
                address = delivery.Address,
                createdAt = delivery.CreatedAt,
            }),
        };
        request.Headers.Add("Idempotency-Key", string.Create(CultureInfo.InvariantCulture, $"alert-{delivery.AlertId}-{options.Name}"));
        return request;
    }
}
