using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MongoliaDprk.Monitor.App.Tests.Hostile;

/// <summary>
/// Outlets that write <see cref="HostileWords"/> wherever an outlet can write something: every page reports a visit of its own, so that
/// the words reach mentions, ledger and alerts. <see cref="Mark"/> tells which words arrived where.
/// </summary>
internal sealed class HostileOutlets(LoopbackWeb web, DateTime now)
{
    /// <summary>Below the number that makes a burst: what the first outlet reports is told alert by alert.</summary>
    private const int PerOutlet = 7;

    /// <summary>Days between two visits, so that they are not one.</summary>
    private const int Apart = 20;

    private static readonly string[] Kinds = ["rss", "atom", "json", "rdf", "listing", "sitemap"];

    /// <summary>Number of pages that report a visit.</summary>
    public static int Pages => HostileWords.All.Count;

    /// <summary>A word that stands beside the hostile ones of a page.</summary>
    public static string Mark(int page) => string.Create(CultureInfo.InvariantCulture, $"zq{page}qz");

    /// <summary>Serves them all.</summary>
    /// <returns>Id of each outlet with the line of YAML that says where it is read.</returns>
    public IReadOnlyList<KeyValuePair<string, string>> Serve()
    {
        List<KeyValuePair<string, string>> outlets = [];
        foreach ((int number, int[] pages) in Enumerable.Range(0, Pages).Chunk(PerOutlet).Index())
        {
            string kind = Kinds[number % Kinds.Length];
            foreach (int page in pages)
                web.Serve(Path(page), Encoding.UTF8.GetBytes(Page(page)), "text/html; charset=utf-8");
            (string body, string type, string key) = Feed(kind, pages);
            web.Serve($"/feed-{number}", body, type);
            Uri address = web.At($"/feed-{number}");
            outlets.Add(new($"outlet-{number}-{kind}", key == "listings" ? $"listings: [{{ address: '{address}' }}]" : $"{key}: [{address}]"));
        }

        return outlets;
    }

    private string Page(int page)
    {
        string words = HostileWords.All[page], html = WebUtility.HtmlEncode(words), json = JsonSerializer.Serialize(words + " " + Mark(page), Relaxed);
        DateTime from = now.AddDays(4 + (page * Apart));
        string dates = string.Create(CultureInfo.InvariantCulture, $"from {from:%d} {from:MMMM} {from:yyyy} to {from.AddDays(2):%d} {from.AddDays(2):MMMM} {from.AddDays(2):yyyy}");
        // every third title comes only from the page's data, every third from its markup as it is, every third as text
        string title = (page % 3) switch { 0 => html, 1 => words, _ => html };
        return $"""
            <!doctype html><html lang="en&quot; onclick=&quot;alert(1)"><head><title>{title} {Mark(page)}</title><base href="javascript:alert(1)//">
            <meta property="og:title" content="{html} {Mark(page)}"><meta name="author" content="{html}"><meta http-equiv="refresh" content="0;url=javascript:alert(1)">
            <meta property="article:published_time" content="{now.AddHours(-1):yyyy-MM-ddTHH:mm:ssZ}"><meta name="date" content="{html}"><link rel="canonical" href="{Canonical(page)}">
            <script type="application/ld+json">{Embedded($$"""{"@type":"NewsArticle","headline":{{json}},"author":{"name":{{json}}},"datePublished":{{json}}}""")}</script>
            <style>@import "//evil.test/x.css";</style></head><body onload="alert(1)"><article><h1>{title} {Mark(page)}</h1><script>alert(1)</script>
            <p>By {html}</p><p>The President of Aland, Anna Early, will visit Borduria {dates}, Obrien Hostile said {html} {Mark(page)} after the talks.</p>
            <p>Aland and Borduria <a href="javascript:alert(1)">{html}</a> <a href="data:text/html,x">met</a> <svg onload=alert(1)><script>alert(1)</script></svg>
            <img src=x onerror=alert(1)> {words} and agreed that the ministries of both would go on with what had been begun in the spring.</p>
            <iframe srcdoc="<script>alert(1)</script>"></iframe><p>“{html} Aland,” said somebody of Borduria.</p></article></body></html>
            """;
    }

