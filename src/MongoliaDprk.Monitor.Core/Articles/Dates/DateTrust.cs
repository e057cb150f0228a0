namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>
/// The order of trust, best first: when two places name different days, the upper one counts unless two independent places
/// (<see cref="DateTrustTable.Kin"/>) agree against it, or readers are shown another day than the markup says (<see cref="DateResolver"/>).
/// </summary>
internal enum DateTrust
{
    /// <summary>The element that an analyst chose for this outlet: somebody looked.</summary>
    Selected,

    /// <summary>JSON-LD datePublished of the article's own node: written for machines that punish errors, with time and zone.</summary>
    LinkedArticle,

    /// <summary>A meta element whose name is known to mean publication.</summary>
    PublishedMeta,

    /// <summary>A time marked as publication whose day readers see beside the title.</summary>
    SeenPublishedTime,

    /// <summary>A meta element whose name only speaks of publishing: half of them are of the page.</summary>
    OtherMeta,

    /// <summary>The day in the address: set once, when the article was made, but without a time.</summary>
    AddressDay,

    /// <summary>Any time element whose day readers see beside the title.</summary>
    SeenTime,

    /// <summary>Printed beside the title and said to be of the publication, or not said to be of anything else.</summary>
    PrintedByTitle,

    /// <summary>A complete date at the head of the text.</summary>
    DatedHead,

    /// <summary>Printed before or after the body, as above.</summary>
    PrintedByBody,

    /// <summary>JSON-LD datePublished of a WebPage or another thing: the day the page was set up.</summary>
    LinkedPage,

    /// <summary>A time marked as publication that stands elsewhere: perhaps of another story.</summary>
    PublishedTime,

    /// <summary>A news sitemap's publication date: of the right article, and written for machines.</summary>
    NewsSitemap,

    /// <summary>The feed's date: of the right article, but often that of its last change.</summary>
    Feed,

    /// <summary>Printed beside the link on a section page.</summary>
    Listing,

    /// <summary>Printed anywhere with the word for publication before it, the only such day on the page; or, where nothing else is dated, the only day that it prints at all.</summary>
    PrintedElsewhere,

    /// <summary>Day and month at the head of the text, the year from other evidence: of the report, which may be printed later.</summary>
    Dateline,

    /// <summary>A time element that says nothing and stands anywhere.</summary>
    AnyTime,

    /// <summary>A time element among other stories, the only one of its day on the page.</summary>
    TimeOfOther,

    /// <summary>When a news search saw the article: after its publication, mostly by minutes.</summary>
    Seen,

    /// <summary>When the page was changed, by its JSON-LD.</summary>
    LinkedChange,

    /// <summary>When the page was changed, by a meta element.</summary>
    ChangeMeta,

    /// <summary>When the page was changed, by a time element.</summary>
    ChangeTime,

    /// <summary>When the page was changed, as printed.</summary>
    PrintedChange,

    /// <summary>When the page was changed, by the feed.</summary>
    FeedChange,

    /// <summary>Month and year in the address.</summary>
    AddressMonth,
}

/// <summary>Places that are filled independently of each other: one mistake does not reach two of them.</summary>
internal enum DateKin { Markup, Reader, Address, Feed, Text }

/// <summary>What belongs to each step of trust.</summary>
internal static class DateTrustTable
{
    /// <summary>Who filled the place: the publishing program's JSON-LD and meta elements, what readers see with its time elements, the address, the feed, the author's text.</summary>
    public static DateKin Kin(this DateTrust trust) => trust switch
    {
        DateTrust.PrintedByTitle or DateTrust.DatedHead or DateTrust.PrintedByBody or DateTrust.PrintedElsewhere or DateTrust.Selected or DateTrust.PrintedChange
            or DateTrust.SeenPublishedTime or DateTrust.SeenTime or DateTrust.PublishedTime or DateTrust.AnyTime or DateTrust.TimeOfOther or DateTrust.ChangeTime => DateKin.Reader,
        DateTrust.AddressDay or DateTrust.AddressMonth => DateKin.Address,
        DateTrust.NewsSitemap or DateTrust.Feed or DateTrust.Listing or DateTrust.Seen or DateTrust.FeedChange => DateKin.Feed,
        DateTrust.Dateline => DateKin.Text,
        _ => DateKin.Markup,
    };

    /// <summary>It says when the page was changed, not when the article was published.</summary>
    public static bool IsChange(this DateTrust trust) => trust is DateTrust.LinkedChange or DateTrust.ChangeMeta or DateTrust.ChangeTime or DateTrust.PrintedChange
        or DateTrust.FeedChange;

    public static DateOrigin Origin(this DateTrust trust) => trust switch
    {
        DateTrust.LinkedArticle or DateTrust.LinkedPage or DateTrust.LinkedChange => DateOrigin.JsonLd,
        DateTrust.PublishedMeta or DateTrust.OtherMeta or DateTrust.ChangeMeta => DateOrigin.Meta,
        DateTrust.SeenPublishedTime or DateTrust.SeenTime or DateTrust.PublishedTime or DateTrust.AnyTime or DateTrust.TimeOfOther or DateTrust.ChangeTime => DateOrigin.TimeElement,
        DateTrust.AddressDay or DateTrust.AddressMonth => DateOrigin.Address,
        DateTrust.NewsSitemap => DateOrigin.Sitemap,
        DateTrust.Feed or DateTrust.Listing or DateTrust.Seen or DateTrust.FeedChange => DateOrigin.Feed,
        DateTrust.DatedHead or DateTrust.Dateline => DateOrigin.Dateline,
        _ => DateOrigin.Text,
    };
}
