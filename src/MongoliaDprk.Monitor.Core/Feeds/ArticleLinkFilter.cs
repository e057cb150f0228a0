using AngleSharp.Dom;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>
/// Chooses the articles among the links of a section page by evidence: what address, headline and place of a link say, and what its
/// neighbours in the same repeated structure say, so that a short headline among long ones counts, and a long word in a menu does not.
/// </summary>
internal sealed class ArticleLinkFilter(SectionPage page)
{
    private const int Enough = 3, Structure = 3, Levels = 8, Outmost = 60;

    /// <summary>When so many of the chosen addresses hold a number, the site numbers its articles and what has none is none.</summary>
    private const double Numbered = 0.8;

    /// <summary>Links by an element around them and the way down from it.</summary>
    private readonly Dictionary<(IElement Container, string Path), HashSet<SectionLink>> _places = [];

    /// <summary>Boxes that are no place for articles.</summary>
    private readonly HashSet<IElement> _asides = [];

    /// <summary>Whether class or id calls the element a menu or the like, as far as it was asked.</summary>
    private readonly Dictionary<IElement, bool> _called = [];

    public IReadOnlyList<SectionLink> Chosen()
    {
        FindAsides();
        foreach (SectionLink link in page.Links)
        {
            foreach (SectionAnchor anchor in link.Anchors)
                Place(link, anchor);
        }

        List<SectionLink> chosen = [.. page.Links.Where(link => link.Title is not null && link.Anchors.Max(anchor => Score(link, anchor)) >= Enough)];
        List<SectionLink> numbered = [.. chosen.Where(link => ArticleLink.HasNumber(link.Address))];
        return chosen.Count >= 2 * Structure && numbered.Count >= Numbered * chosen.Count ? numbered : chosen;
    }

    private int Score(SectionLink link, SectionAnchor anchor)
    {
        int place = ArticleLink.PlaceScore(anchor.Element);
        if (place <= ArticleLink.NotHere || IsAside(anchor.Element))
            return ArticleLink.NotHere;
        int address = ArticleLink.AddressScore(link.Address), title = TitleScore(link), more = link.Date is null ? 0 : 1;
        if (Neighbours(anchor.Element) is { } same)
        {
            int addresses = Median(same.Select(other => ArticleLink.AddressScore(other.Address))), titles = Median(same.Select(TitleScore));
            bool dated = same.Count(other => other.Date is not null) * 2 > same.Count;
            if (addresses >= 1 && (titles >= 1 || dated))
            {
                (address, title) = (Math.Max(address, addresses), Math.Max(title, Math.Max(titles, dated ? 0 : -2)));
                more++;
            }
        }

        return address + title + place + more;
    }

    private static int TitleScore(SectionLink link) => link.TitleRepeats ? ArticleLink.NoTitle : ArticleLink.TitleScore(link.Title ?? "");

    /// <summary>Files the link under each element above it together with the way down, by which repeated structure shows.</summary>
    private void Place(SectionLink link, SectionAnchor anchor)
    {
        string path = "a";
        IElement? up = anchor.Element.ParentElement;
        for (int level = 0; level < Levels && up is not null; level++, up = up.ParentElement)
        {
            if (!_places.TryGetValue((up, path), out HashSet<SectionLink>? same))
                _places.Add((up, path), same = []);
            same.Add(link);
            path = $"{up.LocalName}/{path}";
        }
    }

    /// <summary>The links that stand in the nearest element with several of the same structure, or null.</summary>
    private HashSet<SectionLink>? Neighbours(IElement anchor)
    {
        string path = "a";
        IElement? up = anchor.ParentElement;
        for (int level = 0; level < Levels && up is not null; level++, up = up.ParentElement)
        {
            if (_places.TryGetValue((up, path), out HashSet<SectionLink>? same) && same.Count >= Structure)
                return same;
            path = $"{up.LocalName}/{path}";
        }

        return null;
    }

    /// <summary>
    /// Marks the boxes that are called footers, and those that are called menus or lists of what is read most and hold several links. One
    /// that holds the page's title, or most of what looks like an article, is the page itself, whatever it is called.
    /// </summary>
    private void FindAsides()
    {
        Dictionary<IElement, (int Links, int Articles)> boxes = [];
        int all = 0;
        foreach (SectionLink link in page.Links)
        {
            bool article = ArticleLink.AddressScore(link.Address) + TitleScore(link) >= Enough;
            all += article ? 1 : 0;
            foreach (IElement box in link.Anchors.SelectMany(anchor => Around(anchor.Element)).Where(IsCalled).Distinct())
            {
                (int links, int articles) = boxes.GetValueOrDefault(box);
                boxes[box] = (links + 1, articles + (article ? 1 : 0));
            }
        }

        foreach ((IElement box, (int links, int articles)) in boxes)
        {
            if (BoxWords.IsEdge(box) ? !HoldsPage(box) : links > 1 && articles * 2 <= all)
                _asides.Add(box);
        }
    }

    private bool IsAside(IElement anchor) => _asides.Count > 0 && Around(anchor).Any(_asides.Contains);

    private bool IsCalled(IElement box)
    {
        if (!_called.TryGetValue(box, out bool called))
            _called.Add(box, called = BoxWords.IsAside(box) || BoxWords.IsEdge(box));
        return called;
    }

    private static bool HoldsPage(IElement box) => box.Descendants<IElement>().Any(inner => inner.LocalName is "h1" or "main" or "article");

    /// <summary>What is around the element, up to more levels than pages have.</summary>
    private static IEnumerable<IElement> Around(IElement element)
    {
        IElement? up = element;
        for (int level = 0; level < Outmost && up is { LocalName: not ("body" or "html") }; level++, up = up.ParentElement)
            yield return up;
    }

    private static int Median(IEnumerable<int> scores)
    {
        int[] sorted = [.. scores.Order()];
        return sorted[sorted.Length / 2];
    }
}
