namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Reads RSS, RDF, Atom and JSON feeds, well-formed or not. No DTD is ever resolved.</summary>
public static class FeedReader
{
    /// <summary>Items beyond this many are not read.</summary>
    internal const int MaxItems = 10_000;

    /// <summary>A feed above this size is refused; the largest seen in practice are a tenth of it.</summary>
    private const int MaxBytes = 64 * 1024 * 1024;

    private const int MaxWrapping = 6;

    /// <param name="body">The bytes as fetched.</param>
    /// <param name="contentType">Content-Type header as sent, or null.</param>
    /// <param name="address">Base of relative addresses, or null.</param>
    /// <exception cref="FeedException">The bytes are no feed.</exception>
    public static Feed Read(ReadOnlyMemory<byte> body, string? contentType, Uri? address)
    {
        if (body.IsEmpty)
            throw new FeedException("the document is empty");
        if (body.Length > MaxBytes)
            throw new FeedException($"the document has {body.Length} bytes, more than the {MaxBytes} that are read");
        string text = CharsetDecoder.Decode(body.Span, contentType);
        if (JsonFormat.Looks(text))
            return JsonFormat.Read(text, address);
        FeedElement document = FeedTree.Build(text);
        FeedElement root = Root(document, 0) ?? throw new FeedException(Reason(document));
        return root.Name switch
        {
            "feed" or "atom:feed" => AtomFormat.Read(root, address),
            "rdf:rdf" or "rdf" => RssFormat.Read(root, FeedFormat.Rdf, address),
            _ => RssFormat.Read(root, FeedFormat.Rss, address),
        };
    }

    /// <summary>The feed's articles as links: items without an absolute http(s) address are left out.</summary>
    public static IReadOnlyList<Link> Links(Feed feed)
    {
        List<Link> links = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (FeedItem item in feed.Items)
        {
            if (FeedFields.Absolute(item.Link) is { } address && seen.Add(address.AbsoluteUri))
                links.Add(new Link(address, FeedText.Plain(item.Title), item.Published ?? item.Updated, FeedText.Plain(item.Summary)));
        }

        return links;
    }

    /// <summary>The feed element, also where warnings or a page around it come first.</summary>
    private static FeedElement? Root(FeedElement parent, int depth)
    {
        foreach (FeedElement child in parent.Children)
        {
            if (child.Name is "rss" or "rdf:rdf" or "rdf" or "feed" or "atom:feed" or "channel")
                return child;
        }

        if (depth >= MaxWrapping)
            return null;
        foreach (FeedElement child in parent.Children)
        {
            if (Root(child, depth + 1) is { } found)
                return found;
        }

        return null;
    }

    private static string Reason(FeedElement document) => document.Children.FirstOrDefault()?.Name switch
    {
        null => "the document contains no markup",
        "html" or "xhtml:html" => "the document is an HTML page, not a feed",
        string name => $"the document's root element is <{(name.Length > 60 ? name[..60] : name)}>, not that of a feed",
    };
}
