using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>What a page says of itself, which tells whether the dates in its markup can be those of an article.</summary>
internal enum PageKind
{
    /// <summary>An article, or nothing is said.</summary>
    Article,

    /// <summary>The publishing program calls it a static page.</summary>
    Static,

    /// <summary>A recipe, an event or a product.</summary>
    Thing,
}

/// <summary>Reads the kind of a page from its linked data, its type and the names that publishing programs give.</summary>
internal static partial class PageNature
{
    private static readonly string[] Things = ["Recipe", "Event"];

    public static PageKind Of(PageFacts facts, LinkedArticle linked) =>
        linked.IsArticle ? PageKind.Article
        : linked.Types.Any(Things.Contains) || facts.Meta("og:type") is { } type && type.StartsWith("product", StringComparison.OrdinalIgnoreCase) ? PageKind.Thing
        : StaticPage().IsMatch(facts.RootNames) ? PageKind.Static : PageKind.Article;

    [GeneratedRegex(@"(^|\s)(page-id-\d+|(page-)?node-type-page|single-product)(\s|$)")]
    private static partial Regex StaticPage();
}
