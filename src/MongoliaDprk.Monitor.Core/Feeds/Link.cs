namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>An address of an article found in a feed, listing page or sitemap, with what that place said of it.</summary>
/// <param name="Address">Absolute http(s) address.</param>
/// <param name="Title">Title as the feed gave it, plain text, or null.</param>
/// <param name="Published">Instant as the feed gave it, UTC, or null.</param>
/// <param name="Summary">Summary as the feed gave it, plain text, or null.</param>
public sealed record Link(Uri Address, string? Title = null, DateTime? Published = null, string? Summary = null);
