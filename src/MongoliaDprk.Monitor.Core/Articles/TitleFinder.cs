using System.Text.RegularExpressions;
using MongoliaDprk.Monitor.Core.Articles.Bodies;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>
/// Finds an article's title: the main heading when the page's own title agrees with it, else what the markup declares,
/// without the outlet's name.
/// </summary>
internal static partial class TitleFinder
{
    /// <summary>What is longer is no title, and would be compared with every line of the page.</summary>
    private const int Longest = 1000;

    /// <param name="facts">What the markup says.</param>
    /// <param name="linked">What the JSON-LD says.</param>
    /// <param name="page">Lines a reader sees.</param>
    /// <param name="address">Where the page came from.</param>
    /// <param name="outlet">Name of the outlet, or null.</param>
    /// <param name="fromFeed">Title that the feed gives, or null.</param>
    public static string Find(PageFacts facts, LinkedArticle linked, IReadOnlyList<Line> page, Uri address, string? outlet, string? fromFeed)
    {
        string? declared = facts.Meta("og:title", "twitter:title", "dc.title", "DC.title", "title", "headline", "parsely-title", "sailthru.title");
        string?[] witnesses = [.. new[] { declared, linked.Headline, facts.DocumentTitle, fromFeed }.Select(stated => TextOf.Short(stated, Longest))];
        string[] siteNames = SiteNames(facts, linked, address, outlet);
        string? heading = facts.Headings.Where(h => h.Length is > 3 and < 400 && !siteNames.Any(site => TitleText.Same(site, h)))
            .Select(h => (Text: h, Agreement: witnesses.Max(w => w is null ? 0 : Agreement(h, w))))
            .Where(h => h.Agreement >= 0.5)
            .OrderByDescending(h => h.Agreement).Select(h => h.Text).FirstOrDefault();
        if (heading is not null)
            return heading;
        string[] stated = fromFeed is null ? [.. facts.Headings] : [.. facts.Headings, fromFeed];
        foreach (string? candidate in witnesses)
        {
            if (string.IsNullOrWhiteSpace(candidate))
                continue;
            string title = WithoutSite(candidate, siteNames, stated, page);
            if (title.Length > 0 && !siteNames.Any(site => TitleText.Same(site, title)))
                return title;
        }

        return facts.Headings.FirstOrDefault() ?? witnesses[0] ?? witnesses[2] ?? "";
    }

    /// <summary>Share of the words of the heading and the title that they have in common; the outlet's name in the title does not count.</summary>
    private static double Agreement(string heading, string title)
    {
        HashSet<string> words = Words(heading);
        int common = words.Count(Words(title).Contains);
        return words.Count == 0 ? 0 : TitleText.Fold(title).StartsWith(TitleText.Fold(heading), StringComparison.Ordinal) && words.Count > 1 ? 1 : common / (words.Count + 1.0);
    }

    /// <summary>Words, and single characters where words are not parted by blanks.</summary>
    private static HashSet<string> Words(string text)
    {
        HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);
        foreach (ValueMatch match in Word().EnumerateMatches(text))
            words.Add(text.Substring(match.Index, match.Length));
        return words;
    }

    private static string[] SiteNames(PageFacts facts, LinkedArticle linked, Uri address, string? outlet)
    {
        string host = address.IsAbsoluteUri && address.Scheme.StartsWith("http", StringComparison.Ordinal) ? address.Host : "";
        string bare = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        return [.. new[] { outlet, facts.Meta("og:site_name", "application-name", "publisher"), linked.SiteName, bare, bare.Split('.')[0] }
            .OfType<string>().Where(name => name.Length > 1)];
    }

    private static string WithoutSite(string title, string[] siteNames, string[] stated, IReadOnlyList<Line> page)
    {
        IList<Match> borders = Separator().Matches(title);
        foreach (Match border in borders)
        {
            string head = title[..border.Index].Trim();
            string tail = title[(border.Index + border.Length)..].Trim();
            if (stated.Any(h => TitleText.Same(h, head)) || siteNames.Any(site => TitleText.Same(site, tail)))
                return head;
            if (stated.Any(h => TitleText.Same(h, tail)) || siteNames.Any(site => TitleText.Same(site, head)))
                return tail;
        }

        foreach (Match border in borders.Reverse())
        {
            string head = title[..border.Index].Trim();
            if (head.Length > title.Length / 3 && page.Any(line => line.LinkWeight == 0 && TitleText.Same(line.Text, head)))
                return head;
        }

        if (borders is [.., var last] && title[last.Index..].Length < 40 && last.Index > title.Length / 2 && last.Index > 15)
            return title[..last.Index].Trim();
        return title;
    }

    [GeneratedRegex(@"\s+[|–—·»›•~::-]{1,2}\s+|\s*[|｜»›]\s*|\s+-{1,2}|--|_(?=[^_]{2,20}$)")]
    private static partial Regex Separator();

    [GeneratedRegex(@"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[\p{L}\p{N}-[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]]+")]
    private static partial Regex Word();
}
