namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>One address on a section page with all anchors that lead there: picture, headline, "read more".</summary>
internal sealed class SectionLink(Uri address)
{
    public Uri Address { get; } = address;

    public List<SectionAnchor> Anchors { get; } = [];

    /// <summary>The headline, or null.</summary>
    public string? Title { get; set; }

    /// <summary>The only text there is stands beside other addresses too: "read more", the name of a column.</summary>
    public bool TitleRepeats { get; set; }

    public FeedMoment? Date { get; set; }

    public Link AsLink() => new(Address, Title, Date?.At) { DateFrom = LinkDate.Listing, DayOnly = Date?.DayOnly ?? false };
}
