namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Fetches pages from the web: politely, within limits, and only from public places. One for the whole program; thread-safe.</summary>
internal sealed class WebFetcher : IDisposable
{
    private readonly FetchingOptions options;
    private readonly HostClient client;
    private readonly RobotsCache robots;

    public WebFetcher(FetchingOptions options, TimeProvider time)
    {
        this.options = options;
        client = new HostClient(options, time);
        robots = new RobotsCache(client, options, time);
    }

    /// <summary>One page. Whatever goes wrong outside is a <see cref="FetchResult.Failed"/>; only cancellation is thrown.</summary>
    /// <param name="address">Any address; what is not http(s) fails.</param>
    /// <param name="validators">Of the last body, for a conditional request.</param>
    /// <param name="manners">What the source asks for; the pause is kept between two requests to a host.</param>
    public Task<FetchResult> FetchAsync(Uri address, Validators validators, FetchManners manners, CancellationToken cancellationToken) =>
        Redirects.FollowAsync(address, options.MaxRedirects, at => AskAsync(at, validators, manners, cancellationToken));

    public void Dispose() => client.Dispose();

    private async Task<HostAnswer> AskAsync(Uri address, Validators validators, FetchManners manners, CancellationToken cancellationToken)
    {
        if (options.RespectRobots && await robots.RefusalAsync(address, manners, cancellationToken) is { } refusal)
            return refusal;
        return await client.AskAsync(address, validators, manners, cancellationToken);
    }
}
