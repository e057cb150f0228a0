using System.Buffers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using MongoliaDprk.Monitor.Core.Articles.Dates;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>Collects the facts of a page in one walk over all its elements.</summary>
internal static partial class PageFactsReader
{
    private const int MaximumMarks = 40;

    private const int MaximumHidden = 200;

    /// <summary>What every name that <see cref="AuthorNames"/> matches holds: most elements are passed over without asking it.</summary>
    private static readonly SearchValues<string> AuthorWords =
        SearchValues.Create(["author", "autor", "auteur", "byline", "writer", "reporter", "journalist", "posted-by"], StringComparison.OrdinalIgnoreCase);

    public static PageFacts Read(IDocument document)
    {
        PageFacts facts = new() { DeclaredLanguage = document.DocumentElement?.GetAttribute("lang") ?? document.DocumentElement?.GetAttribute("xml:lang") };
        if (document.DocumentElement is { } root)
            Walk(root, facts);
        return facts;
    }

    private static void Walk(IElement element, PageFacts facts)
    {
        Take(element, facts);
        if (facts.Times.Count < MaximumMarks && element.LocalName is not ("meta" or "script" or "style") && TimeMark.Of(element) is { } time)
            facts.Times.Add(time);
        INodeList children = element.ChildNodes;
        for (int i = 0; i < children.Length; i++)
        {
            if (children[i] is IElement inner)
                Walk(inner, facts);
        }
    }

    private static void Take(IElement element, PageFacts facts)
    {
        switch (element.LocalName)
        {
            case "meta":
                facts.AddMeta(element);
                break;
            case "title" when facts.DocumentTitle.Length == 0 && element.Parent is IElement { LocalName: "head" or "html" or "body" }:
                facts.DocumentTitle = TextOf.Clean(element.TextContent);
                break;
            case "link" when facts.Canonical is null && HasToken(element.GetAttribute("rel"), "canonical"):
                facts.Canonical = element.GetAttribute("href")?.Trim();
                break;
            case "link" when HasToken(element.GetAttribute("rel"), "amphtml"):
                facts.Amp = element.GetAttribute("href")?.Trim();
                break;
            case "link" or "a" when IsPager(element) && facts.Pager.Count < MaximumMarks:
                facts.Pager.Add(element.GetAttribute("href")!.Trim());
                break;
            case "script" when element.GetAttribute("type") is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase):
                facts.Scripts.Add(element.TextContent);
                break;
            case "noscript" or "script" when facts.Hidden.Count < MaximumHidden && !element.HasAttribute("src"):
                facts.Hidden.Add(element);
                break;
            case "h1" when facts.Headings.Count < MaximumMarks:
                AddHeading(element, facts);
                break;
            case "html" or "body":
                facts.RootNames += " " + element.ClassName;
                break;
            case "time" or "script" or "style" or "svg" or "path":
                break;
            default:
                TakeNamed(element, facts);
                break;
        }
    }

    private static void TakeNamed(IElement element, PageFacts facts)
    {
        if (element.Attributes.Length == 0)
            return;
        string? property = element.GetAttribute("itemprop");
        if (property is not null)
        {
            if (property is "headline" or "headline name" or "name headline" && facts.Headings.Count < MaximumMarks)
                AddHeading(element, facts);
        }

        if (facts.Authors.Count >= MaximumMarks)
            return;
        if (property == "author" || HasToken(element.GetAttribute("rel"), "author"))
        {
            AddAuthor(element, facts, 3);
            return;
        }

        string? names = element.ClassName is { Length: > 0 } classes ? classes : element.GetAttribute("data-testid");
        if (!string.IsNullOrEmpty(names) && names.Length < 200 && names.AsSpan().ContainsAny(AuthorWords) && AuthorNames().IsMatch(names))
            AddAuthor(element, facts, AuthorNameItself().IsMatch(names) ? 2 : 1);
    }

    private static void AddHeading(IElement element, PageFacts facts)
    {
        if (HeadingReader.Read(element) is { } heading && !facts.Headings.Contains(heading))
            facts.Headings.Add(heading);
    }

    private static bool IsPager(IElement element) =>
        element.GetAttribute("href") is { Length: > 0 } href
        && (HasToken(element.GetAttribute("rel"), "next") || (href.AsSpan().ContainsAnyInRange('0', '9') && element is { LocalName: "a", ChildNodes.Length: <= 2 }
            && TextOf.Element(element, 20) is { Length: <= 2 and > 0 } text && text.All(char.IsAsciiDigit)));

    private static void AddAuthor(IElement element, PageFacts facts, int trust)
    {
        if (IsOfReader(element))
            return;
        string text = AuthorLinks(element) ?? TextOf.Lines(element, 300);
        if (text.Length is > 1 and < 300)
            facts.Authors.Add(new Mark(text, trust));
    }

    /// <summary>Whether a reader wrote it, in a comment below the article.</summary>
    private static bool IsOfReader(IElement element)
    {
        IElement? at = element;
        for (int level = 0; at is not null && level < 5; level++, at = at.ParentElement)
        {
            if (OfReader().IsMatch(TextOf.Names(at)))
                return true;
        }

        return false;
    }

    /// <summary>Names of the people a byline links to, one a line, or null.</summary>
    private static string? AuthorLinks(IElement element)
    {
        if (element.LocalName == "a" || element.ChildElementCount == 0)
            return null;
        string[] names = [.. element.QuerySelectorAll("a[href]").Take(8).Where(LeadsToAuthor).Select(link => TextOf.Element(link, 80)).Where(name => name.Length > 2).Distinct()];
        return names.Length == 0 ? null : string.Join('\n', names);
    }

    private static bool LeadsToAuthor(IElement link) =>
        HasToken(link.GetAttribute("rel"), "author") || AuthorAddress().IsMatch(link.GetAttribute("href") ?? "");

    private static bool HasToken(string? list, string token) =>
        list is not null && list.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(token, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"(^|[\s_-])(author|autor|auteur|byline|writer|reporter|journalist)([\s_-]|$)|authorname|author-name|author_name|posted-by", RegexOptions.IgnoreCase)]
    private static partial Regex AuthorNames();

    [GeneratedRegex(@"author-?_?name|(^|\s)(author|autor|fn|byline-name)(\s|$)", RegexOptions.IgnoreCase)]
    private static partial Regex AuthorNameItself();

    [GeneratedRegex("/(author|authors|autor|autoren|auteur|writer|writers|people|person|profile|profiles|staff|reporter|journalist|contributor|contributors|by|team)s?/", RegexOptions.IgnoreCase)]
    private static partial Regex AuthorAddress();

    [GeneratedRegex(@"(^|[\s_-])(comments?|commentlist|comment-?form|respond|related|sidebar)([\s_-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex OfReader();
}
