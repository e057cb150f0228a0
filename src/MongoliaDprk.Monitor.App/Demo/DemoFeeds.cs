using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using MongoliaDprk.Monitor.App.Commands;

namespace MongoliaDprk.Monitor.App.Demo;

/// <summary>Writes what an outlet has published as RSS 2.0, RDF, Atom, JSON Feed, a section page or a sitemap.</summary>
internal static class DemoFeeds
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Rss1 = "http://purl.org/rss/1.0/";
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static string ContentType(DemoFeedKind kind) => kind switch
    {
        DemoFeedKind.Json => "application/feed+json",
        DemoFeedKind.Listing => "text/html",
        _ => "application/xml",
    };

    public static string Write(DemoOutlet outlet, Uri site, DateTime start) => outlet.Feed switch
    {
        DemoFeedKind.Rss2 => Xml(outlet, Rss2Feed(outlet, site, start)),
        DemoFeedKind.Rdf => Xml(outlet, RdfFeed(outlet, site, start)),
        DemoFeedKind.Atom => Xml(outlet, AtomFeed(outlet, site, start)),
        DemoFeedKind.Json => JsonFeed(outlet, site, start),
        DemoFeedKind.Listing => DemoPages.Listing(outlet),
        DemoFeedKind.Sitemap => Xml(outlet, SitemapOf(outlet, site, start)),
        _ => throw new InvalidOperationException($"no feed of kind {outlet.Feed}"),
    };

    private static string Xml(DemoOutlet outlet, XElement root) =>
        $"<?xml version=\"1.0\" encoding=\"{outlet.Charset}\"?>\n{root}\n";

    private static Uri Address(Uri site, DemoArticle article) => new(site, DemoPages.Path(article));

    private static string Iso(DateTime start, DemoArticle article) => JsonLines.Utc(start.AddHours(-article.HoursAgo))!;

    private static XElement Rss2Feed(DemoOutlet o, Uri site, DateTime start) => new("rss", new XAttribute("version", "2.0"),
        new XElement("channel", new XElement("title", o.Name), new XElement("link", site), new XElement("description", o.Name),
            o.Articles.Select(a => new XElement("item",
                new XElement("title", a.Title),
                new XElement("link", Address(site, a)),
                new XElement("guid", Address(site, a)),
                new XElement("pubDate", start.AddHours(-a.HoursAgo).ToString("R", CultureInfo.InvariantCulture)),
                new XElement("description", a.Paragraphs[0])))));

    private static XElement RdfFeed(DemoOutlet o, Uri site, DateTime start) => new(Rdf + "RDF",
        new XAttribute(XNamespace.Xmlns + "rdf", Rdf), new XAttribute(XNamespace.Xmlns + "dc", Dc), new XAttribute("xmlns", Rss1),
        new XElement(Rss1 + "channel", new XAttribute(Rdf + "about", site), new XElement(Rss1 + "title", o.Name), new XElement(Rss1 + "link", site)),
        o.Articles.Select(a => new XElement(Rss1 + "item", new XAttribute(Rdf + "about", Address(site, a)),
            new XElement(Rss1 + "title", a.Title),
            new XElement(Rss1 + "link", Address(site, a)),
            new XElement(Dc + "date", Iso(start, a)))));

    private static XElement AtomFeed(DemoOutlet o, Uri site, DateTime start) => new(Atom + "feed",
        new XElement(Atom + "title", o.Name), new XElement(Atom + "id", site), new XElement(Atom + "updated", JsonLines.Utc(start)),
        o.Articles.Select(a => new XElement(Atom + "entry",
            new XElement(Atom + "title", a.Title),
            new XElement(Atom + "id", Address(site, a)),
            new XElement(Atom + "link", new XAttribute("href", Address(site, a))),
            new XElement(Atom + "published", Iso(start, a)),
            new XElement(Atom + "updated", Iso(start, a)),
            new XElement(Atom + "summary", a.Paragraphs[0]))));

    private static string JsonFeed(DemoOutlet o, Uri site, DateTime start) => JsonSerializer.Serialize(new
    {
        version = "https://jsonfeed.org/version/1.1",
        title = o.Name,
        home_page_url = site,
        items = o.Articles.Select(a => new { id = Address(site, a), url = Address(site, a), title = a.Title, date_published = Iso(start, a), summary = a.Paragraphs[0] }),
    }, JsonLines.Options);

    private static XElement SitemapOf(DemoOutlet o, Uri site, DateTime start) => new(Sitemap + "urlset",
        o.Articles.Select(a => new XElement(Sitemap + "url", new XElement(Sitemap + "loc", Address(site, a)), new XElement(Sitemap + "lastmod", Iso(start, a)))));
}
