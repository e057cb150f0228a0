namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>What stands behind the date of a link.</summary>
public enum LinkDate
{
    /// <summary>The feed's own date of publication.</summary>
    FeedItem,

    /// <summary>The feed names only when the item was last changed.</summary>
    FeedUpdate,

    /// <summary>news:publication_date of a news sitemap.</summary>
    NewsSitemap,

    /// <summary>Printed beside the link on a section page.</summary>
    Listing,

    /// <summary>A news search saw the article then; it was published before, mostly by minutes.</summary>
    Seen,
}

/// <summary>An address of an article found in a feed, listing page or sitemap, with what that place said of it.</summary>
/// <param name="Address">Absolute http(s) address.</param>
/// <param name="Title">Title as the feed gave it, plain text, or null.</param>
/// <param name="Published">Instant as the place gave it, UTC, or null; what it is worth tells <see cref="DateFrom"/>.</param>
/// <param name="Summary">Summary as the feed gave it, plain text, or null.</param>
public sealed record Link(Uri Address, string? Title = null, DateTime? Published = null, string? Summary = null)
{
    /// <summary>Of <see cref="Published"/>; says nothing without one.</summary>
    public LinkDate DateFrom { get; init; }

    /// <summary>Only the day was stated: <see cref="Published"/> is its midnight in the source's zone (UTC where none was given).</summary>
    public bool DayOnly { get; init; }

    /// <summary>Last change as a sitemap (lastmod) or feed gave it, UTC, or null; never a publication.</summary>
    public DateTime? Modified { get; init; }
}
