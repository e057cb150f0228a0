using System.ComponentModel.DataAnnotations;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Limits and manners of fetching; configuration section <c>Monitor:Fetching</c>. The defaults run.</summary>
public sealed class FetchingOptions
{
    /// <summary>Name that robots.txt groups are matched with (RFC 9309: letters, hyphen, underscore) and that User-Agent begins with.</summary>
    [RegularExpression("^[A-Za-z_-]+$")]
    public string ProductToken { get; set; } = "MongoliaDprk-Monitor";

    /// <summary>How an outlet can reach whoever runs this monitor: an address or mail address, told in User-Agent. Empty = not told.</summary>
    [RegularExpression("^[ -~]*$")]
    public string Contact { get; set; } = "";

    /// <summary>
    /// Proxy that every request goes through, <c>http://user:password@host:port</c> or <c>socks5://…</c>; null = none. The proxy then chooses
    /// the address that is connected to, so keeping out of private networks is its affair; addresses and names that are seen here to be
    /// private are refused all the same.
    /// </summary>
    public Uri? Proxy { get; set; }

    /// <summary>For one request with its whole body; waiting for the host's turn does not count.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Most bytes of one body, after decompression.</summary>
    [Range(1_000, 1_000_000_000)]
    public int MaxBodyBytes { get; set; } = 10_000_000;

    /// <summary>Redirects followed before a page is given up.</summary>
    [Range(0, 50)]
    public int MaxRedirects { get; set; } = 5;

    /// <summary>False = robots.txt is not asked; only for hosts of one's own.</summary>
    public bool RespectRobots { get; set; } = true;

    /// <summary>True = addresses of private networks and of this machine may be fetched.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>Private places that may be fetched all the same, each <c>host:port</c> as it stands in the address.</summary>
    public IList<string> AllowedHosts { get; set; } = [];

    /// <summary>How long a host is left alone at least after status 429; Retry-After may ask for more.</summary>
    public TimeSpan PauseAfterTooMany { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest pause between two requests that a robots.txt can ask for.</summary>
    public TimeSpan LongestCrawlDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The User-Agent header.</summary>
    public string UserAgent => $"{ProductToken}/{Version}{(Contact.Length > 0 ? $" (+{Contact})" : "")}";

    private static string Version { get; } = typeof(FetchingOptions).Assembly.GetName().Version?.ToString(3) ?? "0";
}
