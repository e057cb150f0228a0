using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>
/// A digest as mail and page. Laid out in tables with styles in the elements, for mail programs know no more; 600 pixels wide at
/// the most. The sheet only adds what may be missing: dark colours, and less margin on a narrow screen. Nothing is loaded.
/// </summary>
internal sealed class DigestHtml(DigestPage page)
{
    private const string Font = "font-family:-apple-system,'Segoe UI',Roboto,'Noto Sans','Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR',Arial,sans-serif";
    private const string LinkStyle = "color:#0b57d0;text-decoration:underline";
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder html = new();

    public string Render()
    {
        Open();
        foreach (DigestSection section in page.Sections)
            Section(section);
        string footer = page.Address is null ? Encode(page.Footer) : $"{Encode(page.Footer)} {Link(new Linked(page.Language["footer.open"], page.Address))}";
        Add($"""
            <tr><td class="line muted" style="padding:16px 0 0;border-top:1px solid #d8dee4;font-size:13px;color:#57606a">{footer}</td></tr>
            </table></td></tr></table></body></html>

            """);
        return html.ToString();
    }

    private void Open()
    {
        string heading = Encode(page.Heading);
        Add($$"""
            <!doctype html>
            <html lang="{{page.Language.Code}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>{{heading}}</title>
            <style>@media (prefers-color-scheme: dark) {
            .page, body { background: #14181d !important } .ink { color: #e6e9ec !important } a { color: #8ab4f8 !important }
            .muted { color: #a3adb7 !important } .quote, .line { border-color: #3b444d !important } .mark { background: #3b444d !important }
            .new { background: #c4392c !important } }
            @media (max-width: 480px) { .pad { padding: 16px 12px !important } }</style></head>
            <body style="margin:0;padding:0;background:#ffffff">
            <table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#ffffff"><tr><td class="pad" align="center" style="padding:24px 16px">
            <table class="ink" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;text-align:left;color:#1b1f24;{{Font}};font-size:16px;line-height:1.5;overflow-wrap:anywhere;word-break:break-word">
            <tr><td><h1 style="margin:0 0 6px;font-size:22px;line-height:1.3">{{heading}}</h1>

            """);
        foreach (string line in page.Opening)
            Add($"<p class=\"muted\" style=\"margin:0 0 4px;font-size:14px;color:#57606a\">{Encode(line)}</p>\n");
        string numbers = page.Nothing is { } nothing ? Encode(nothing) : Join(page.Numbers);
        Add($"<p style=\"margin:8px 0 16px;font-weight:600\">{numbers}</p></td></tr>\n");
    }

    private void Section(DigestSection section)
    {
        string count = Link(new Linked(DigestLanguage.Number(section.Count), section.Address));
        Add($"<tr><td class=\"line\" style=\"padding:14px 0 10px;border-top:2px solid #d8dee4\"><h2 id=\"{section.Id}\" style=\"margin:0;font-size:18px;line-height:1.3\">{Encode(section.Title)} ({count})</h2>\n");
        if (section.Notes.Count > 0)
            Add($"<p style=\"margin:6px 0 0;font-size:15px\">{Join(section.Notes)}</p>\n");
        foreach (DigestTable table in section.Tables)
            Table(table);
        Add("</td></tr>\n");
        foreach (DigestEntry entry in section.Entries)
            Entry(entry);
        if (section.More is { } more)
            Add($"<tr><td style=\"padding:0 0 16px;font-weight:600\">{Link(more)}</td></tr>\n");
    }

    private void Entry(DigestEntry entry)
    {
        Add($"<tr><td style=\"padding:0 0 16px\"><h3 style=\"margin:0;font-size:16px;line-height:1.4\"{Lang(entry.HeadLanguage)}>{Mark(entry.Mark)}{Link(entry.Head)}</h3>\n");
        foreach (IReadOnlyList<Linked> line in entry.Lines)
            Add($"<p class=\"muted\" style=\"margin:2px 0 0;font-size:14px;color:#57606a\">{Join(line)}</p>\n");
        if (entry.Quote is { Length: > 0 } quote)
            Add($"<p class=\"quote\" dir=\"auto\"{Lang(entry.QuoteLanguage)} style=\"margin:6px 0 0;padding:0 0 0 10px;border-left:3px solid #b8c0c8\">{Encode(quote)}</p>\n");
        if (entry.Source.Count > 0)
            Add($"<p class=\"muted\" style=\"margin:4px 0 0;font-size:14px;color:#57606a\">{Join(entry.Source)}</p>\n");
        Add("</td></tr>\n");
    }

    private string Mark(string mark)
    {
        if (mark.Length == 0)
            return "";
        bool fresh = mark == page.Language["mark.new"];
        string colours = fresh ? "background:#b42318" : "background:#4a5560";
        return $"<span class=\"{(fresh ? "new" : "mark")}\" style=\"{colours};color:#ffffff;padding:1px 6px;font-size:12px;font-weight:700\">{Encode(mark)}</span> ";
    }

    private void Table(DigestTable table)
    {
        Add("<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:10px 0 0;border-collapse:collapse;font-size:15px\"><thead><tr>\n");
        for (int i = 0; i < table.Heads.Count; i++)
            Add($"<th class=\"line\" scope=\"col\" style=\"{Cell(i)};font-size:13px\">{Encode(table.Heads[i])}</th>");
        Add("</tr></thead><tbody>\n");
        foreach (IReadOnlyList<Linked> row in table.Rows)
        {
            html.Append("<tr>");
            for (int i = 0; i < row.Count; i++)
                Add($"<td class=\"line\" style=\"{Cell(i)}\">{Link(row[i])}</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody></table>\n");
        if (table.More is { } more)
            Add($"<p style=\"margin:4px 0 0;font-weight:600;font-size:14px\">{Link(more)}</p>\n");
    }

    private static string Cell(int column) => column == 0
        ? "padding:4px 8px 4px 0;text-align:left;border-bottom:1px solid #d8dee4"
        : "padding:4px 0 4px 12px;text-align:right;border-bottom:1px solid #d8dee4;white-space:nowrap;vertical-align:top";

    private void Add(string markup) => html.Append(markup);

    private static string Lang(string? language) => language is null ? "" : $" lang=\"{Encode(language)}\"";

    private static string Join(IEnumerable<Linked> words) => string.Join(" · ", words.Select(Link));

    private static string Link(Linked words) => words.Address is { } safe
        ? $"<a href=\"{Encode(safe)}\" rel=\"noopener noreferrer\" style=\"{LinkStyle}\">{Encode(words.Words)}</a>"
        : Encode(words.Words);

    private static string Encode(string words) => Encoder.Encode(words);
}
