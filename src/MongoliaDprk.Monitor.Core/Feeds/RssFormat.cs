namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>RSS 0.90–0.94, 1.0 (RDF), 1.1 and 2.0 with the modules that news feeds use.</summary>
internal static class RssFormat
{
    public static Feed Read(FeedElement root, FeedFormat format, FeedPlace place)
    {
        FeedElement channel = root.Name is "channel" ? root : root.All("channel").FirstOrDefault() ?? root;
        string? link = Link(channel, place.Address);
        place = place with { Address = place.Address ?? FeedFields.Absolute(link) };
        List<FeedItem> items = [];
        foreach (FeedElement element in Items(root).Take(FeedReader.MaxItems))
            items.Add(Item(element, place));
        return new Feed(format, FeedFields.Text(channel, "title", "dc:title", "itunes:title", "media:title"), link, items) { Next = FeedFields.Next(channel, place.Address) };
    }

    /// <summary>Items wherever they stand: in the channel, beside it (RDF), or after it where end tags are misplaced.</summary>
    private static IEnumerable<FeedElement> Items(FeedElement parent)
    {
        foreach (FeedElement child in parent.Children)
        {
            if (child.Name is "item" or "atom:entry" or "entry")
            {
                yield return child;
                continue;
            }

            if (child.Name is not ("channel" or "items" or "rdf:rdf" or "rss"))
                continue;
            foreach (FeedElement item in Items(child))
                yield return item;
        }
    }

    private static FeedItem Item(FeedElement item, FeedPlace place)
    {
        FeedMoment? published = FeedFields.Date(item, place.Zone, "pubdate", "atom:published", "dc:date", "dcterms:issued", "dcterms:created", "atom:issued", "atom:created", "date");
        FeedMoment? updated = FeedFields.Date(item, place.Zone, "atom:updated", "dcterms:modified", "atom:modified", "lastbuilddate") ?? FeedDate.Read(item.Attribute("lastmod"), place.Zone);
        return new FeedItem(
            FeedFields.Text(item, "guid", "atom:id", "dc:identifier") ?? item.Attribute("rdf:about"),
            FeedFields.Text(item, "title", "atom:title", "media:title", "dc:title", "itunes:title"),
            ItemLink(item, place.Address),
            published?.At,
            updated?.At,
            FeedFields.Person(item, "author", "dc:creator", "dc:author", "itunes:author", "atom:author"),
            FeedFields.Text(item, "description", "atom:summary", "dc:description", "itunes:summary", "media:description", "itunes:subtitle", "abstract"),
            FeedFields.Text(item, "content:encoded", "atom:content", "xhtml:body", "fullitem", "body", "xhtml:div", "summary"),
            FeedFields.Enclosures(item, place.Address))
        {
            DayOnly = published?.DayOnly ?? false,
            Outlet = FeedFields.Text(item.All("source").FirstOrDefault()),
            OriginalLink = FeedFields.OriginalLink(item),
        };
    }

    private static string? ItemLink(FeedElement item, Uri? from)
    {
        if (Link(item, from) is { } link)
            return link;
        foreach (FeedElement guid in item.All("guid"))
        {
            if (!FeedFields.Is(guid.Attribute("ispermalink"), "false") && FeedFields.Absolute(FeedFields.Text(guid)) is not null)
                return FeedFields.Text(guid);
        }

        return FeedFields.Resolve(item.Attribute("rdf:about") ?? item.Attribute("href"), item, from);
    }

    private static string? Link(FeedElement parent, Uri? from)
    {
        foreach (FeedElement link in parent.All("link"))
        {
            if ((FeedFields.Text(link) ?? (link.Attribute("rel") is null ? link.Attribute("href") : null)) is { } stated)
                return FeedFields.Resolve(stated, link, from);
        }

        return AtomFormat.Alternate(parent, from);
    }
}
