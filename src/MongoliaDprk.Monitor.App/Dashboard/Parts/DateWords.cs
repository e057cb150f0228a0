using MongoliaDprk.Monitor.Core.Articles;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>Evidence of dates in words.</summary>
internal static class DateWords
{
    public static string Origin(DateOrigin origin) => origin switch
    {
        DateOrigin.JsonLd => "the page’s structured data",
        DateOrigin.Meta => "a meta element",
        DateOrigin.TimeElement => "a time element",
        DateOrigin.Address => "the address",
        DateOrigin.Text => "the printed text",
        DateOrigin.Feed => "the feed",
        DateOrigin.Sitemap => "the sitemap",
        _ => "the dateline",
    };

    public static string Why(DateRejection why) => why switch
    {
        DateRejection.Contradicted => "contradicted by evidence that is trusted more",
        DateRejection.Outvoted => "alone against two independent places",
        DateRejection.OfChange => "of a change, not of the publication",
        DateRejection.InFuture => "after the page was fetched",
        DateRejection.Placeholder => "written by a program that had no date",
        DateRejection.OfOther => "of another story, comment, picture or appointment",
        DateRejection.OfPage => "of the page, not of an article",
        _ => "cannot be read",
    };
}
