using System.ComponentModel.DataAnnotations;

namespace MongoliaDprk.Monitor.App.Polling;

/// <summary>How much one poll does; configuration section <c>Monitor:Polling</c>. The defaults run.</summary>
public sealed class PollingOptions
{
    /// <summary>Sources polled at the same time.</summary>
    [Range(1, 1_000)]
    public int SourcesAtOnce { get; set; } = 10;

    /// <summary>Within this time after a start every source is polled for the first time.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan FirstPollWithin { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Pages fetched in one poll; further links wait for the next. 0 = links are only kept.</summary>
    [Range(0, 1_000_000)]
    public int MaxPagesPerPoll { get; set; } = 200;

    /// <summary>Stored articles looked at again in one poll, the longest waiting first; further ones wait for the next. 0 = never.</summary>
    [Range(0, 1_000_000)]
    public int MaxRevisitsPerPoll { get; set; } = 20;

    /// <summary>One poll of one source takes no longer; what is left waits for the next, so that new articles are looked for again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaxPollTime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>After this many failures of the host itself in a row, its other pages wait for the next poll.</summary>
    [Range(1, 1_000)]
    public int HostFailuresInARow { get; set; } = 3;

    /// <summary>Sitemaps of a sitemap index that are read in one poll, half from each of its ends.</summary>
    [Range(1, 1_000)]
    public int MaxSitemapsPerIndex { get; set; } = 10;

    /// <summary>Sitemap entries that are dated and older than this are the outlet's archive, not news, and left out.</summary>
    public TimeSpan SitemapReach { get; set; } = TimeSpan.FromDays(30);
}
