using AngleSharp.Dom;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>The anchors of a section page joined by address, each address with its box, headline and date.</summary>
internal sealed class SectionPage
{
    /// <summary>A text beside this many addresses is the headline of none.</summary>
    private const int Repeats = 3;

    /// <summary>Links by the elements around them: the key where there is one below, null where there are several.</summary>
    private readonly Dictionary<IElement, string?> _owners = [];

    private readonly HashSet<string> _repeated;

    public SectionPage(List<SectionAnchor> anchors, TimeZoneInfo? zone)
    {
        Dictionary<string, SectionLink> links = new(StringComparer.Ordinal);
        foreach (SectionAnchor anchor in anchors)
        {
            if (!links.TryGetValue(anchor.Key, out SectionLink? link))
            {
                links.Add(anchor.Key, link = new SectionLink(anchor.Address));
                Links.Add(link);
            }

            link.Anchors.Add(anchor);
            Own(anchor);
        }

        _repeated = [.. anchors.Where(anchor => anchor.Text is not null).GroupBy(anchor => anchor.Text!, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Select(anchor => anchor.Key).Distinct(StringComparer.Ordinal).Count() >= Repeats).Select(group => group.Key)];
        foreach (SectionLink link in Links)
            Describe(link, zone);
    }

    /// <summary>In page order.</summary>
    public List<SectionLink> Links { get; } = [];

    /// <summary>Marks what is around the anchor; above an element with several links all have several.</summary>
    private void Own(SectionAnchor anchor)
    {
        bool several = false;
        for (IElement? up = anchor.Element; up is not null; up = up.ParentElement)
        {
            if (!_owners.TryGetValue(up, out string? owner))
            {
                _owners.Add(up, several ? null : anchor.Key);
                continue;
            }

            if (owner is null)
                return;
            several |= !owner.Equals(anchor.Key, StringComparison.Ordinal);
            if (several)
                _owners[up] = null;
        }
    }

    /// <summary>The largest element around the anchor with no other link in it.</summary>
    private IElement Box(SectionAnchor anchor)
    {
        IElement box = anchor.Element;
        while (box.ParentElement is { LocalName: not ("body" or "html") } up && _owners.GetValueOrDefault(up) is not null)
            box = up;
        return box;
    }

    private void Describe(SectionLink link, TimeZoneInfo? zone)
    {
        SectionAnchor? best = null;
        foreach (SectionAnchor anchor in link.Anchors)
        {
            if (anchor.Text is not null && !_repeated.Contains(anchor.Text) && (best is null || IsBetter(anchor, best)))
                best = anchor;
        }

        IElement[] boxes = [.. link.Anchors.Select(Box).Distinct()];
        link.Title = best?.Text ?? boxes.Select(SectionAnchor.Heading).FirstOrDefault(heading => heading is not null);
        if (link.Title is null)
        {
            link.Title = link.Anchors.Select(anchor => anchor.Text).FirstOrDefault(text => text is not null);
            link.TitleRepeats = true;
        }

        foreach (IElement box in boxes)
            link.Date ??= ListingDate.In(box, zone) ?? ListingDate.Beside(box, zone);
    }

    /// <summary>A heading before a name before plain text; of two of a kind the first that is long enough for a headline.</summary>
    private static bool IsBetter(SectionAnchor one, SectionAnchor other) =>
        one.Kind != other.Kind ? one.Kind > other.Kind : ArticleLink.TitleScore(other.Text!) <= ArticleLink.NoTitle && one.Text!.Length > other.Text!.Length;
}
