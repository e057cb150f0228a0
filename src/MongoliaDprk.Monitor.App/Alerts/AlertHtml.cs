using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using MongoliaDprk.Monitor.Core.Digests;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>One alert as an e-mail shows it.</summary>
/// <param name="Text">Lines; one that begins with an opening quotation mark is shown as a quotation, one with a colon as label and value.</param>
/// <param name="Address">Null = nothing to open.</param>
internal sealed record ShownAlert(string Title, string Text, Uri? Address);

/// <summary>
/// Alerts as an HTML e-mail: styles in the elements, for mail programs know no more; the sheet only adds dark colours. Nothing is loaded.
/// </summary>
internal sealed class AlertHtml
{
    private const string Font = "font-family:-apple-system,'Segoe UI',Roboto,'Noto Sans','Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR',Arial,sans-serif";

    /// <summary>A label longer than this is a sentence with a colon in it.</summary>
    private const int LongestLabel = 40;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder html = new();

    private AlertHtml()
    {
    }

    /// <param name="heading">Above several alerts; null = there is one, and its title is the heading.</param>
    /// <param name="footer">Why the reader gets this.</param>
    public static string Write(string language, string? heading, IReadOnlyList<ShownAlert> alerts, string footer)
    {
        var page = new AlertHtml();
        page.Open(language, heading ?? alerts[0].Title);
        if (heading is not null)
            page.Add($"<tr><td style=\"padding:0 0 18px\"><h1 style=\"margin:0;font-size:22px;line-height:1.3\">{Encode(heading)}</h1></td></tr>");
        foreach (ShownAlert alert in alerts)
            page.Alert(alert, heading is null ? "h1" : "h2");
        page.Add($"""
            <tr><td class="line muted" style="padding:14px 0 0;border-top:1px solid #d8dee4;font-size:13px;color:#57606a">{Encode(footer)}</td></tr>
            </table></td></tr></table></body></html>
            """);
        return page.html.ToString();
    }

    private void Open(string language, string title) => Add($$"""
        <!doctype html>
        <html lang="{{Encode(language)}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>{{Encode(title)}}</title>
        <style>@media (prefers-color-scheme: dark) {
        .page, body { background: #14181d !important } .ink { color: #e6e9ec !important } a.plain { color: #8ab4f8 !important }
        .muted { color: #a3adb7 !important } .quote { background: #1e242b !important; border-color: #5b6a78 !important } .line { border-color: #3b444d !important } }
        @media (max-width: 480px) { .pad { padding: 16px 12px !important } }</style></head>
        <body style="margin:0;padding:0;background:#ffffff">
        <table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#ffffff"><tr><td class="pad" align="center" style="padding:24px 16px">
        <table class="ink" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;text-align:left;color:#1b1f24;{{Font}};font-size:16px;line-height:1.5;overflow-wrap:anywhere;word-break:break-word">
        """);

    private void Alert(ShownAlert alert, string level)
    {
        string size = level == "h1" ? "22px" : "17px";
        Add($"<tr><td style=\"padding:0 0 24px\"><{level} style=\"margin:0 0 12px;font-size:{size};line-height:1.3\">{Encode(OutsideText.Clean(alert.Title))}</{level}>");
        foreach (string line in alert.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            Line(OutsideText.Clean(line));
        if (OutsideText.Address(alert.Address?.AbsoluteUri) is { } address)
        {
            // the address itself and no word for it: readers see where it leads, in every language
            Add($"<p style=\"margin:14px 0 0\"><a class=\"plain\" href=\"{Encode(address)}\" rel=\"noopener noreferrer\" style=\"color:#0b57d0;text-decoration:underline\">{Encode(address)}</a></p>");
        }

        Add("</td></tr>");
    }

    private void Line(string line)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (line.StartsWith('“'))
            Add($"<blockquote class=\"quote\" dir=\"auto\" style=\"margin:10px 0;padding:10px 14px;background:#f3f6f9;border-left:3px solid #7b8a99;font-size:17px\">{Encode(line)}</blockquote>");
        else if (colon is > 0 and <= LongestLabel)
            Add($"<p style=\"margin:0 0 3px\"><span class=\"muted\" style=\"color:#57606a\">{Encode(line[..(colon + 1)])}</span> {Encode(line[(colon + 2)..])}</p>");
        else
            Add($"<p style=\"margin:0 0 3px\">{Encode(line)}</p>");
    }

    private void Add(string markup) => html.Append(markup.ReplaceLineEndings("\n")).Append('\n');

    private static string Encode(string words) => Encoder.Encode(words);
}
