using System.Globalization;
using System.Text;
using static System.Net.WebUtility;

namespace MongoliaDprk.Monitor.App.Demo;

/// <summary>Writes the demonstration's article pages in three layouts that real outlets have: tables with line breaks, semantic markup, nested divisions.</summary>
internal static class DemoPages
{
    private const string Footer = "Demonstration text, written for MongoliaDprk.Monitor; not a real report.";

    public static string Path(DemoArticle article) => $"/{article.Language}/article/{article.Slug}.html";

    /// <summary>The outlet's front page: navigation, the articles, a footer.</summary>
    public static string Listing(DemoOutlet outlet)
    {
        var html = new StringBuilder(Head(outlet, outlet.Name, ""));
        html.Append("<nav><a href=\"/\">Home</a> <a href=\"/about.html\">About</a> <a href=\"/contact.html\">Contact</a></nav><main><h1>").Append(HtmlEncode(outlet.Name)).Append("</h1><ul>");
        foreach (DemoArticle article in outlet.Articles)
            html.Append(CultureInfo.InvariantCulture, $"<li><h3><a href=\"{Path(article)}\">{HtmlEncode(article.Title)}</a></h3></li>\n");
        return html.Append("</ul></main><footer>").Append(Footer).Append("</footer></body></html>").ToString();
    }

    public static string Article(DemoOutlet outlet, DemoArticle article, DateTime start)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(outlet.TimeZone);
        DateTimeOffset published = TimeZoneInfo.ConvertTime(new DateTimeOffset(start.AddHours(-article.HoursAgo), TimeSpan.Zero), zone);
        return outlet.Layout switch
        {
            DemoLayout.Table => Table(outlet, article, published),
            DemoLayout.Article => Semantic(outlet, article, published),
            _ => Divisions(outlet, article, published),
        };
    }

    private static string Table(DemoOutlet outlet, DemoArticle article, DateTimeOffset published) =>
        Head(outlet, article.Title, "")
        + "<table width=\"900\"><tr><td colspan=\"2\"><a href=\"/\">Top</a> | <a href=\"/list.html\">News</a></td></tr><tr><td width=\"160\">"
        + string.Concat(outlet.Articles.Select(a => $"<a href=\"{Path(a)}\">{HtmlEncode(a.Title)}</a><br>"))
        + $"</td><td><b>{HtmlEncode(article.Title)}</b><br><br>{string.Join("<br><br>", article.Paragraphs.Select(HtmlEncode))}<br><br>"
        + $"({published.ToString("yyyy.MM.dd.", CultureInfo.InvariantCulture)})</td></tr></table><hr>{Footer}</body></html>";

    private static string Semantic(DemoOutlet outlet, DemoArticle article, DateTimeOffset published) =>
        Head(outlet, article.Title, $"<meta property=\"article:published_time\" content=\"{published:yyyy-MM-ddTHH:mm:sszzz}\">")
        + $"<header><nav><a href=\"/\">{HtmlEncode(outlet.Name)}</a></nav></header><article><h1>{HtmlEncode(article.Title)}</h1>"
        + string.Concat(article.Paragraphs.Select(p => $"<p>{HtmlEncode(p)}</p>\n"))
        + $"</article><aside><h2>More</h2><ul>{string.Concat(outlet.Articles.Where(a => a != article).Take(3).Select(a => $"<li><a href=\"{Path(a)}\">{HtmlEncode(a.Title)}</a></li>"))}</ul></aside>"
        + $"<footer>{Footer}</footer></body></html>";

    private static string Divisions(DemoOutlet outlet, DemoArticle article, DateTimeOffset published) =>
        Head(outlet, article.Title, $"<script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"datePublished\":\"{published:yyyy-MM-ddTHH:mm:sszzz}\"}}</script>")
        + $"<div class=\"top\"><a href=\"/\">{HtmlEncode(outlet.Name)}</a></div><div class=\"wrap\"><div class=\"headline\"><h2>{HtmlEncode(article.Title)}</h2></div><div class=\"content\">"
        + string.Concat(article.Paragraphs.Select(p => $"<div>{HtmlEncode(p)}</div>\n"))
        + $"</div></div><div class=\"bottom\">{Footer}</div></body></html>";

    private static string Head(DemoOutlet outlet, string title, string more) =>
        $"<!DOCTYPE html><html><head><meta charset=\"{outlet.Charset}\"><title>{HtmlEncode(title)} - {HtmlEncode(outlet.Name)}</title>{more}</head><body>";
}
