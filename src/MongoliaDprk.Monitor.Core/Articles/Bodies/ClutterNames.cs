using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>What tags and the names in class and id attributes say about a part of a page.</summary>
internal static partial class ClutterNames
{
    /// <summary>How surely the element is clutter, by tag, role, visibility and names.</summary>
    public static Clutter Judge(IElement element, string tag, string names)
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

        if (element.GetAttribute("role") is "navigation" or "menu" or "menubar" or "complementary" or "alert" or "dialog" or "alertdialog" or "search")
            return Clutter.Likely;
        if (IsHidden(element))
            return Clutter.Likely;
        if (names.Length == 0 || tag is "article" or "main")
            return Clutter.None;
        if (Never().IsMatch(names))
            return Clutter.Sure;
        return Unlikely().IsMatch(names) && !Maybe().IsMatch(names) ? Clutter.Likely : Clutter.None;
    }

    /// <summary>+25, 0 or −25: what the names promise of an article's body.</summary>
    public static int Promise(string names) =>
        names.Length == 0 ? 0 : (Positive().IsMatch(names) ? 25 : 0) - (Negative().IsMatch(names) ? 25 : 0);

    /// <summary>A question for consent to cookies and the like.</summary>
    public static bool AsksConsent(string names) => names.Length > 0 && Consent().IsMatch(names);

    /// <summary>The paragraph that outlets print above the body.</summary>
    public static bool IsLead(string names) => names.Length > 0 && Lead().IsMatch(names);

    public static bool IsNegative(string names) => names.Length > 0 && Negative().IsMatch(names);

    private static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true")
            return true;
        string? style = element.GetAttribute("style");
        return style is not null && Invisible().IsMatch(style);
    }

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase)]
    private static partial Regex Invisible();

    [GeneratedRegex(@"(^|[\s_-])(share|sharing|sharedaddy|addthis|addtoany|breadcrumbs?|disqus|outbrain|taboola|newsletter|cookies?|gdpr|jp-relatedposts|commentlist|comments-area|comment-respond|pagination|pager|related|related-?(posts?|articles?|news|content|stories|links)|tag-?(list|links|cloud)|tags-links|cat-links|author-?(bio|box|info)|more-?stories|wp-caption-text|captions?|legend|affiliate-?(text|disclaimer|note)?|photo-?credits?|image-?credits?|copyright|read-?more|(see|read)-?also|also-?read|most-?(read|popular)|author-?(card|profile|description|details|about)|about-?(the-?)?author|(post|article)-?author|js-tooltip-content|article-gating|advertisement|sponsored|screen-reader-text|sr-only|visually-?hidden|print-only|noprint|no-print|skip-link)([\s_-]|$)|(^|\s)(comments?|respond|social|(post|article|entry)?-?tags|navbar|navigation|subscribe|recommended|advert|ads?)(\s|$)")]
    private static partial Regex Never();

    [GeneratedRegex(@"(^|[\s_-])(cookie-?(banner|notice|consent|bar|message|policy|law|info)|onetrust|didomi|usercentrics|cmpbox|(consent|gdpr|privacy)-?(banner|popup|modal|box|pref|dialog|overlay|manager)|ot-pc-content)([\s_-]|$)")]
    private static partial Regex Consent();

    [GeneratedRegex(@"(^|[\s_-])(lead|lede|leadtext|lead-?in|teaser|intro|introtext|abstract|excerpt|standfirst|summary|sommaire|entradilla|bajada|sumario|copete|occhiello|ingress|subtitle|subhead(line)?|dek|deck|chapo|vorspann|kicker-text)([\s_-]|$)")]
    private static partial Regex Lead();

    [GeneratedRegex(@"-ad-|ad-break|advert|agegate|ai2html|banner|breadcrumb|combx|comment|kommentar|komentar|comentari|pinglun|community|cookie|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu|modal|newsletter|outbrain|overlay|pager|pagination|popup|promo|recommend|related|remark|replies|rss|share|shoutbox|sidebar|skyscraper|social|sponsor|subscribe|supplemental|taboola|teaser|toolbar|widget")]
    private static partial Regex Unlikely();

    [GeneratedRegex("article|body|column|content|main|shadow|story|text|page")]
    private static partial Regex Maybe();

    [GeneratedRegex("article|body|content|entry|hentry|main|page|post|text|blog|story")]
    private static partial Regex Positive();

    [GeneratedRegex(@"-ad-|hidden|(^| )hid( |$)|banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget|newsletter|teaser|caption|byline|author")]
    private static partial Regex Negative();
}
