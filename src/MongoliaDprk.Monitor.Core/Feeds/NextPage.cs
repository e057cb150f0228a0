using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MongoliaDprk.Monitor.Core.Links;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Finds the page on which a listing page goes on to older articles.</summary>
public static class NextPage
{
    /// <summary>
    /// The next page by, in this order, rel="next", the class of a publishing system, a word for it, the number after that of this page;
    /// null when the page names none on its own host. It is never the page itself; whether it was seen before the caller knows.
    /// </summary>
    public static Uri? Of(FetchedPage page)
    {
        using IHtmlDocument document = ListingReader.Parse(page);
        Uri from = ListingReader.Base(document, page.Address), here = LinkAddress.Canonical(page.Address);
        List<(IElement Anchor, Uri Address)> ways = [];
        foreach (IElement element in document.QuerySelectorAll("a[href],link[rel][href]"))
        {
            if (Uri.TryCreate(from, element.GetAttribute("href")?.Trim(), out Uri? address) && address.Scheme is "http" or "https"
                && LinkHost.Name(address).Equals(LinkHost.Name(here), StringComparison.Ordinal) && LinkAddress.Canonical(address) is var way && way.AbsoluteUri != here.AbsoluteUri)
                ways.Add((element, way));
        }

        return ways.Find(way => NextPageWords.IsRelation(way.Anchor.GetAttribute("rel"))).Address
            ?? Only(ways.Where(way => way.Anchor.LocalName == "a" && IsClassed(way.Anchor)))
            ?? Only(ways.Where(way => way.Anchor.LocalName == "a" && IsCalled(way.Anchor)))
            ?? Numbered(ways, here);
    }

    private static bool IsClassed(IElement anchor) =>
        NextPageWords.IsClass(anchor.ClassName) || (anchor.ParentElement is { } parent && parent.ChildElementCount == 1 && NextPageWords.IsClass(parent.ClassName));

    private static bool IsCalled(IElement anchor) => NextPageWords.IsText(anchor.TextContent) || NextPageWords.IsText(anchor.GetAttribute("aria-label"));

    /// <summary>Several such links to different places are not the way on but "more" below each article.</summary>
    private static Uri? Only(IEnumerable<(IElement Anchor, Uri Address)> ways)
    {
        Uri[] addresses = [.. ways.Select(way => way.Address).DistinctBy(address => address.AbsoluteUri)];
        return addresses.Length == 1 ? addresses[0] : null;
    }

    /// <summary>The address that differs from this page's only by the next page number; a page without number is the first.</summary>
    private static Uri? Numbered(List<(IElement Anchor, Uri Address)> ways, Uri here)
    {
        PageNumber current = PageNumber.Of(here);
        foreach ((IElement anchor, Uri address) in ways)
        {
            PageNumber number = PageNumber.Of(address);
            if (number.Value is not { } value || !number.Rest.Equals(current.Rest, StringComparison.Ordinal))
                continue;
            // some sites count from 0 in the address and from 1 on the page: there the second page is the one that is called 2
            if (current.Value is { } now ? value == now + 1 : value == 2 || (value == 1 && anchor.TextContent.Trim() == "2"))
                return address;
        }

        return null;
    }
}
