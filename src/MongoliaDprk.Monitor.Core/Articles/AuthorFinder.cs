using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>Finds who wrote an article: linked data, then meta elements, then what the page marks as its byline.</summary>
internal static partial class AuthorFinder
{
    /// <returns>Names separated by "; ", or null.</returns>
    public static string? Find(PageFacts facts, LinkedArticle linked)
    {
        string[] metaNames = ["author", "article:author", "byl", "dc.creator", "DC.creator", "parsely-author", "sailthru.author", "article:author_name", "citation_author", "authors"];
        return Joined(linked.Authors, linked.SiteName)
            ?? metaNames.Select(name => Joined(facts.AllMeta(name), linked.SiteName)).FirstOrDefault(found => found is not null)
            ?? facts.Authors.Where(mark => mark.Trust > 0).OrderByDescending(mark => mark.Trust)
                .Select(mark => Joined([mark.Value], linked.SiteName)).FirstOrDefault(found => found is not null);
    }

    private static string? Joined(IEnumerable<string> values, string? siteName)
    {
        string[] names = [.. values.Select(Name).OfType<string>().Where(name => siteName is null || !TitleText.Same(name, siteName))
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(12)];
        return names.Length == 0 ? null : string.Join("; ", names);
    }

    private static string? Name(string value)
    {
        string name = By().Replace(TextOf.Clean(value), "").Trim(' ', ',', '.', '|', '-', '–', ':', '·', '•');
        bool usable = name.Length is > 2 and < 100
            && name.Any(char.IsLetter)
            && !name.Contains("://", StringComparison.Ordinal)
            && !name.Contains('@', StringComparison.Ordinal)
            && !NoName().IsMatch(name);
        return usable ? name : null;
    }

    [GeneratedRegex(@"^(?:written by|posted by|words by|story by|by|von|par|por|text|author|autor|автор)\s*:?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex By();

    [GeneratedRegex(@"^(admin|administrator|editor|redaktion|webmaster|staff|unknown|guest|author|null|undefined|www\..*)$", RegexOptions.IgnoreCase)]
    private static partial Regex NoName();
}
