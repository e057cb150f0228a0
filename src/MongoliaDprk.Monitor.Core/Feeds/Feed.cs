namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>The family of a feed document, not its version.</summary>
public enum FeedFormat { Rss, Rdf, Atom, Json }

/// <summary>A feed as read: RSS 0.9x/2.0, RSS 1.0 (RDF), Atom 0.3/1.0 (RFC 4287) or JSON Feed 1/1.1.</summary>
public sealed record Feed(FeedFormat Format, string? Title, string? Link, IReadOnlyList<FeedItem> Items)
{
    /// <summary>What the items' dates of publication are.</summary>
    public LinkDate DateFrom { get; init; }

    /// <summary>Absolute address where the feed goes on to older items (RFC 5005, JSON Feed next_url, WordPress), or null.</summary>
    public Uri? Next { get; init; }
}

/// <summary>One entry of a feed. Texts keep the markup the feed gave them; null = not stated.</summary>
/// <param name="Id">guid, atom:id or rdf:about as stated.</param>
/// <param name="Link">Absolute address where it can be made absolute.</param>
/// <param name="Published">UTC instant, or null when absent or unreadable.</param>
/// <param name="Updated">UTC instant, or null when absent or unreadable.</param>
public sealed record FeedItem(
    string? Id,
    string? Title,
    string? Link,
    DateTime? Published,
    DateTime? Updated,
    string? Author,
    string? Summary,
    string? Content,
    IReadOnlyList<string> Enclosures)
{
    /// <summary><see cref="Published"/> was stated as a day without time.</summary>
    public bool DayOnly { get; init; }

    /// <summary>Name of the outlet that an aggregator took the item from, or null.</summary>
    public string? Outlet { get; init; }

    /// <summary>Absolute address of the article itself where the link leads through a service that counts readers, or null.</summary>
    public string? OriginalLink { get; init; }
}

/// <summary>The bytes are not a feed this reader understands; the message says why in one line.</summary>
public sealed class FeedException(string message, Exception? inner = null) : Exception(message, inner);
