namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Atom 1.0 (RFC 4287) and 0.3.</summary>
internal static class AtomFormat
{
    public static Feed Read(FeedElement root, FeedPlace place)
    {
        string? link = Alternate(root, place.Address);
        string? author = FeedFields.Person(root, "atom:author"); // RFC 4287 §4.2.1: holds for entries that name none
        List<FeedItem> items = [];
        foreach (FeedElement entry in Entries(root).Take(FeedReader.MaxItems))
            items.Add(Item(entry, place, author));
        return new Feed(FeedFormat.Atom, FeedFields.Text(root, "atom:title", "dc:title"), link, items) { Next = FeedFields.Next(root, place.Address) };
    }

    /// <summary>The address of the readable page: rel="alternate" or none, HTML before other types.</summary>
    public static string? Alternate(FeedElement parent, Uri? from)
    {
        FeedElement? best = null;
        int rank = 0;
        foreach (FeedElement link in parent.All("atom:link"))
        {
            int here = Rank(link);
            if (here > rank)
                (best, rank) = (link, here);
        }

        return best is null ? null : FeedFields.Resolve(best.Attribute("href") ?? FeedFields.Text(best), best, from);
    }

    private static int Rank(FeedElement link)
    {
        if (link.Attribute("href") is null && FeedFields.Text(link) is null)
            return 0;
        bool html = link.Attribute("type") is not { } type || type.Contains("html", StringComparison.OrdinalIgnoreCase);
        string? rel = link.Attribute("rel");
        return rel is null || FeedFields.Is(rel, "alternate") ? html ? 4 : 3
            : FeedFields.Is(rel, "related") || FeedFields.Is(rel, "via") ? 1 : 0;
    }

    private static IEnumerable<FeedElement> Entries(FeedElement root)
    {
        foreach (FeedElement child in root.Children)
        {
            if (child.Name is "atom:entry" or "entry" or "item")
                yield return child;
        }
    }

    private static FeedItem Item(FeedElement entry, FeedPlace place, string? feedAuthor)
    {
        Uri? from = place.Address;
        FeedMoment? published = FeedFields.Date(entry, place.Zone, "atom:published", "atom:issued", "atom:created", "dcterms:issued", "dc:date", "pubdate");
        FeedElement? content = entry.All("atom:content").FirstOrDefault();
        return new FeedItem(
            FeedFields.Text(entry, "atom:id"),
            FeedFields.Text(entry, "atom:title", "media:title", "dc:title"),
            Alternate(entry, from) ?? Source(content, from) ?? IdAsLink(entry),
            published?.At,
            FeedFields.Date(entry, place.Zone, "atom:updated", "atom:modified", "dcterms:modified")?.At,
            FeedFields.Person(entry, "atom:author", "dc:creator", "itunes:author") ?? feedAuthor,
            FeedFields.Text(entry, "atom:summary", "media:description", "dc:description", "description") ?? FeedFields.Text(MediaDescription(entry)),
            FeedFields.Text(content),
            FeedFields.Enclosures(entry, from))
        {
            DayOnly = published?.DayOnly ?? false,
            OriginalLink = FeedFields.OriginalLink(entry),
        };
    }

    private static FeedElement? MediaDescription(FeedElement entry) => entry.All("media:group").FirstOrDefault()?.First("media:description");

    private static string? Source(FeedElement? content, Uri? from) =>
        content?.Attribute("src") is { } address ? FeedFields.Resolve(address, content, from) : null;

    private static string? IdAsLink(FeedElement entry) =>
        FeedFields.Text(entry, "atom:id") is { } id && FeedFields.Absolute(id) is not null ? id : null;
}
