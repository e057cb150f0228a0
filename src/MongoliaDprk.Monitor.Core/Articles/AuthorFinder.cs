using System.Text.RegularExpressions;
using MongoliaDprk.Monitor.Core.Articles.Bodies;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>
/// Finds who wrote an article: linked data, then meta elements, then what the page marks as its byline, then a line under the title that
/// begins with "by". The outlet itself is no author.
/// </summary>
internal static partial class AuthorFinder
{
    private const int UnderTitle = 10;

    private static readonly string[] MetaNames =
    [
        "author", "article:author", "byl", "dc.creator", "dc:creator", "dcterms.creator", "parsely-author", "sailthru.author", "article:author_name",
        "article.author", "og:article:author", "cxenseparse:author", "citation_author", "authors",
    ];

    /// <param name="facts">What the markup says.</param>
    /// <param name="linked">What the JSON-LD says.</param>
    /// <param name="lines">Lines a reader sees.</param>
    /// <param name="title">The article's title.</param>
    /// <returns>Names separated by "; ", or null.</returns>
    public static string? Find(PageFacts facts, LinkedArticle linked, IReadOnlyList<Line> lines, string title)
    {
        string?[] sites = [linked.SiteName, facts.Meta("og:site_name", "application-name")];
        return Joined(linked.Authors, sites)
            ?? MetaNames.Select(name => Joined(facts.AllMeta(name), sites)).FirstOrDefault(found => found is not null)
            ?? (facts.Meta("twitter:label1") is { } label && WrittenBy().IsMatch(label) ? Joined(facts.AllMeta("twitter:data1"), sites) : null)
            ?? facts.Authors.Where(mark => mark.Trust > 1).OrderByDescending(mark => mark.Trust)
                .Select(mark => Joined(mark.Value.Split('\n'), sites)).FirstOrDefault(found => found is not null)
            ?? Byline(lines, title, sites)
            ?? facts.Authors.Where(mark => mark.Trust == 1)
                .Select(mark => Joined(mark.Value.Split('\n').Take(1), sites)).FirstOrDefault(found => found is not null);
    }

    private static string? Joined(IEnumerable<string> values, string?[] sites)
    {
        string[] names = [.. values.Select(AuthorName.Read).OfType<string>()
            .Where(name => !sites.Any(site => site is not null && TitleText.Same(name, site)))
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(12)];
        return names.Length == 0 ? null : string.Join("; ", names);
    }

    /// <summary>A short line near the title that says by whom; the word may stand in a line of its own.</summary>
    private static string? Byline(IReadOnlyList<Line> lines, string title, string?[] sites)
    {
        Line? heading = lines.FirstOrDefault(line => line.Parent.Tag == "h1" && TitleText.Same(line.Text, title))
            ?? lines.FirstOrDefault(line => line.LinkDensity < 0.5 && TitleText.Same(line.Text, title));
        if (heading is null)
            return null;
        int end = Math.Min(lines.Count, heading.Index + UnderTitle + 1);
        for (int i = Math.Max(0, heading.Index - 3); i < end; i++)
        {
            Line line = lines[i];
            if (line.Weight > 80 || line.Parent.Clutter == Clutter.Sure || !ByLine().IsMatch(line.Text))
                continue;
            string text = ByAlone().IsMatch(line.Text) && i + 1 < lines.Count && lines[i + 1].Weight < 60 ? lines[i + 1].Text : line.Text;
            if (Joined([text], sites) is { } found)
                return found;
        }

        return null;
    }

    [GeneratedRegex("written|author|autor|geschrieben|verfasst|écrit|escrito|scritto|автор|napisane|skrivet|door|kirjoittanut|作者|written by", RegexOptions.IgnoreCase)]
    private static partial Regex WrittenBy();

    [GeneratedRegex(@"^(?:[Bb]y|BY|[Vv]on|VON|Par|Por|POR|Di|Av|Af|Door|Written by|Words by|Text|Texte|Autor|Autorin|Author|Автор|作者)\s*(?:[:：]\s*\p{L}|[:：]?\s*$|\s\p{Lu})")]
    private static partial Regex ByLine();

    [GeneratedRegex(@"^\p{L}+(?: by)?\s*[:：]?$", RegexOptions.IgnoreCase)]
    private static partial Regex ByAlone();
}
