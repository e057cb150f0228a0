namespace MongoliaDprk.Monitor.Core.Sources;

/// <summary>
/// What is counted on the way from a link to an alert. Everything that leaves the way does so under a name of its own; <see cref="FunnelStages"/>
/// says which numbers must add up. Stored by name: names are only ever added.
/// </summary>
public enum FunnelStep
{
    /// <summary>Feeds, listing pages and sitemaps that were asked in a poll.</summary>
    PlaceAsked,

    /// <summary>Their links were read.</summary>
    PlaceRead,

    /// <summary>They had not changed since the poll before.</summary>
    PlaceSame,

    /// <summary>They were not sent.</summary>
    PlaceFailed,

    /// <summary>They were sent and could not be read, or named nothing.</summary>
    PlaceUnreadable,

    /// <summary>The poll's time was over before they answered.</summary>
    PlaceTimeOver,

    /// <summary>Places with more entries than are read; how many more is not known.</summary>
    PlaceCut,

    /// <summary>Sitemaps of an index beyond those that one poll reads.</summary>
    SitemapOverLimit,

    /// <summary>Sitemaps of an index that did not change since what counts as news.</summary>
    SitemapOld,

    /// <summary>Entries of the places that were read, each as often as it stood there.</summary>
    LinkShown,

    /// <summary>Links that nobody had seen before.</summary>
    LinkNew,

    /// <summary>Links that were known already.</summary>
    LinkKnown,

    /// <summary>The same address again in one place.</summary>
    LinkRepeated,

    /// <summary>They lead to another outlet.</summary>
    LinkElsewhere,

    /// <summary>They are dated before what is looked for.</summary>
    LinkOld,

    /// <summary>Entries without an address on the web.</summary>
    LinkWithoutAddress,

    /// <summary>Pages of waiting links that were asked for; one that failed is asked for again.</summary>
    PageAsked,

    /// <summary>Pages that came.</summary>
    PageFetched,

    /// <summary>robots.txt says no.</summary>
    PageRobots,

    /// <summary>Their address must not be fetched.</summary>
    PageForbidden,

    /// <summary>The host wants to be left alone for a while.</summary>
    PageBusy,

    /// <summary>Another HTTP status than 2xx.</summary>
    PageStatus,

    /// <summary>No answer in time.</summary>
    PageTimeout,

    /// <summary>The connection failed.</summary>
    PageNetwork,

    /// <summary>Larger than a page may be.</summary>
    PageTooLarge,

    /// <summary>Redirected without end, or to nowhere.</summary>
    PageRedirect,

    /// <summary>Links that are not tried again after many failures.</summary>
    LinkGivenUp,

    /// <summary>Further pages of an article that the outlet does not give: what came before them is kept.</summary>
    PartLost,

    /// <summary>Polls that left pages for the next one because their time was over.</summary>
    PollTimeOver,

    /// <summary>Polls that left pages for the next one because they had read as many as one poll may.</summary>
    PollOverLimit,

    /// <summary>Polls that left pages for the next one because the host did not answer or wanted to be left alone.</summary>
    PollStopped,

    /// <summary>Relevant articles that were stored.</summary>
    ArticleRelevant,

    /// <summary>The article was read before, under another address.</summary>
    ArticleKnown,

    /// <summary>No text was found: no page, or nothing that can be read.</summary>
    ArticleWithoutText,

    /// <summary>Not relevant, and in a language that the watchlist has no names in, or in none that can be told.</summary>
    ArticleLanguage,

    /// <summary>Names neither side.</summary>
    ArticleNoSide,

    /// <summary>Names one side where the other is needed.</summary>
    ArticleOneSide,

    /// <summary>Names both sides only in a list of countries.</summary>
    ArticleCountryList,

    /// <summary>The monitor itself broke on it; it is kept aside.</summary>
    ArticleBroken,

    /// <summary>Mentions in the relevant articles.</summary>
    Mention,

    /// <summary>What articles say of visits.</summary>
    ReportFound,

    /// <summary>Reports of travel that is news.</summary>
    ReportNews,

    /// <summary>Background: older visits, plans without a date, what might have been.</summary>
    ReportBackground,

    /// <summary>Several sentences of one article that say the same.</summary>
    ReportRepeated,

    /// <summary>Visits that nobody had reported.</summary>
    VisitOpened,

    /// <summary>Visits that an article has something to say of.</summary>
    VisitTouched,

    /// <summary>Alerts on a new visit or a new stage of one.</summary>
    AlertWritten,

    /// <summary>The visit stands as it stood.</summary>
    VisitSame,

    /// <summary>An analyst has rejected the visit, or put it with another.</summary>
    VisitRejected,

    /// <summary>Read in an archive, long after it was published or at a source's first poll: history alerts nobody.</summary>
    VisitHistory,

    /// <summary>The visit was over long ago.</summary>
    VisitOver,

    /// <summary>That stage of the visit was told before.</summary>
    VisitTold,

    /// <summary>Stored articles that were looked at again.</summary>
    LookAgain,

    /// <summary>The outlet had edited them.</summary>
    LookEdited,

    /// <summary>They stood as they were.</summary>
    LookSame,

    /// <summary>Their page was not there.</summary>
    LookMissing,

    /// <summary>The look told nothing; it is made up for.</summary>
    LookFailed,
}
