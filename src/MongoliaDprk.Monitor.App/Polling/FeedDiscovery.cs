using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MongoliaDprk.Monitor.Core;

namespace MongoliaDprk.Monitor.App.Polling;

/// <summary>Finds the feed that a web page names for itself (RSS autodiscovery).</summary>
internal static class FeedDiscovery
{
    private static readonly string[] FeedTypes = ["application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"];

    /// <summary>The first feed named by <c>link rel="alternate"</c>, or null when the bytes are no page or name none but themselves.</summary>
    public static Uri? Find(FetchedPage page)
    {
        IDocument document = new HtmlParser().ParseDocument(CharsetDecoder.Decode(page.Body.Span, page.ContentType));
        Uri origin = Uri.TryCreate(page.Address, document.QuerySelector("base[href]")?.GetAttribute("href"), out Uri? stated) ? stated : page.Address;
        return document.QuerySelectorAll("link[rel~='alternate' i][href]")
            .Where(l => FeedTypes.Contains(l.GetAttribute("type")?.Trim(), StringComparer.OrdinalIgnoreCase))
            .Select(l => Uri.TryCreate(origin, l.GetAttribute("href"), out Uri? found) ? found : null)
            .FirstOrDefault(found => found is not null && found != page.Address);
    }
}
