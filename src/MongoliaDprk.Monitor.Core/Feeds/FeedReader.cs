namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Reads RSS, RDF, Atom and JSON feeds, well-formed or not. No DTD is ever resolved.</summary>
public static class FeedReader
{
    /// <param name="body">The bytes as fetched.</param>
    /// <param name="contentType">Content-Type header as sent, or null.</param>
    /// <param name="address">Base of relative addresses, or null.</param>
    /// <exception cref="FeedException">The bytes are no feed.</exception>
    public static Feed Read(ReadOnlyMemory<byte> body, string? contentType, Uri? address) => throw new NotImplementedException();

    /// <summary>The feed's articles as links: items without an absolute http(s) address are left out.</summary>
    public static IReadOnlyList<Link> Links(Feed feed) => throw new NotImplementedException();
}
