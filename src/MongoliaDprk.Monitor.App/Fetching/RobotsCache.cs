using System.Collections.Concurrent;
using System.Text;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Asks each host for robots.txt once a day and tells what it allows (RFC 9309 §2.3–2.4).</summary>
internal sealed class RobotsCache(HostClient client, FetchingOptions options, TimeProvider time)
{
    /// <summary>RFC 9309 §2.3.1.2: at least five redirects are followed.</summary>
    private const int MostRedirects = 5;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, (RobotsRules Rules, DateTimeOffset Until)> known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null = the address may be fetched. A robots.txt that could not be read (5xx, no connection) refuses everything until it can; one that is not there refuses nothing.</summary>
    public async Task<FetchResult.Failed?> RefusalAsync(Uri address, FetchManners manners, CancellationToken cancellationToken)
    {
        string host = address.GetLeftPart(UriPartial.Authority);
        DateTimeOffset now = time.GetUtcNow();
        if (!known.TryGetValue(host, out (RobotsRules Rules, DateTimeOffset Until) entry) || entry.Until <= now)
        {
            FetchResult result = await Redirects.FollowAsync(
                new Uri(host + "/robots.txt"), MostRedirects, at => client.AskAsync(at, Validators.None, manners, cancellationToken));
            if (Read(result) is not { } rules)
                return result is FetchResult.Failed failed ? failed with { Reason = "robots.txt: " + failed.Reason } : null;
            known[host] = entry = (rules, now + Lifetime);
        }

        return entry.Rules.Allows(address) ? null : new FetchResult.Failed(FetchFailure.Robots, $"robots.txt of {host} does not allow {address.PathAndQuery}");
    }

    private RobotsRules? Read(FetchResult result) => result switch
    {
        FetchResult.Page page => RobotsRules.Parse(Encoding.UTF8.GetString(page.Content.Body.Span), options.ProductToken),
        FetchResult.Failed { Kind: FetchFailure.Redirect } => RobotsRules.AllowAll,
        FetchResult.Failed { Kind: FetchFailure.Status, Status: >= 400 and < 500 } => RobotsRules.AllowAll,
        _ => null,
    };
}
