using System.Globalization;
using AngleSharp.Dom;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Tells links to articles from menus, sections and services by address, text and place; no outlet is known to it.</summary>
internal static class ArticleLink
{
    private const int Enough = 3;

    /// <summary>Last parts of paths that end in a file that is no article.</summary>
    private static readonly string[] OtherFiles =
        [".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".mp3", ".mp4", ".zip", ".rar", ".doc", ".docx", ".xls", ".xlsx", ".xml", ".rss", ".css", ".js", ".apk", ".exe", ".ico"];

    /// <summary>Path parts that web servers and publishing systems give to what is not an article.</summary>
    private static readonly string[] Services =
        ["tag", "tags", "category", "categories", "author", "authors", "search", "login", "signin", "register", "contact", "about", "privacy", "terms",
            "subscribe", "newsletter", "rss", "feed", "wp-login.php", "cdn-cgi", "advertise", "sitemap", "page"];

    public static bool Looks(Uri address, string? title, IElement anchor, Uri listing)
    {
        if (!SameSite(address, listing) || title is null || Same(address, listing))
            return false;
        string path = Uri.UnescapeDataString(address.AbsolutePath);
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 && address.Query.Length < 2)
            return false;
        string last = parts.Length == 0 ? "" : parts[^1];
        if (OtherFiles.Any(end => last.EndsWith(end, StringComparison.OrdinalIgnoreCase)) || parts.Any(part => Services.Contains(part, StringComparer.OrdinalIgnoreCase)))
            return false;
        return AddressScore(parts, last, address.Query) + TitleScore(title) + PlaceScore(anchor) >= Enough;
    }

    /// <summary>Numbers, dates and long slugs are what articles have and sections have not.</summary>
    private static int AddressScore(string[] parts, string last, string query)
    {
        int digits = Math.Max(LongestDigits(last), LongestDigits(query));
        int score = digits >= 5 ? 2 : digits >= 2 ? 1 : 0;
        if (parts.Any(part => part.Length == 4 && part.All(char.IsAsciiDigit)) || parts.Any(part => part.Length == 8 && part.All(char.IsAsciiDigit)))
            score++;
        int words = last.Count(c => c is '-' or '_') + 1;
        score += words >= 4 || last.Length >= 30 ? 2 : last.EndsWith("html", StringComparison.OrdinalIgnoreCase) || last.EndsWith("htm", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return score + (parts.Length >= 3 ? 1 : 0);
    }

    /// <summary>Headlines are sentences: long, measured by letters that count double where a letter is a syllable or word.</summary>
    private static int TitleScore(string title)
    {
        int width = 0;
        foreach (char c in title)
            width += c >= '\u1100' && char.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter ? 3 : 1;
        return width >= 40 ? 2 : width >= 22 ? 1 : width >= 12 ? 0 : -2;
    }

    private static int PlaceScore(IElement anchor)
    {
        int score = 0;
        int steps = 0;
        for (IElement? up = anchor; up is not null && steps < 12; up = up.ParentElement, steps++)
        {
            switch (up.LocalName)
            {
                case "nav" or "footer":
                    return -3;
                case "h1" or "h2" or "h3" or "h4" or "article":
                    score = 1;
                    break;
                case "header" when up.Closest("article") is null:
                    score--;
                    break;
            }

            if (up.GetAttribute("role") is "navigation" or "contentinfo" or "search")
                return -3;
        }

        return score;
    }

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
        address.AbsolutePath.TrimEnd('/').Equals(listing.AbsolutePath.TrimEnd('/'), StringComparison.Ordinal) && address.Query.Equals(listing.Query, StringComparison.Ordinal);
}
