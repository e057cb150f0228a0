using System.Text.RegularExpressions;
using MongoliaDprk.Monitor.Core.Articles.Bodies;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>
/// Finds an article's title: the main heading that what the markup declares agrees with, else one that stands right above the text, else
/// what the markup declares; without the outlet's name and without a kicker.
/// </summary>
internal static partial class TitleFinder
{
    /// <summary>What is longer is no title, and would be compared with every line of the page.</summary>
    private const int Longest = 1000;

    /// <summary>Lines under a heading in which running text begins when it is the heading of that text.</summary>
    private const int Near = 12;

    private const int FewestWords = 3;

    private const int LongestHeading = 200;

    /// <param name="facts">What the markup says.</param>
    /// <param name="linked">What the JSON-LD says.</param>
    /// <param name="page">Lines a reader sees.</param>
    /// <param name="address">Where the page came from.</param>
    /// <param name="outlet">Name of the outlet, or null.</param>
    /// <param name="fromFeed">Title that the feed gives, or null.</param>
    public static string Find(PageFacts facts, LinkedArticle linked, IReadOnlyList<Line> page, Uri address, string? outlet, string? fromFeed)
    {
        string? declared = facts.Meta("og:title", "twitter:title", "dc.title", "DC.title", "title", "headline", "parsely-title", "sailthru.title");
        string[] witnesses = [.. new[] { declared, linked.Headline, facts.DocumentTitle, fromFeed }
            .Select(stated => TextOf.Short(stated, Longest)).OfType<string>().Where(w => !string.IsNullOrWhiteSpace(w))];
        SiteTitle site = new(SiteNames(facts, linked, address, outlet));
        Heading[] headings = [.. facts.Headings.Where(h => !h.LeadsToFront && h.Text.Length is > 3 and < 400 && !site.IsName(h.Text))];
        Heading? heading = headings
            .Select(h => (Heading: h, Agreement: witnesses.Select(w => Agreement(h, w)).DefaultIfEmpty(0).Max()))
            .Where(h => h.Agreement >= 0.5)
            .OrderByDescending(h => h.Agreement).Select(h => h.Heading).FirstOrDefault()
            ?? headings.FirstOrDefault(h => StandsAboveText(h, page));
        if (heading is not null)
            return TitleKicker.Without(heading, TextOf.Short(facts.Meta("og:title"), Longest), witnesses);
        string[] stated = [.. headings.Select(h => h.Text), .. new[] { fromFeed, linked.Headline }.OfType<string>()];
        return witnesses.Select(w => site.Strip(w, stated, witnesses, page)).FirstOrDefault(title => title.Length > 0 && !site.IsName(title))
            ?? facts.Headings.FirstOrDefault()?.Text ?? witnesses.FirstOrDefault() ?? "";
    }

    /// <summary>Many outlets declare another title for search engines: a heading of several words above all running text is the title.</summary>
    private static bool StandsAboveText(Heading heading, IReadOnlyList<Line> page)
    {
        if (Words(heading.Text).Count < FewestWords || heading.Text.Length > LongestHeading
            || page.FirstOrDefault(line => line.Parent.Tag == "h1" && line.Parent.Clutter == Clutter.None && TitleText.Same(line.Text, heading.Text)) is not { } own)
            return false;
        int first = page.FirstOrDefault(line => line.IsRunning && line.Parent.Clutter == Clutter.None)?.Index ?? -1;
        return first > own.Index && first <= own.Index + Near;
    }

    private static double Agreement(Heading heading, string title) => Math.Max(Agreement(heading.Text, title), Agreement(heading.Bare, title));

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
        IEnumerable<string> hosts = new[] { address, PageAddresses.Resolve(address, facts.Canonical), PageAddresses.Resolve(address, facts.Meta("og:url")) }
            .OfType<Uri>().Where(at => at.Scheme.StartsWith("http", StringComparison.Ordinal))
            .Select(at => at.Host.StartsWith("www.", StringComparison.Ordinal) ? at.Host[4..] : at.Host).Distinct();
        return [.. new[] { outlet, facts.Meta("og:site_name", "application-name", "publisher"), linked.SiteName }
            .Concat(facts.Headings.Where(h => h.LeadsToFront).Select(h => h.Text))
            .Concat(hosts.SelectMany(host => new[] { host, host.Split('.')[0] }))
            .OfType<string>().Where(name => name.Length > 1).Distinct()];
    }

    [GeneratedRegex(@"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[\p{L}\p{N}-[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]]+")]
    private static partial Regex Word();
}
