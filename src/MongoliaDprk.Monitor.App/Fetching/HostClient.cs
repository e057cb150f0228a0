using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Sends one request to one host, in the host's turn, within limits of time and size; follows nothing.</summary>
internal sealed class HostClient(FetchingOptions options, TimeProvider time, Outside outside, HostTurns? turns) : IDisposable
{
    private readonly HostGate gate = new(time, turns, options.Timeout);
    private readonly Transports transports = new(options, outside);
    private readonly AnswerReader reader = new(options, time);

    public async Task<HostAnswer> AskAsync(HostRequest asked, CancellationToken cancellationToken)
    {
        string server = HostGate.ServerOf(asked.Address);
        await using HostGate.Pass pass = await gate.EnterAsync(server, asked.Manners.Delay, cancellationToken);
        if (pass.PauseLeft is { } left)
            return new FetchResult.Failed(FetchFailure.Busy, $"{asked.Address.Authority} wants to be left alone for another {left.TotalSeconds:F0} s", null, left);

        HostAnswer answer = await SendAsync(asked, cancellationToken);
        if (answer.Result is FetchResult.Failed { Kind: FetchFailure.Busy, RetryAfter: { } pause })
            pass.Pause(pause);
        return answer;
    }

    public void Dispose() => transports.Dispose();

    private async Task<HostAnswer> SendAsync(HostRequest asked, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(options.Timeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        bool answered = false;
        try
        {
            HttpClient http = await transports.ForAsync(asked, either.Token);
            using HttpRequestMessage request = asked.Message(options.UserAgent);
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            answered = true;
            return await reader.ReadAsync(asked, response, either.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && Failure(e, limit, answered) is { } failed)
        {
            return failed;
        }
    }

    /// <summary>Null when it is our own bug. A connection that is cut at the time limit may also look broken.</summary>
    private FetchResult.Failed? Failure(Exception e, CancellationTokenSource limit, bool answered)
    {
        if (e is not OperationCanceledException && (HttpFailures.Explain(e) is null || !limit.IsCancellationRequested))
            return HttpFailures.Explain(e);
        string what = answered ? "the body did not end" : "no answer";
        return new FetchResult.Failed(FetchFailure.Timeout, $"{what} within {options.Timeout.TotalSeconds:0.#} s");
    }
}
