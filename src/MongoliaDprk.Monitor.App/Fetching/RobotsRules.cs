namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>What one robots.txt says to one crawler (RFC 9309): the longest matching rule wins, allow wins a tie.</summary>
internal sealed class RobotsRules
{
    private readonly RobotsRule[] rules;

    /// <param name="rules">In any order.</param>
    /// <param name="crawlDelay">Pause between two requests that the file asks for, or null; no part of the RFC, but widely used.</param>
    /// <param name="sitemaps">Values of its Sitemap lines, which hold for everybody.</param>
    public RobotsRules(IEnumerable<RobotsRule> rules, TimeSpan? crawlDelay, IReadOnlyList<string> sitemaps)
    {
        this.rules = [.. rules.OrderByDescending(r => r.Pattern.Length).ThenByDescending(r => r.Allows)];
        CrawlDelay = crawlDelay;
        Sitemaps = sitemaps;
    }

    /// <summary>Everything may be fetched.</summary>
    public static RobotsRules AllowAll { get; } = new([], null, []);

    public TimeSpan? CrawlDelay { get; }

    public IReadOnlyList<string> Sitemaps { get; }

    /// <param name="address">An address of the host the file belongs to.</param>
    public bool Allows(Uri address)
    {
        if (address.AbsolutePath == "/robots.txt")
            return true;
        string path = RobotsPattern.Normalise(address);
        return Array.Find(rules, r => r.Pattern.Matches(path))?.Allows ?? true;
    }
}

/// <summary>One Allow or Disallow line.</summary>
internal sealed record RobotsRule(RobotsPattern Pattern, bool Allows);
