using System.Collections.Frozen;
using AngleSharp.Dom;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>The words that class and id of an element are made of, and which of them publishing systems give to what is no list of articles.</summary>
internal static class BoxWords
{
    /// <summary>Boxes that never list articles, unless they hold the whole page.</summary>
    private static readonly FrozenSet<string> Edges = FrozenSet.ToFrozenSet(
        ["footer", "foot", "breadcrumb", "breadcrumbs", "pagination", "pager", "paging", "copyright"], StringComparer.Ordinal);

    /// <summary>Boxes that lead to sections and services.</summary>
    private static readonly FrozenSet<string> Navigation = FrozenSet.ToFrozenSet(
        ["nav", "navi", "navbar", "navigation", "menu", "submenu", "mainmenu", "topmenu", "megamenu", "menubar", "gnb", "lnb", "snb",
            "toolbar", "topbar", "social", "share", "sharing", "sns", "lang", "langs", "language", "languages",
            "sitemap", "banner", "banners", "advert", "advertisement", "sponsored", "quicklinks", "familysite"], StringComparer.Ordinal);

    /// <summary>Boxes that name articles a second time.</summary>
    private static readonly FrozenSet<string> Repeated = FrozenSet.ToFrozenSet(
        ["popular", "mostread", "mostviewed", "mostpopular", "trending", "ranking", "rank", "hits", "ticker", "bestview"], StringComparer.Ordinal);

    /// <summary>In lower case: "siteNav-item__Link" is site, nav, item, link.</summary>
    public static IEnumerable<string> Of(IElement element)
    {
        foreach (string? name in (string?[])[element.GetAttribute("class"), element.GetAttribute("id")])
        {
            if (string.IsNullOrEmpty(name))
                continue;
            int start = 0;
            for (int at = 1; at <= name.Length; at++)
            {
                bool ends = at == name.Length || !char.IsLetter(name[at]) || (char.IsUpper(name[at]) && char.IsLower(name[at - 1])) || !char.IsLetter(name[start]);
                if (!ends)
                    continue;
                if (at - start > 1)
                    yield return name[start..at].ToLowerInvariant();
                start = at;
            }
        }
    }

    /// <summary>Whether class or id calls the element a footer or a part of one that never lists articles.</summary>
    public static bool IsEdge(IElement element) => Of(element).Any(Edges.Contains);

    /// <summary>Whether class or id calls the element a menu, a list of what is read most, or the like.</summary>
    public static bool IsAside(IElement element) => Of(element).Any(word => Navigation.Contains(word) || Repeated.Contains(word));
}
