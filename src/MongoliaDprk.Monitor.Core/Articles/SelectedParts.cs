using AngleSharp.Css.Parser;
using AngleSharp.Dom;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>What an outlet's own selectors find on a page; null where there is none or it matches nothing.</summary>
internal sealed record SelectedParts(string? Title, IElement? Body, string? Date, string? Author)
{
    /// <summary>Names of the selectors that are given and found nothing; a page may well be without what is to be removed.</summary>
    public IReadOnlyList<string> Missed(PageSelectors selectors)
    {
        List<string> missed = [];
        foreach ((string name, string? selector, object? found) in new[] { ("title", selectors.Title, (object?)Title), ("body", selectors.Body, Body), ("date", selectors.Date, Date), ("author", selectors.Author, Author) })
        {
            if (selector is not null && found is null)
                missed.Add(name);
        }

        return missed;
    }

    /// <summary>Takes the outlet's unwanted elements out of the document, then looks the rest up.</summary>
    public static SelectedParts Read(IDocument document, PageSelectors selectors)
    {
        foreach (string unwanted in selectors.Remove)
        {
            foreach (IElement element in All(document, unwanted))
                element.Remove();
        }

        IElement? body = First(document, selectors.Body);
        return new SelectedParts(
            Text(First(document, selectors.Title)),
            body is not null && TextOf.Element(body, 200).Length > 0 ? body : null,
            First(document, selectors.Date) is { } date ? date.GetAttribute("datetime") ?? Text(date) : null,
            Text(First(document, selectors.Author)));
    }

    private static string? Text(IElement? element) => element is not null && TextOf.Element(element) is { Length: > 0 } text ? text : null;

    private static IElement? First(IDocument document, string? selector) => All(document, selector).FirstOrDefault();

    /// <summary>A selector that cannot be parsed matches nothing; the check of the watchlist reports it.</summary>
    private static IElement[] All(IDocument document, string? selector)
    {
        if (selector is null || new CssSelectorParser().ParseSelector(selector) is not { } parsed)
            return [];
        return [.. document.ChildNodes.QuerySelectorAll(parsed)];
    }
}
