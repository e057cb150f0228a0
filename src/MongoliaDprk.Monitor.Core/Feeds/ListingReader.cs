using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Finds the article links of a listing (section, home) page.</summary>
public static class ListingReader
{
    /// <summary>Links beyond this many are not read.</summary>
    public const int MaxLinks = 2000;

    private const int DeepestNesting = 400;

    /// <summary>
    /// Links in page order, each address once and in its canonical form, with the headline and, where it is clear, the date beside it.
    /// Without a selector the links that look like articles are found by address, text, place and by what repeats.
    /// </summary>
    /// <param name="zone">Zone of the printed dates; null = UTC.</param>
    /// <exception cref="FeedException">The selector is no CSS selector.</exception>
    public static IReadOnlyList<Link> Read(FetchedPage page, ListingPage listing, TimeZoneInfo? zone = null)
    {
        using IHtmlDocument document = Parse(page);
        Uri from = Base(document, page.Address);
        List<SectionAnchor> anchors = [.. Anchors(document, listing.Links).Select(anchor => SectionAnchor.From(anchor, from)).OfType<SectionAnchor>()];
        if (listing.Links is null)
            anchors.RemoveAll(anchor => !ArticleLink.MayBe(anchor.Address, page.Address));
        SectionPage section = new(anchors, zone);
        IEnumerable<SectionLink> links = listing.Links is null ? new ArticleLinkFilter(section).Chosen() : section.Links;
        return [.. links.Take(MaxLinks).Select(link => link.AsLink())];
    }

    /// <summary>The page's elements; nesting without end is cut.</summary>
    internal static IHtmlDocument Parse(FetchedPage page) =>
        new HtmlParser(new HtmlParserOptions { SkipComments = true, MaximumDepth = DeepestNesting })
            .ParseDocument(NestingGuard.Flatten(CharsetDecoder.Decode(page.Body.Span, page.ContentType)));

    /// <summary>What relative addresses on the page start from.</summary>
    internal static Uri Base(IHtmlDocument document, Uri page) =>
        document.QuerySelector("base[href]")?.GetAttribute("href") is { } stated && Uri.TryCreate(page, stated, out Uri? from) ? from : page;

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
}
