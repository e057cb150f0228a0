using System.Collections.Concurrent;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Asks each host for robots.txt once a day and tells what it says. Thread-safe.</summary>
internal sealed partial class RobotsCache(HostClient client, FetchingOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>RFC 9309 §2.3.1.2: at least five redirects are followed, also to other hosts.</summary>
    private const int MostRedirects = 5;

    /// <summary>Feeds may name any number of hosts; not more than these are remembered.</summary>
    private const int MostHosts = 5000;

    private readonly ConcurrentDictionary<string, Host> hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What holds for the address: how it is to be asked for, or why it must not be. While a robots.txt that was once read cannot be reached, the old one holds; while none was ever read, everything is refused.</summary>
    public async Task<(FetchManners Manners, FetchResult.Failed? Refusal)> AskAsync(Uri address, FetchManners manners, CancellationToken cancellationToken)
    {
        RobotsFile file = await FileAsync(address, manners, cancellationToken);
        if (file.Rules is not { } rules)
            return (manners, file.Failure);
        if (!rules.Allows(address))
            return (manners, new FetchResult.Failed(FetchFailure.Robots, $"robots.txt of {Root(address)} does not allow {address.PathAndQuery}"));
        TimeSpan asked = Capped(rules);
        return (asked > manners.Delay ? manners with { Delay = asked } : manners, null);
    }

    /// <summary>The sitemaps that the robots.txt of the address's host names; none when it cannot be read.</summary>
    public async Task<IReadOnlyList<Uri>> SitemapsAsync(Uri address, FetchManners manners, CancellationToken cancellationToken)
    {
        RobotsFile file = await FileAsync(address, manners, cancellationToken);
        return file.Rules is null ? [] :
        [
            .. file.Rules.Sitemaps
                .Select(s => Uri.TryCreate(new Uri(Root(address)), s, out Uri? sitemap) && Redirects.IsWeb(sitemap) ? sitemap : null)
                .OfType<Uri>().Distinct(),
        ];
    }

    private async Task<RobotsFile> FileAsync(Uri address, FetchManners manners, CancellationToken cancellationToken)
    {
        string root = Root(address);
        if (hosts.Count >= MostHosts && !hosts.ContainsKey(root))
            Forget();
        Host host = hosts.GetOrAdd(root, _ => new Host());
        await host.Turn.WaitAsync(cancellationToken);
        try
        {
            if (host.File is { } known && known.AskAgainAt > time.GetUtcNow())
                return known;
            FetchResult result = await Redirects.FollowAsync(
                new Uri(root + "/robots.txt"),
                MostRedirects,
                at => client.AskAsync(new HostRequest(at, manners, CutAfter: RobotsFile.MostBytes), cancellationToken));
            host.File = RobotsFile.After(result, host.File, options.ProductToken, time.GetUtcNow());
            if (host.File.Rules is { CrawlDelay: { } delay } && delay > options.LongestCrawlDelay)
                LogCapped(root, delay.TotalSeconds, options.LongestCrawlDelay.TotalSeconds);
            return host.File;
        }
        finally
        {
            host.Turn.Release();
        }
    }

    /// <summary>Hosts whose file would be asked for again anyway, or else all.</summary>
    private void Forget()
    {
        foreach ((string root, Host host) in hosts)
        {
            if (host.File is { } file && file.AskAgainAt <= time.GetUtcNow())
                hosts.TryRemove(root, out _);
        }

        if (hosts.Count >= MostHosts)
            hosts.Clear();
    }

    private TimeSpan Capped(RobotsRules rules)
    {
        TimeSpan asked = rules.CrawlDelay ?? TimeSpan.Zero;
        return asked < options.LongestCrawlDelay ? asked : options.LongestCrawlDelay;
    }

    private static string Root(Uri address) => address.GetLeftPart(UriPartial.Authority);

    [LoggerMessage(LogLevel.Warning, "robots.txt of {Host} asks for {Asked} s between two requests; {Kept} s are kept (Monitor:Fetching:LongestCrawlDelay)")]
    private partial void LogCapped(string host, double asked, double kept);

    private sealed class Host
    {
        public SemaphoreSlim Turn { get; } = new(1);

        /// <summary>Only set by who holds the turn.</summary>
        public RobotsFile? File { get; set; }
    }
}
