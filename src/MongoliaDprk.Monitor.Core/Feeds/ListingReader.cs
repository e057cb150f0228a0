using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Finds the article links of a listing (section, home) page.</summary>
public static class ListingReader
{
    private const int MaxLinks = 2000;

    /// <summary>Links in page order, each address once; addresses are without fragment.</summary>
    /// <exception cref="FeedException">The selector is no CSS selector.</exception>
    public static IReadOnlyList<Link> Read(FetchedPage page, ListingPage listing)
    {
        using IHtmlDocument document = new HtmlParser().ParseDocument(CharsetDecoder.Decode(page.Body.Span, page.ContentType));
        Uri from = Base(document, page.Address);
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        List<Link> links = [];
        foreach (IElement anchor in Anchors(document, listing.Links))
        {
            if (Address(anchor, from) is not { } address)
                continue;
            string? title = Title(anchor);
            if (listing.Links is null && !ArticleLink.Looks(address, title, anchor, page.Address))
                continue;
            if (!places.TryGetValue(address.AbsoluteUri, out int place))
            {
                if (links.Count == MaxLinks)
                    break;
                places.Add(address.AbsoluteUri, links.Count);
                links.Add(new Link(address, title));
            }
            else if ((title?.Length ?? 0) > (links[place].Title?.Length ?? 0))
            {
                links[place] = links[place] with { Title = title }; // picture, headline and "read more" often link to the same article
            }
        }

        return links;
    }

    private static IEnumerable<IElement> Anchors(IHtmlDocument document, string? selector)
    {
        if (selector is null)
            return document.QuerySelectorAll("a[href]");
        try
        {
            // a selector may name the headline's box: then the links inside it are meant, or the one around it
            return [.. document.QuerySelectorAll(selector).SelectMany(Inside)];
        }
        catch (DomException wrong)
        {
            throw new FeedException($"the selector '{selector}' of the listing page is no CSS selector", wrong);
        }
    }

    private static IEnumerable<IElement> Inside(IElement chosen)
    {
        if (chosen.LocalName == "a")
            return [chosen];
        IHtmlCollection<IElement> inside = chosen.QuerySelectorAll("a[href]");
        return inside.Length > 0 ? inside : chosen.Closest("a[href]") is { } around ? [around] : [];
    }

    private static Uri Base(IHtmlDocument document, Uri page) =>
        document.QuerySelector("base[href]")?.GetAttribute("href") is { } stated && Uri.TryCreate(page, stated, out Uri? from) ? from : page;

    private static Uri? Address(IElement anchor, Uri from)
    {
        string href = (anchor.GetAttribute("href") ?? "").Trim();
        int fragment = href.IndexOf('#', StringComparison.Ordinal);
        if (fragment >= 0)
            href = href[..fragment];
        return href.Length > 0 && Uri.TryCreate(from, href, out Uri? address) && address.Scheme is "http" or "https" ? address : null;
    }

    private static string? Title(IElement anchor)
    {
        string text = string.Join(' ', anchor.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0)
            text = (anchor.GetAttribute("title") ?? anchor.QuerySelector("img[alt]")?.GetAttribute("alt") ?? "").Trim();
        return text.Length == 0 ? null : text;
    }
}
