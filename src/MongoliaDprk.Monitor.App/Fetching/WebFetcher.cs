using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using MongoliaDprk.Monitor.App.Telemetry;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Fetches pages from the web: politely, within limits, and only from public places. One for the whole program; thread-safe.</summary>
internal sealed partial class WebFetcher : IDisposable
{
    private readonly FetchingOptions options;
    private readonly TimeProvider time;
    private readonly HostClient client;
    private readonly RobotsCache robots;
    private readonly ILogger logger;
    private readonly ConcurrentDictionary<string, bool> warned = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="turns">Shared with other nodes that ask the same hosts; null = there are none.</param>
    public WebFetcher(FetchingOptions options, TimeProvider time, ILogger<WebFetcher>? logger = null, Outside? outside = null, HostTurns? turns = null)
    {
        this.options = options;
        this.time = time;
        client = new HostClient(options, time, outside ?? Outside.Real, turns);
        this.logger = logger ?? NullLogger<WebFetcher>.Instance;
        robots = new RobotsCache(client, options, time, this.logger);
    }

    /// <summary>One page. Whatever goes wrong outside is a <see cref="FetchResult.Failed"/>; only cancellation is thrown.</summary>
    /// <param name="address">Any address; what is not http(s) fails.</param>
    /// <param name="validators">Of the last body, for a conditional request.</param>
    /// <param name="manners">What the source asks for; the pause is kept between two requests to a host, and robots.txt may ask for a longer one.</param>
    public async Task<FetchResult> FetchAsync(Uri address, Validators validators, FetchManners manners, CancellationToken cancellationToken)
    {
        using Activity? activity = MonitorMetrics.Activities.StartActivity("fetch", ActivityKind.Client)?.SetTag("server.address", address.Host);
        long began = time.GetTimestamp();
        FetchResult result = await Redirects.FollowAsync(address, options.MaxRedirects, at => AskAsync(new HostRequest(at, manners, validators), cancellationToken));
        string outcome = Outcome(result);
        activity?.SetTag(MonitorMetrics.Outcome, outcome);
        MonitorMetrics.Fetched(outcome, time.GetElapsedTime(began));
        return result;
    }

    private static string Outcome(FetchResult result) => result switch
    {
        FetchResult.Page => "page",
        FetchResult.NotModified => "notModified",
        FetchResult.Failed failed => JsonNamingPolicy.CamelCase.ConvertName(failed.Kind.ToString()),
        _ => "other",
    };

    /// <summary>The sitemaps that robots.txt of the address's host names, in its order; none when robots.txt is not respected or cannot be read.</summary>
    public async Task<IReadOnlyList<Uri>> SitemapsAsync(Uri address, FetchManners manners, CancellationToken cancellationToken) =>
        options.RespectRobots && Redirects.IsWeb(address) ? await robots.SitemapsAsync(address, manners, cancellationToken) : [];

    public void Dispose() => client.Dispose();

    private async Task<HostAnswer> AskAsync(HostRequest asked, CancellationToken cancellationToken)
    {
        if (asked.Manners.LegacyTlsFor(asked.Address) && warned.TryAdd(asked.Address.Authority, true))
            LogLegacyTls(asked.Address.Authority);
        if (!options.RespectRobots)
            return await client.AskAsync(asked, cancellationToken);
        (FetchManners manners, FetchResult.Failed? refusal) = await robots.AskAsync(asked.Address, asked.Manners, cancellationToken);
        return refusal is null ? await client.AskAsync(asked with { Manners = manners }, cancellationToken) : refusal;
    }

    [LoggerMessage(LogLevel.Warning, "{Host} is asked with legacyTls: old TLS versions and weak ciphers are accepted from it")]
    private partial void LogLegacyTls(string host);
}
