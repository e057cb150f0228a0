using System.Collections.Frozen;
using System.Globalization;
using AngleSharp.Dom;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>What address, text and place of a link say of its being an article's; no outlet is known to it.</summary>
internal static class ArticleLink
{
    /// <summary>Scores of a text too short for a headline, and of a place where articles are not listed.</summary>
    public const int NoTitle = -2, NotHere = -3;

    /// <summary>Last parts of paths that end in a file that is no article.</summary>
    private static readonly string[] OtherFiles =
        [".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".mp3", ".mp4", ".zip", ".rar", ".doc", ".docx", ".xls", ".xlsx", ".xml", ".rss", ".css", ".js", ".apk", ".exe", ".ico"];

    /// <summary>Path parts that web servers and publishing systems give to what is not an article.</summary>
    private static readonly FrozenSet<string> Services = FrozenSet.ToFrozenSet(
        ["tag", "tags", "category", "categories", "author", "authors", "search", "login", "signin", "register", "contact", "about", "privacy", "terms",
            "subscribe", "newsletter", "rss", "feed", "wp-login.php", "cdn-cgi", "advertise", "sitemap", "page"], StringComparer.OrdinalIgnoreCase);

    /// <summary>False for what is certainly no article of the site.</summary>
    public static bool MayBe(Uri address, Uri listing)
    {
        if (!SameSite(address, listing) || Same(address, listing))
            return false;
        string[] parts = Parts(address);
        if (parts.Length == 0 && address.Query.Length < 2 && address.Fragment.Length < 4)
            return false;
        return !(OtherFiles.Any(end => Last(parts).EndsWith(end, StringComparison.OrdinalIgnoreCase)) || parts.Any(part => Services.Contains(part)));
    }

    /// <summary>Whether a number of three digits or more stands in path or query.</summary>
    public static bool HasNumber(Uri address) => LongestDigits(address.PathAndQuery + address.Fragment) >= 3;

    /// <summary>Numbers, dates and long slugs are what articles have and sections have not; from 0.</summary>
    public static int AddressScore(Uri address)
    {
        string[] parts = Parts(address);
        string last = Last(parts);
        int digits = Math.Max(LongestDigits(last), LongestDigits(address.Query + address.Fragment));
        int score = digits >= 5 ? 2 : digits >= 2 ? 1 : 0;
        if (parts.Any(part => part.Length is 4 or 8 && part.All(char.IsAsciiDigit)))
            score++;
        int words = last.Count(c => c is '-' or '_') + 1;
        bool file = last.EndsWith("html", StringComparison.OrdinalIgnoreCase) || last.EndsWith("htm", StringComparison.OrdinalIgnoreCase);
        score += words >= 4 || last.Length >= 30 ? 2 : file ? 1 : 0;
        return score + (parts.Length >= 3 ? 1 : 0);
    }

    /// <summary>Headlines are sentences: long, measured by letters that count double where a letter is a syllable or word.</summary>
    public static int TitleScore(string title)
    {
        int width = 0;
        foreach (char c in title)
            width += c >= '\u1100' && char.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter ? 3 : 1;
        return width >= 40 ? 2 : width >= 22 ? 1 : width >= 12 ? 0 : NoTitle;
    }

    /// <summary>From <see cref="NotHere"/> to 1.</summary>
    public static int PlaceScore(IElement anchor)
    {
        if (IsInProse(anchor))
            return NotHere;
        int score = 0;
        int steps = 0;
        for (IElement? up = anchor; up is not null && steps < 12; up = up.ParentElement, steps++)
        {
            switch (up.LocalName)
            {
                case "nav" or "footer":
                    return NotHere;
                case "h1" or "h2" or "h3" or "h4" or "article":
                    score = 1;
                    break;
                case "header" when up.Closest("article") is null:
                    score--;
                    break;
            }

            if (up.GetAttribute("role") is "navigation" or "contentinfo" or "search")
                return NotHere;
        }

        return score;
    }

    /// <summary>A sentence runs up to the link, or through it: it is mentioned there, not listed.</summary>
    private static bool IsInProse(IElement anchor)
    {
        IElement outer = anchor;
        while (outer.ParentElement is { LocalName: "b" or "strong" or "i" or "em" or "u" or "span" or "font", ChildNodes.Length: 1 } around)
            outer = around;
        int before = Letters(outer.PreviousSibling), after = Letters(outer.NextSibling);
        return before >= 20 || (before >= 4 && after >= 20);
    }

    private static int Letters(INode? node) =>
        node is IText text && ListingDate.Parse(text.Data, null) is null ? text.Data.Count(char.IsLetter) + text.Data.Count(c => c >= '\u1100' && char.IsLetter(c)) : 0;

    private static string[] Parts(Uri address) => Uri.UnescapeDataString(address.AbsolutePath).Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static string Last(string[] parts) => parts.Length == 0 ? "" : parts[^1];

    private static int LongestDigits(string text)
    {
        int longest = 0, run = 0;
        foreach (char c in text)
        {
            run = char.IsAsciiDigit(c) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    /// <summary>The same host, or one below or above it ("www.", "en.").</summary>
    private static bool SameSite(Uri address, Uri listing)
    {
        string a = Host(address), b = Host(listing);
        return a.Equals(b, StringComparison.OrdinalIgnoreCase)
            || a.EndsWith("." + b, StringComparison.OrdinalIgnoreCase) || b.EndsWith("." + a, StringComparison.OrdinalIgnoreCase);
    }

    private static string Host(Uri address) => address.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.Host[4..] : address.Host;

    private static bool Same(Uri address, Uri listing) =>
        address.AbsolutePath.TrimEnd('/').Equals(listing.AbsolutePath.TrimEnd('/'), StringComparison.Ordinal) && address.Query.Equals(listing.Query, StringComparison.Ordinal)
        && address.Fragment.Equals(listing.Fragment, StringComparison.Ordinal);
}
