using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>A digest as a self-contained page. Styles stand in the elements because mail programs drop style sheets; the sheet only adds the dark colours.</summary>
internal sealed class DigestHtml(Digest digest)
{
    private const string Muted = "<p class=\"muted\" style=\"margin:2px 0;color:#57606a;font-size:14px\">";
    private const string Quoted = "<blockquote class=\"quote\" style=\"margin:4px 0;padding:2px 0 2px 10px;border-left:3px solid #c5ccd3\">";
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder html = new();

    public string Render()
    {
        string heading = Encode(DigestWords.Heading(digest));
        Add($$"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><title>{{heading}}</title>
            <style>@media (prefers-color-scheme: dark) {
            body { background: #14181d !important; color: #e6e9ec !important } a { color: #8ab4f8 !important }
            .muted { color: #a3adb7 !important } .quote, .line { border-color: #3b444d !important } }</style></head>
            <body style="margin:0 auto;padding:16px;max-width:720px;background:#ffffff;color:#1b1f24;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;overflow-wrap:anywhere">
            <h1 style="font-size:22px;margin:0 0 4px">{{heading}}</h1>
            <p style="margin:0;font-weight:600">{{Encode(DigestWords.Numbers(digest))}}</p>

            """);
        Visits();
        Articles();
        Actors();
        Sources();
        return html.Append("</body></html>\n").ToString();
    }

    private void Visits()
    {
        if (digest.Visits.Count == 0)
            return;
        Heading("Visits", digest.Visits.Count);
        foreach (DigestVisit visit in DigestWords.Visits(digest))
        {
            string fresh = visit.IsNew ? "<strong style=\"padding:1px 6px;border-radius:4px;background:#b42318;color:#ffffff\">new</strong> " : "";
            string about = $"{visit.Stage.ToString().ToLowerInvariant()}, {DigestWords.Dates(visit.Start, visit.End)}{DigestWords.Place(visit)}";
            Open();
            Add($"<h3 style=\"font-size:16px;margin:0\">{fresh}{Encode(DigestWords.Direction(visit.From, visit.To))}: {Encode(DigestWords.Who(visit, digest))}</h3>");
            html.Append("<p style=\"margin:2px 0\">").Append(Encode(about)).Append("</p>");
            Quote(visit.Sentence, null);
            html.Append(Muted).Append(Link(OutsideText.Clean(visit.SourceName), visit.Address)).Append(" · ");
            html.Append(Encode(DigestWords.Confidence(visit.Confidence))).Append("</p></div>\n");
        }
    }

    private void Articles()
    {
        Heading("Articles", digest.Articles.Count);
        if (digest.Articles.Count == 0)
            html.Append("<p>").Append(Encode(DigestWords.NoArticles(digest))).Append("</p>\n");
        foreach (DigestArticle article in digest.Articles)
        {
            Open();
            Add($"<h3 style=\"font-size:16px;margin:0\"{Lang(article.Language)}>{Link(DigestWords.Title(article.Title), article.Address)}</h3>");
            html.Append(Muted).Append(DigestWords.Where(article.Salience)).Append(" · ").Append(Encode(DigestWords.About(article, digest))).Append("</p>");
            if (OutsideText.Clean(article.Evidence) != DigestWords.Title(article.Title))
                Quote(article.Evidence, article.Language);
            html.Append("</div>\n");
        }
    }

    private void Actors()
    {
        if (digest.Actors.Count == 0)
            return;
        Heading("Actors", digest.Actors.Count);
        html.Append("<table style=\"border-collapse:collapse\"><thead><tr>");
        html.Append(Head("Actor", "left")).Append(Head("Side", "left")).Append(Head("Articles", "right")).Append(Head("Hits", "right")).Append("</tr></thead><tbody>\n");
        foreach (DigestActor actor in digest.Actors)
        {
            html.Append("<tr>").Append(Cell(Encode(OutsideText.Clean(actor.Name)), "left"));
            html.Append(Cell(Encode(OutsideText.Clean(actor.Side).ToUpperInvariant()), "left"));
            html.Append(Cell($"{actor.Articles}", "right")).Append(Cell($"{actor.Hits}", "right")).Append("</tr>\n");
        }

        html.Append("</tbody></table>\n");
    }

    private void Sources()
    {
        DigestSource[] missing = [.. DigestWords.Missing(digest)];
        if (missing.Length > 0)
        {
            Heading("Not collected", missing.Length);
            html.Append("<ul style=\"margin:0;padding-left:20px\">");
            foreach (DigestSource source in missing)
                Add($"<li><strong>{Encode(OutsideText.Clean(source.Name))}</strong> {Encode(DigestWords.Why(source, digest.Day))}</li>\n");
            html.Append("</ul>\n");
        }

        if (digest.SourceNews.Count > 0)
        {
            Heading(DigestWords.SourceNews, digest.SourceNews.Count);
            html.Append("<ul style=\"margin:0;padding-left:20px\">");
            foreach (DigestNews news in digest.SourceNews)
                Add($"<li><strong>{Encode(OutsideText.Clean(news.Title))}</strong> {Encode(OutsideText.Clean(news.Text))}</li>\n");
            html.Append("</ul>\n");
        }

        DigestSource[] silent = [.. DigestWords.Silent(digest)];
        if (silent.Length > 0)
        {
            Heading("Collected, but silent", silent.Length);
            html.Append("<p style=\"margin:0\">").Append(Encode(string.Join(", ", silent.Select(s => OutsideText.Clean(s.Name))))).Append("</p>\n");
        }
    }

    private void Heading(string words, int count) => Add($"<h2 style=\"font-size:18px;margin:20px 0 6px\">{words} ({count})</h2>\n");

    private void Add(string markup) => html.Append(markup);

    private void Open() => Add("<div class=\"line\" style=\"padding:8px 0;border-top:1px solid #d8dee4\">");

    private void Quote(string sentence, string? language)
    {
        if (OutsideText.Clean(sentence) is { Length: > 0 } clean)
            Add($"{Quoted}<span dir=\"auto\"{Lang(language)}>{Encode(clean)}</span></blockquote>");
    }

    private static string Head(string words, string align) => $"<th scope=\"col\" style=\"padding:2px 16px 2px 0;text-align:{align}\">{words}</th>";

    private static string Cell(string words, string align) => $"<td style=\"padding:2px 16px 2px 0;text-align:{align}\">{words}</td>";

    private static string Lang(string? language) => language is null ? "" : $" lang=\"{Encode(language)}\"";

    private static string Link(string words, string address) => OutsideText.Address(address) is { } safe
        ? $"<a href=\"{Encode(safe)}\" rel=\"noopener noreferrer\" style=\"color:#0b57d0\">{Encode(words)}</a>"
        : $"{Encode(words)} (no usable address)";

    private static string Encode(string words) => Encoder.Encode(words);
}
