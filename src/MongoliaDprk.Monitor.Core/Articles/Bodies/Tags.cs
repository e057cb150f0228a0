using System.Collections.Frozen;

namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>What an element does to the flow of text.</summary>
internal enum TagKind { Inline, Block, Break, Skipped }

/// <summary>HTML elements by what they do to the flow of text.</summary>
internal static class Tags
{
    /// <summary>Elements whose content is left out of the flow.</summary>
    public static readonly IReadOnlyList<string> Skipped =
    [
        "script", "style", "noscript", "template", "iframe", "svg", "math", "canvas", "object", "embed", "applet", "audio",
        "video", "map", "button", "select", "option", "datalist", "textarea", "input", "label", "head", "title", "noframes", "frame", "frameset", "rt", "rp",
    ];

    private static readonly FrozenDictionary<string, TagKind> Kinds = Table();

    public static TagKind KindOf(string tag) => Kinds.GetValueOrDefault(tag, TagKind.Inline);

    private static FrozenDictionary<string, TagKind> Table()
    {
        Dictionary<string, TagKind> kinds = new(StringComparer.Ordinal) { ["br"] = TagKind.Break };
        foreach (string tag in Skipped)
            kinds[tag] = TagKind.Skipped;
        foreach (string tag in (string[])["html", "body", "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
            "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "listing",
            "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary", "table", "caption", "tbody", "thead", "tfoot", "tr", "td", "th", "ul"])
            kinds[tag] = TagKind.Block;
        return kinds.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
