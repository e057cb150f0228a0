using System.Buffers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>What the markup around a date says it is of, from least to most.</summary>
internal enum MarkedAs { OtherStory, Changed, Nothing, Published }

/// <summary>A date that the markup marks as one: a time element, microdata, a datetime attribute, a class of the hAtom kind.</summary>
/// <param name="Value">The machine-readable form when there is one, else the visible text.</param>
/// <param name="As">What it is said to be of.</param>
internal sealed partial record TimeMark(string Value, MarkedAs As)
{
    /// <summary>Elements above it that are asked whether they hold comments or other stories.</summary>
    private const int Levels = 6;

    /// <summary>Characters of visible text beyond which an element holds more than a date.</summary>
    private const int LongestText = 100;

    /// <summary>What every name that <see cref="DateClass"/> matches holds: most elements are passed over without asking it.</summary>
    private static readonly SearchValues<string> DateWord =
        SearchValues.Create(["date", "time", "publish", "posted", "submitted", "modified"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The date an element marks, or null when it marks none or one of a comment.</summary>
    public static TimeMark? Of(IElement element)
    {
        if (element.Attributes.Length == 0 && element.LocalName != "time")
            return null;
        string? property = element.GetAttribute("itemprop") ?? element.GetAttribute("property");
        string? stated = element.GetAttribute("datetime");
        bool dated = property is not null && DateProperty().IsMatch(property);
        string? classes = element.ClassName;
        bool mayBeDate = element.LocalName == "time" || stated is not null || dated
            || (element.LocalName is "span" or "abbr" or "div" or "p" && (classes.AsSpan().ContainsAny(DateWord) || property.AsSpan().ContainsAny(DateWord)));
        if (!mayBeDate)
            return null;
        string names = $"{classes} {property}";
        if (element.LocalName != "time" && stated is null && !dated && !DateClass().IsMatch(names))
            return null;
        string value = (stated ?? (dated || element.LocalName == "time" ? element.GetAttribute("content") : null)
            ?? (element.LocalName == "abbr" ? element.GetAttribute("title") : null) ?? TextOf.Element(element, LongestText)).Trim();
        if (value.Length == 0 || !value.Any(char.IsDigit))
            return null;
        string around = $"{names} {element.ParentElement?.ClassName}";
        MarkedAs marked = Updated().IsMatch(names) ? MarkedAs.Changed : Published().IsMatch(around) ? MarkedAs.Published
            : Updated().IsMatch(around) ? MarkedAs.Changed : MarkedAs.Nothing;
        return InComment(element) ? null : new TimeMark(value, InOtherStory(element) ? MarkedAs.OtherStory : marked);
    }

    private static bool InComment(IElement element) => Above(element).Any(at =>
        OfComment().IsMatch(TextOf.Names(at)) || at.GetAttribute("itemtype") is { } type && (type.EndsWith("Comment", StringComparison.Ordinal) || type.EndsWith("/Review", StringComparison.Ordinal))
        || at.GetAttribute("itemprop") is "review" or "comment" or "reviews" or "comments");

    private static bool InOtherStory(IElement element) => Above(element).Any(at =>
        at.LocalName is "aside" or "nav" or "footer" && at.ParentElement?.LocalName != "article" || OfOtherStory().IsMatch(TextOf.Names(at)));

    /// <summary>The element and those around it, not those that hold the whole page or the whole article.</summary>
    private static IEnumerable<IElement> Above(IElement element)
    {
        IElement? at = element;
        for (int level = 0; at is not null && level < Levels && at.LocalName is not ("article" or "main" or "body" or "html"); level++, at = at.ParentElement)
            yield return at;
    }

    [GeneratedRegex("datePublished|dateCreated|uploadDate|dateModified|(^|:)(published|created|issued|modified)$", RegexOptions.IgnoreCase)]
    private static partial Regex DateProperty();

    [GeneratedRegex(@"(^|\s)((dt-)?published|pubdate|(entry|post|article|publish|publication|news|story)[-_]?(date|time|published)|(date|time)[-_]?published|dateline|timestamp|posted-on|date-posted|submitted|(last-)?(updated|modified))(\s|$)", RegexOptions.IgnoreCase)]
    private static partial Regex DateClass();

    [GeneratedRegex("publish|posted|created|issued|entry-date|post-date|pubdate|article-date", RegexOptions.IgnoreCase)]
    private static partial Regex Published();

    [GeneratedRegex("updated|modified", RegexOptions.IgnoreCase)]
    private static partial Regex Updated();

    [GeneratedRegex(@"(^|\s)comments?(-?_?(meta|metadata|date|time|list|item|body|author|\d+))?(\s|$)|(^|[\s_-])(commentlist|disqus|customer-?reviews?|user-?reviews?)([\s_-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex OfComment();

    [GeneratedRegex(@"(^|[\s_-])(related|teasers?|sidebar|recommend(ed|ations?)|popular|latest|recent|most-?(read|popular|viewed)|carousel|slider|ticker|widget|more-(news|stories|articles)|upcoming|events?-?(list|item|teaser)|newslist)([\s_-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex OfOtherStory();
}
