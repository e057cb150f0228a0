using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MongoliaDprk.Monitor.App.Tests.Hostile.Checks;

/// <summary>HTML in which nothing of an outlet runs, loads, leads anywhere but to the web or changes how other words are read.</summary>
internal static partial class HtmlCheck
{
    private static readonly string[] Forbidden = ["iframe", "frame", "object", "embed", "applet", "base", "math", "foreignobject", "animate", "set", "use", "image", "audio", "video", "source", "template", "noscript", "portal"];
    private static readonly string[] Addresses = ["href", "src", "action", "formaction", "xlink:href", "background", "poster", "cite", "data", "ping", "srcset", "longdesc", "manifest"];

    /// <param name="isMail">It stands alone and brings its styles with it.</param>
    /// <returns>One sentence per fault.</returns>
    public static IEnumerable<string> Faults(string html, bool isMail = false)
    {
        IHtmlDocument page = new HtmlParser().ParseDocument(html);
        return Raw(html).Concat(page.All.SelectMany(e => Element(e, isMail))).Concat(page.Descendants<IText>().SelectMany(Text));
    }

    private static IEnumerable<string> Raw(string html)
    {
        foreach (char c in html.Where(ShownText.IsControl).Distinct())
            yield return $"raw control character U+{(int)c:X4} in {ShownText.Around(html, html.IndexOf(c, StringComparison.Ordinal))}";
    }

    private static IEnumerable<string> Element(IElement element, bool isMail)
    {
        string name = element.LocalName.ToLowerInvariant();
        if (Forbidden.Contains(name))
            yield return $"element {name}";
        if (name == "script" && (element.TextContent.Length > 0 || element.GetAttribute("src") is not ['/', not '/', ..]))
            yield return $"a script that is not ours: {ShownText.Around(element.OuterHtml, 0)}";
        if (name == "style" && (!isMail || StyleLoads().IsMatch(element.TextContent)))
            yield return $"a style element: {ShownText.Around(element.OuterHtml, 0)}";
        if (name == "meta" && element.HasAttribute("http-equiv"))
            yield return "meta http-equiv";
        if (name is "link" or "form" or "img" && Leaves(element.GetAttribute(name switch { "link" => "href", "form" => "action", _ => "src" })))
            yield return $"{name} leads elsewhere: {ShownText.Around(element.OuterHtml, 0)}";
        foreach (IAttr attribute in element.Attributes)
        {
            foreach (string fault in Attribute(element, attribute, isMail))
                yield return fault;
        }
    }

    private static IEnumerable<string> Attribute(IElement element, IAttr attribute, bool isMail)
    {
        string name = attribute.Name.ToLowerInvariant(), value = attribute.Value;
        if (name.StartsWith("on", StringComparison.Ordinal) || name == "srcdoc")
            yield return $"attribute {name} on {element.LocalName}";
        if (name == "style" && (!isMail || StyleLoads().IsMatch(value)))
            yield return $"a style attribute: {ShownText.Around(value, 0)}";
        if (Addresses.Contains(name) && !IsWeb(value))
            yield return $"{name} of {element.LocalName} leads to {ShownText.Around(value, 0)}";
        foreach (string fault in ShownText.Faults(value))
            yield return $"{name} of {element.LocalName}: {fault}";
    }

    /// <summary>Words of an outlet's own order are kept in its text; an element with a direction isolates them from everything else.</summary>
    private static IEnumerable<string> Text(IText text)
    {
        bool isolated = text.Ancestors<IElement>().Any(e => e.LocalName == "bdi" || e.HasAttribute("dir"));
        return ShownText.Faults(isolated ? string.Concat(text.Data.Where(c => !ShownText.IsMisleading(c))) : text.Data).Select(f => $"in {text.ParentElement?.LocalName}: {f}");
    }

    private static bool Leaves(string? address) => address is not null && !address.StartsWith("data:image/", StringComparison.Ordinal) && (address.StartsWith("//", StringComparison.Ordinal) || Scheme().IsMatch(address));

    private static bool IsWeb(string address)
    {
        string bare = string.Concat(address.Where(c => c > ' '));
        return !bare.StartsWith("//", StringComparison.Ordinal)
            && (!Scheme().IsMatch(bare) || Regex.IsMatch(bare, "^(https?://|mailto:|data:image/)", RegexOptions.IgnoreCase));
    }

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"@import|url\(|expression\(|javascript:|behavior:", RegexOptions.IgnoreCase)]
    private static partial Regex StyleLoads();
}
