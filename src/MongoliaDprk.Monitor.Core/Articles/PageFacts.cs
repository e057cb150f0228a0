using System.Text.RegularExpressions;
using AngleSharp.Dom;
using MongoliaDprk.Monitor.Core.Articles.Dates;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>A stretch of the page that says by whom, in document order.</summary>
/// <param name="Value">The machine-readable form when there is one, else the visible text.</param>
/// <param name="Trust">Higher = the markup says more plainly what it is.</param>
internal sealed record Mark(string Value, int Trust);

/// <summary>What a page's markup says of the article, collected in one walk over the document.</summary>
internal sealed partial class PageFacts
{
    private readonly Dictionary<string, List<string>> meta = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Contents of the JSON-LD scripts.</summary>
    public List<string> Scripts { get; } = [];

    /// <summary>The other script and noscript elements, in which a body may be hidden; read only when the markup shows none.</summary>
    public List<IElement> Hidden { get; } = [];

    /// <summary>The main headings (h1, itemprop=headline).</summary>
    public List<Heading> Headings { get; } = [];

    /// <summary>Dates that the markup marks as such, in document order.</summary>
    public List<TimeMark> Times { get; } = [];

    /// <summary>Class names of the html and body elements: many programs write there what kind of page it is.</summary>
    public string RootNames { get; set; } = "";

    public List<Mark> Authors { get; } = [];

    public string DocumentTitle { get; set; } = "";

    public string? Canonical { get; set; }

    /// <summary>Address of the AMP form, or null.</summary>
    public string? Amp { get; set; }

    /// <summary>Addresses behind rel=next and behind links that show a page number.</summary>
    public List<string> Pager { get; } = [];

    public string? DeclaredLanguage { get; set; }

    /// <summary>First non-empty content of the first of these meta names or properties that has one.</summary>
    public string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (meta.TryGetValue(name, out List<string>? values))
                return values[0];
        }

        return null;
    }

    /// <summary>Contents of the meta elements whose name, in whatever spelling, speaks of publishing.</summary>
    public IEnumerable<string> PublishedMeta => meta.Where(pair => SaysPublished().IsMatch(pair.Key)).Select(pair => pair.Value[0]);

    public IReadOnlyList<string> AllMeta(string name) => meta.TryGetValue(name, out List<string>? values) ? values : [];

    internal void AddMeta(IElement element)
    {
        string content = TextOf.Clean(element.GetAttribute("content") ?? "");
        if (content.Length == 0)
            return;
        foreach (string attribute in (string[])["property", "name", "itemprop", "http-equiv"])
        {
            if (element.GetAttribute(attribute) is not { Length: > 0 } name)
                continue;
            name = name.Trim();
            if (!meta.TryGetValue(name, out List<string>? values))
                meta[name] = values = [];
            values.Add(content);
        }
    }

    [GeneratedRegex(@"publish(ed)?([_:. -]?(on|at|date|time|datetime))?$|pub[_:. -]?(date|time)|(release|issue|creation|upload(ed)?)[_:. -]?(date|time|at)$", RegexOptions.IgnoreCase)]
    private static partial Regex SaysPublished();
}
