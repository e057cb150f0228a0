using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>What tags, attributes and names say about a part of a page.</summary>
internal static partial class ClutterNames
{
    /// <summary>How surely the element is clutter, by tag, role, visibility and names.</summary>
    public static Clutter Judge(IElement element, string tag, ElementNames names)
    {
        switch (tag)
        {
            case "nav" or "figcaption" or "form" or "dialog" or "menu":
                return Clutter.Sure;
            case "aside" or "footer":
                return Clutter.Likely;
            case "html" or "body":
                return Clutter.None;
        }

        if (element.Attributes.Length > 0 && IsAside(element))
            return Clutter.Likely;
        if (tag is "article" or "main")
            return Clutter.None;
        if (names.Traits.HasFlag(NameTraits.Never))
            return Clutter.Sure;
        return (names.Traits & (NameTraits.Unlikely | NameTraits.Maybe)) == NameTraits.Unlikely ? Clutter.Likely : Clutter.None;
    }

    /// <summary>+25, 0 or −25: what the names promise of an article's body.</summary>
    public static int Promise(NameTraits traits) =>
        (traits.HasFlag(NameTraits.Positive) ? 25 : 0) - (traits.HasFlag(NameTraits.Negative) ? 25 : 0);

    /// <summary>By its role, or because readers do not see it.</summary>
    private static bool IsAside(IElement element) =>
        element.GetAttribute("role") is "navigation" or "menu" or "menubar" or "complementary" or "alert" or "dialog" or "alertdialog" or "search"
        || element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true"
        || (element.GetAttribute("style") is { } style && Invisible().IsMatch(style));

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase)]
    private static partial Regex Invisible();
}