    private string Canonical(int page) => (page % 4) switch
    {
        0 => "javascript:alert(1)",
        1 => WebUtility.HtmlEncode(web.At(Path(page)).AbsoluteUri),
        2 => "data:text/html,<script>alert(1)</script>",
        _ => $"//{web.Authority}/x?'\"><script>alert(1)</script>\u202E{page}",
    };

    private (string Body, string Type, string Key) Feed(string kind, int[] pages) => kind switch
    {
        "rss" => ($"""<rss version="2.0"><channel><title>{Xml("]]><b>")}</title>{Each(pages, p => $"<item><title>{Title(p)}</title><link>{Address(p)}</link><guid>same for all</guid><author>{Title(p)}</author><pubDate>{Title(p)}</pubDate><description><![CDATA[<script>alert(1)</script>{HostileWords.All[p].Replace("]]>", "", StringComparison.Ordinal)}]]></description></item>")}</channel></rss>""", "application/rss+xml", "feeds"),
        "atom" => ($"""<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">&lt;script>alert(1)&lt;/script></title>{Each(pages, p => $"<entry><title type='html'>{Title(p)}</title><id>{Title(0)}</id><link href='{Address(p)}'/><summary type='xhtml'><div onclick='alert(1)'>{Title(p)}</div></summary></entry>")}</feed>""", "application/atom+xml", "feeds"),
        "json" => (JsonSerializer.Serialize(new { version = "https://jsonfeed.org/version/1.1", title = "<b>", items = pages.Select(p => new { id = "same", url = web.At(Path(p)), title = HostileWords.All[p], author = new { name = HostileWords.All[p] }, content_html = HostileWords.All[p] }) }), "application/feed+json", "feeds"),
        "rdf" => ($"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">{Each(pages, p => $"<item rdf:about='{Address(p)}'><title>{Title(p)}</title><link>{Address(p)}</link></item>")}</rdf:RDF>""", "application/xml", "feeds"),
        "listing" => ($"<html><body><main><ul>{Each(pages, p => $"<li><h3><a href='{Address(p)}' onclick='alert(1)'>{WebUtility.HtmlEncode(HostileWords.All[p])} some more words of a headline</a></h3></li>")}</ul></main></body></html>", "text/html; charset=utf-8", "listings"),
        _ => ($"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{Each(pages, p => $"<url><loc>{Address(p)}</loc><lastmod>{Title(p)}</lastmod></url>")}</urlset>""", "application/xml", "sitemaps"),
    };

    /// <summary>The address of a page is hostile too, as far as an address can be.</summary>
    private static string Path(int page) =>
        string.Create(CultureInfo.InvariantCulture, $"/news/article-{page}.html?q='\"<b>=1+1,`x`|(y)[z]{(page % 2 == 0 ? "*_~@" : "{{7*7}}")}").Replace("\"", "%22", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal)
            .Replace(">", "%3E", StringComparison.Ordinal).Replace("`", "%60", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal).Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal)
            .Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);

    private string Address(int page) => Xml(web.At(Path(page)).AbsoluteUri);

    private static string Title(int page) => Xml($"{HostileWords.All[page]} {Mark(page)}");

    private static string Xml(string text) => WebUtility.HtmlEncode(text);

    private static string Each(int[] pages, Func<int, string> one) => string.Concat(pages.Select(one));

    /// <summary>JSON inside a script element must not end it.</summary>
    private static string Embedded(string json) => json.Replace("</", "<\\/", StringComparison.Ordinal).Replace("<!--", "<\\u0021--", StringComparison.Ordinal);

    private static JsonSerializerOptions Relaxed { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
