using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using MongoliaDprk.Monitor.Core.Articles.Bodies;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>Reads a heading and tells the title in it from the kicker that many outlets put into the same element.</summary>
internal static class HeadingReader
{
    private const int Longest = 1000;

    private static readonly FrozenSet<string> Kickers = EmbeddedTable.Lines("Articles.KickerNames.txt").SelectMany(names => names).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Unseen = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "element-invisible");

    /// <summary>The heading in an element, or null when it has no text.</summary>
    public static Heading? Read(IElement element)
    {
        if (element.GetAttribute("content") is { } content)
            return TextOf.Clean(content) is { Length: > 0 } stated ? new Heading(stated, stated, false) : null;
        string text = Text(element, IsUnseen);
        string bare = Trim(Text(element, part => IsUnseen(part) || part.ClassList.Any(IsKicker)));
        return text.Length == 0 ? null : new Heading(text, bare.Length > 0 ? bare : text, LeadsToFront(element));
    }

    private static string Text(IElement element, Func<IElement, bool> isLeftOut)
    {
        StringBuilder text = new();
        Append(element, text, isLeftOut);
        return TextOf.Clean(TextOf.Collapse(text.ToString()));
    }

    private static void Append(IElement element, StringBuilder text, Func<IElement, bool> isLeftOut)
    {
        foreach (INode child in element.ChildNodes)
        {
            if (text.Length > Longest)
                return;
            if (child is IText data)
                text.Append(data.Data, 0, Math.Min(data.Data.Length, Longest));
            else if (child is IElement { LocalName: not ("script" or "style" or "svg" or "noscript" or "template") } inner && !isLeftOut(inner))
                Append(inner, Tags.KindOf(inner.LocalName) is TagKind.Inline && inner.LocalName != "time" ? text : text.Append(' '), isLeftOut);
        }
    }

    /// <summary>Words for those who only hear a page; a hidden colon or dash between kicker and title is left where it is.</summary>
    private static bool IsUnseen(IElement element) => element.ClassList.Any(Unseen.Contains) && element.TextContent.Any(char.IsLetterOrDigit);

    private static bool IsKicker(string name)
    {
        int border = name.Length;
        while (border > 0)
        {
            border = name.LastIndexOfAny(['-', '_'], border - 1);
            if (Kickers.Contains(name[(border + 1)..]))
                return true;
        }

        return false;
    }

    /// <summary>Whether all of it, or what is around it, is a link to the front page of a site.</summary>
    private static bool LeadsToFront(IElement element)
    {
        IElement? link = element.ParentElement is { LocalName: "a" } outer ? outer : element.QuerySelector("a[href]");
        if (link?.GetAttribute("href") is not { } href || (link != element.ParentElement && TextOf.Element(link).Length < TextOf.Element(element).Length))
            return false;
        string path = href.Trim();
        return path is "/" or "./" or "../" || string.Equals(link.GetAttribute("rel"), "home", StringComparison.OrdinalIgnoreCase)
            || (Uri.TryCreate(path, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" && address.AbsolutePath == "/" && address.Query.Length == 0 && address.Fragment.Length == 0);
    }

    private static string Trim(string text) => text.Trim(' ', '|', '-', '–', '—', ':', '：', '·', '•', '/', '»');
}
