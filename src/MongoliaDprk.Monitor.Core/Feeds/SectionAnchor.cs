using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using MongoliaDprk.Monitor.Core.Links;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>How a text beside an address came to be there; a higher one is rather the headline.</summary>
internal enum TitleKind { Nothing, Attribute, Plain, Named, Heading }

/// <summary>One anchor of a section page that leads to an address of the web.</summary>
/// <param name="Address">Canonical.</param>
/// <param name="Text">What it says: its heading, its text, or what its picture is called; null when nothing.</param>
internal sealed record SectionAnchor(IElement Element, Uri Address, string? Text, TitleKind Kind)
{
    /// <summary>Class names by which publishing systems call a headline.</summary>
    private static readonly string[] TitleNames = ["title", "headline", "subject", "tit", "heading", "caption"];

    /// <summary>Elements that may end inside a word.</summary>
    private static readonly FrozenSet<string> Inline = FrozenSet.ToFrozenSet(["b", "i", "em", "strong", "font", "u", "mark", "sub", "sup", "wbr"], StringComparer.Ordinal);

    public string Key { get; } = Address.AbsoluteUri;

    /// <summary>The anchor, or null when it leads nowhere on the web.</summary>
    public static SectionAnchor? From(IElement element, Uri from)
    {
        string href = (element.GetAttribute("href") ?? "").Trim();
        if (href.Length == 0 || (href[0] == '#' && !(href.Length > 1 && href[1] is '/' or '!')) || !Uri.TryCreate(from, href, out Uri? address) || address.Scheme is not ("http" or "https"))
            return null;
        (string? text, TitleKind kind) = Title(element);
        return new SectionAnchor(element, LinkAddress.Canonical(address), text, kind);
    }

    /// <summary>The headline in or around the element and how it is known to be one.</summary>
    public static (string? Text, TitleKind Kind) Title(IElement element)
    {
        if (IsInHeading(element) && Plain(element) is { } around)
            return (around, TitleKind.Heading);
        if (Heading(element) is { } heading)
            return (heading, TitleKind.Heading);
        if (element.Descendants<IElement>().FirstOrDefault(IsTitle) is { } named && Plain(named) is { } text)
            return (text, TitleKind.Named);
        if (Plain(element) is { } plain)
            return (plain, IsTitle(element) || (element.ParentElement is { } parent && IsTitle(parent)) ? TitleKind.Named : TitleKind.Plain);
        string? attribute = Collapse(element.GetAttribute("title") ?? element.Descendants<IElement>().Select(inner => inner.GetAttribute("alt")).FirstOrDefault(alt => !string.IsNullOrWhiteSpace(alt)));
        return (attribute, attribute is null ? TitleKind.Nothing : TitleKind.Attribute);
    }

    /// <summary>The first heading inside, or null.</summary>
    public static string? Heading(IElement element) => Plain(element.Descendants<IElement>().FirstOrDefault(IsHeading));

    private static bool IsHeading(IElement element) => element.LocalName is ['h', >= '1' and <= '6'];

    private static bool IsInHeading(IElement element)
    {
        IElement? up = element.ParentElement;
        for (int level = 0; level < 4 && up is not null; level++, up = up.ParentElement)
        {
            if (IsHeading(up))
                return true;
        }

        return false;
    }

    private static bool IsTitle(IElement element) => BoxWords.Of(element).Any(word => TitleNames.Contains(word, StringComparer.Ordinal));

    /// <summary>The text without the date printed in it; what stands in boxes of its own is set apart by blanks.</summary>
    private static string? Plain(IElement? element)
    {
        if (element is null)
            return null;
        StringBuilder text = new();
        foreach (IText piece in element.Descendants<IText>())
        {
            if (piece.ParentElement is not { LocalName: not ("script" or "style" or "time") } parent || ListingDate.Parse(piece.Data, null) is not null)
                continue;
            bool apart = parent != element && !Inline.Contains(parent.LocalName);
            text.Append(apart ? " " : "").Append(piece.Data).Append(apart ? " " : "");
        }

        return Collapse(text.ToString());
    }

    private static string? Collapse(string? text)
    {
        string plain = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return plain.Length == 0 ? null : plain;
    }
}
