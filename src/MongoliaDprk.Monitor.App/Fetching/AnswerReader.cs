using MongoliaDprk.Monitor.Core;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Makes a result of what a server answered.</summary>
internal sealed class AnswerReader(FetchingOptions options, TimeProvider time)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <exception cref="InvalidDataException">The body cannot be unpacked.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task<HostAnswer> ReadAsync(HostRequest asked, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        int status = (int)response.StatusCode;
        string said = $"{status} {HttpFields.Printable(response.ReasonPhrase)}".TrimEnd();
        if (HttpFields.SeveralLengths(response.Content.Headers) is { } lengths)
            return new FetchResult.Failed(FetchFailure.Network, "what was answered is not HTTP: its length is said to be " + HttpFields.Printable(lengths), status);
        if (status == 304)
        {
            return asked.Conditional
                ? new FetchResult.NotModified(FreshFor: ServerTimes.FreshFor(response))
                : new FetchResult.Failed(FetchFailure.Status, said + " to a request that was not conditional", status);
        }

        if (status is >= 300 and < 400 && HttpFields.Location(response) is { } location)
        {
            return Uri.TryCreate(asked.Address, location, out Uri? to)
                ? new HostAnswer(null, to, status is 301 or 308)
                : new FetchResult.Failed(FetchFailure.Redirect, $"{said} to what is no address: {HttpFields.Printable(location)}", status);
        }

        if (status is 429 or 503 && Pause(status, response) is { } pause)
            return new FetchResult.Failed(FetchFailure.Busy, $"{said}, to be left alone for {pause.TotalSeconds:F0} s", status, pause);
        if (status is < 200 or >= 300)
            return new FetchResult.Failed(FetchFailure.Status, said, status);
        return await PageAsync(asked, response, cancellationToken);
    }

    private async Task<FetchResult> PageAsync(HostRequest asked, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        int most = asked.CutAfter ?? options.MaxBodyBytes;
        bool cut = asked.CutAfter is not null;
        ReadOnlyMemory<byte>? body = null;
        if (cut || !(response.Content.Headers.ContentLength > most))
        {
            await using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            body = ContentCoding.AsMemory(await BodyReader.ReadAsync(stream, most, cut, cancellationToken));
            foreach (string coding in HttpFields.Codings(response.Content.Headers))
                body = body is { } packed ? ContentCoding.Undo(packed, coding, most, cut) : (ReadOnlyMemory<byte>?)null;
        }

        if (body is not { } bytes)
            return new FetchResult.Failed(FetchFailure.TooLarge, $"larger than {most} bytes");
        FetchedPage page = new(asked.Address, bytes, HttpFields.Verbatim(response.Content.Headers, "Content-Type"), time.GetUtcNow().UtcDateTime);
        return new FetchResult.Page(
            page,
            HttpFields.Verbatim(response.Headers, "ETag"),
            HttpFields.Verbatim(response.Content.Headers, "Last-Modified"),
            FreshFor: ServerTimes.FreshFor(response));
    }

    /// <summary>What the host asks for, a day at the most, and after 429 at least our own pause; null = no pause asked for.</summary>
    private TimeSpan? Pause(int status, HttpResponseMessage response)
    {
        TimeSpan? asked = ServerTimes.RetryAfter(response, time.GetUtcNow());
        TimeSpan least = status == 429 ? options.PauseAfterTooMany : TimeSpan.Zero;
        if (asked is null && least == TimeSpan.Zero)
            return null;
        return TimeSpan.FromTicks(Math.Clamp(Math.Max(asked?.Ticks ?? 0, least.Ticks), 0, LongestPause.Ticks));
    }
}
