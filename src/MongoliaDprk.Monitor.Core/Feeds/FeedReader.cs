using MongoliaDprk.Monitor.Core.Links;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Reads RSS, RDF, Atom and JSON feeds, well-formed or not. No DTD is ever resolved.</summary>
public static class FeedReader
{
    /// <summary>Items beyond this many are not read.</summary>
    public const int MaxItems = 10_000;

    /// <summary>A feed above this size is refused; the largest seen in practice are a tenth of it.</summary>
    private const int MaxBytes = 64 * 1024 * 1024;

    private const int MaxWrapping = 6;

    /// <param name="body">The bytes as fetched.</param>
    /// <param name="contentType">Content-Type header as sent, or null.</param>
    /// <param name="address">Base of relative addresses, or null.</param>
    /// <param name="zone">Zone of dates that name none; null = UTC.</param>
    /// <exception cref="FeedException">The bytes are no feed.</exception>
    public static Feed Read(ReadOnlyMemory<byte> body, string? contentType, Uri? address, TimeZoneInfo? zone = null)
    {
        if (body.IsEmpty)
            throw new FeedException("the document is empty");
        if (body.Length > MaxBytes)
            throw new FeedException($"the document has {body.Length} bytes, more than the {MaxBytes} that are read");
        string text = CharsetDecoder.Decode(body.Span, contentType);
        FeedPlace place = new(address, zone);
        if (JsonFormat.Looks(text))
            return JsonFormat.Read(text, place);
        FeedElement document = FeedTree.Build(text);
        FeedElement root = Root(document, 0) ?? throw new FeedException(Reason(document, text));
        return root.Name switch
        {
            "feed" or "atom:feed" => AtomFormat.Read(root, place),
            "rdf:rdf" or "rdf" => RssFormat.Read(root, FeedFormat.Rdf, place),
            _ => RssFormat.Read(root, FeedFormat.Rss, place),
        };
    }

    /// <summary>
    /// The feed's articles as links: items without an absolute http(s) address are left out, redirectors that name their target are passed
    /// over, and the outlet's name that an aggregator put behind a title is taken off.
    /// </summary>
    public static IReadOnlyList<Link> Links(Feed feed)
    {
        List<Link> links = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (FeedItem item in feed.Items)
        {
            if (FeedFields.Absolute(item.OriginalLink ?? item.Link) is not { } stated)
                continue;
            Uri address = Redirectors.Unwrap(stated) ?? stated;
            if (seen.Add(address.AbsoluteUri))
                links.Add(AsLink(feed, item, address));
        }

        return links;
    }

    /// <summary>Items that <see cref="Links"/> leaves out because they have no address on the web.</summary>
    public static int WithoutAddress(Feed feed) => feed.Items.Count(i => FeedFields.Absolute(i.OriginalLink ?? i.Link) is null);

    private static Link AsLink(Feed feed, FeedItem item, Uri address) =>
        new(address, FeedText.WithoutOutlet(FeedText.Plain(item.Title), item.Outlet), item.Published ?? item.Updated, FeedText.Plain(item.Summary))
        {
            DateFrom = item.Published is null ? LinkDate.FeedUpdate : feed.DateFrom,
            DayOnly = item.Published is not null && item.DayOnly,
            Modified = item.Updated,
        };

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

    /// <summary>The first words: services answer a wrong or too frequent query with a sentence.</summary>
    private static string Start(string text)
    {
        string line = string.Join(' ', text[..Math.Min(text.Length, 400)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 80 ? line[..80] + "…" : line;
    }

    private static string Reason(FeedElement document, string text) => document.Children.FirstOrDefault()?.Name switch
    {
        null => $"the document contains no markup: \"{Start(text)}\"",
        "html" or "xhtml:html" => "the document is an HTML page, not a feed",
        string name => $"the document's root element is <{(name.Length > 60 ? name[..60] : name)}>, not that of a feed",
    };
}
