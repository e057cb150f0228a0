using System.Net;
using System.Text;
using MongoliaDprk.Monitor.Core;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>What one request gave: a result, or the address it was redirected to.</summary>
/// <param name="Permanently">The redirect holds for the future too (RFC 9110 §15.4.2, §15.4.9).</param>
internal sealed record HostAnswer(FetchResult? Result, Uri? RedirectTo = null, bool Permanently = false)
{
    public static implicit operator HostAnswer(FetchResult result) => new(result);
}

/// <summary>Sends one request to one host, in the host's turn, within limits of time and size; follows nothing.</summary>
internal sealed class HostClient(FetchingOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly HostGate gate = new(time);
    private readonly HttpClient http = CreateClient(options);

    /// <param name="validators">Of the last body from this address.</param>
    public async Task<HostAnswer> AskAsync(Uri address, Validators validators, FetchManners manners, CancellationToken cancellationToken)
    {
        using HostGate.Pass pass = await gate.EnterAsync(address.Authority, manners.Delay, cancellationToken);
        if (gate.PauseLeft(address.Authority) is { } left)
            return new FetchResult.Failed(FetchFailure.Busy, $"{address.Authority} wants to be left alone for another {left.TotalSeconds:F0} s", null, left);

        using CancellationTokenSource limit = new(options.Timeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using HttpRequestMessage request = Request(address, validators, manners);
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await ReadAsync(address, validators, response, pass, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchResult.Failed(FetchFailure.Timeout, $"no whole answer within {options.Timeout.TotalSeconds:0.#} s");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            return HttpFailures.Explain(e);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<HostAnswer> ReadAsync(
        Uri address, Validators validators, HttpResponseMessage response, HostGate.Pass pass, CancellationToken cancellationToken)
    {
        int status = (int)response.StatusCode;
        string said = $"{status} {response.ReasonPhrase}".TrimEnd();
        if (status == 304)
        {
            return validators == Validators.None
                ? new FetchResult.Failed(FetchFailure.Status, said + " to a request that was not conditional", status)
                : new FetchResult.NotModified(FreshFor: ServerTimes.FreshFor(response));
        }

        if (status is >= 300 and < 400 && HttpFields.Location(response) is { } location)
        {
            return Uri.TryCreate(address, location, out Uri? to)
                ? new HostAnswer(null, to, status is 301 or 308)
                : new FetchResult.Failed(FetchFailure.Redirect, $"{said} to what is no address: {location}", status);
        }

        if (status is 429 or 503 && Pause(response) is { } pause)
        {
            pass.Pause(pause);
            return new FetchResult.Failed(FetchFailure.Busy, $"{said}, to be left alone for {pause.TotalSeconds:F0} s", status, pause);
        }

        if (status is < 200 or >= 300)
            return new FetchResult.Failed(FetchFailure.Status, said, status);
        return await PageAsync(address, response, cancellationToken);
    }

    private async Task<FetchResult> PageAsync(Uri address, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[]? body = null;
        if (!(response.Content.Headers.ContentLength > options.MaxBodyBytes))
        {
            await using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            body = await BodyReader.ReadAsync(stream, options.MaxBodyBytes, cancellationToken);
        }

        if (body is null)
            return new FetchResult.Failed(FetchFailure.TooLarge, $"larger than {options.MaxBodyBytes} bytes");
        FetchedPage page = new(address, body, HttpFields.Verbatim(response.Content.Headers, "Content-Type"), time.GetUtcNow().UtcDateTime);
        return new FetchResult.Page(
            page,
            HttpFields.Verbatim(response.Headers, "ETag"),
            HttpFields.Verbatim(response.Content.Headers, "Last-Modified"),
            FreshFor: ServerTimes.FreshFor(response));
    }

    /// <summary>What the host asks for, a day at the most, and after 429 at least our own pause; null = no pause asked for.</summary>
    private TimeSpan? Pause(HttpResponseMessage response)
    {
        TimeSpan? asked = ServerTimes.RetryAfter(response, time.GetUtcNow());
        TimeSpan least = response.StatusCode == HttpStatusCode.TooManyRequests ? options.PauseAfterTooMany : TimeSpan.Zero;
        if (asked is null && least == TimeSpan.Zero)
            return null;
        return TimeSpan.FromTicks(Math.Clamp(Math.Max(asked?.Ticks ?? 0, least.Ticks), 0, LongestPause.Ticks));
    }

    private HttpRequestMessage Request(Uri address, Validators validators, FetchManners manners)
    {
        HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        if (validators.ETag is { } tag)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (validators.LastModified is { } since)
            request.Headers.TryAddWithoutValidation("If-Modified-Since", since);
        foreach ((string name, string value) in manners.HeadersFor(address))
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private static HttpClient CreateClient(FetchingOptions options) => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = new GuardedConnector(options).ConnectAsync,
            MaxConnectionsPerServer = 1,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            UseCookies = false,
            UseProxy = false,  // a proxy would hide the address that is really connected to
        })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
