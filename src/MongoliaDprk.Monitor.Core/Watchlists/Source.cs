using System.Collections.ObjectModel;

namespace MongoliaDprk.Monitor.Core.Watchlists;

/// <summary>One outlet on one web host: where its articles are found and how its pages are read.</summary>
/// <param name="Side">Country code of the side the outlet speaks for; need not be its seat.</param>
/// <param name="Country">Country code of its seat.</param>
/// <param name="TimeZone">IANA name of the zone its dates are in.</param>
/// <param name="Calendar">Calendar of its printed dates.</param>
/// <param name="Enabled">False = kept in the list, not polled.</param>
/// <param name="Every">Shortest time between two polls.</param>
/// <param name="Delay">Time between two requests to its host.</param>
/// <param name="Hosts">Further host names its articles are found under (archives, mirrors).</param>
public sealed record Source(
    string Id,
    string Name,
    string Side,
    string Country,
    IReadOnlyList<string> Languages,
    Uri Site,
    TimeZoneInfo TimeZone,
    SourceCalendar Calendar,
    bool Enabled,
    TimeSpan Every,
    TimeSpan Delay,
    IReadOnlyList<Uri> Feeds,
    IReadOnlyList<ListingPage> Listings,
    IReadOnlyList<Uri> Sitemaps,
    IReadOnlyList<string> Hosts,
    PageSelectors Selectors)
{
    /// <summary>Sent with every request to its hosts, beside or in place of the usual ones; names without regard to case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Longest time between two polls while it works, however seldom it has news; twice the shortest where nothing else is said.</summary>
    public TimeSpan AtMost
    {
        get => field < Every ? 2 * Every : field;
        init;
    }

    /// <summary>What the outlet changed about itself, so that numbers before and after do not compare; charts mark it.</summary>
    public IReadOnlyList<OutletChange> Changes { get; init; } = [];

    /// <summary>True = its server speaks only TLS that is no longer held to be safe, and is asked all the same.</summary>
    public bool LegacyTls { get; init; }
}

/// <summary>A change of an outlet: how it writes dates, its address, its name.</summary>
/// <param name="Day">The first day of the new.</param>
/// <param name="What">One line for readers.</param>
public sealed record OutletChange(DateOnly Day, string What);

/// <summary>Calendar that an outlet prints its dates in.</summary>
public enum SourceCalendar { Gregorian, Juche }

/// <summary>A page that links to articles.</summary>
/// <param name="Links">CSS selector of the links, or null = every link that looks like an article.</param>
public sealed record ListingPage(Uri Address, string? Links);

/// <summary>CSS selectors that win over the general extraction rules; null = general rules.</summary>
public sealed record PageSelectors(string? Title, string? Body, string? Date, string? Author, IReadOnlyList<string> Remove)
{
    public static PageSelectors None { get; } = new(null, null, null, null, []);
}
