using MongoliaDprk.Monitor.Core.Articles;

namespace MongoliaDprk.Monitor.App.Trying;

/// <summary>What would be read from one address; absent parts are null or empty.</summary>
/// <param name="Robots">"allowed", or why not.</param>
/// <param name="Error">Why nothing could be read; null = it could.</param>
/// <param name="Source">Id of the watchlist's source that the address belongs to, or null.</param>
/// <param name="Charset">The encoding the text was read in by its label or its bytes.</param>
/// <param name="Kind">feed, sitemap, sitemap index or page.</param>
/// <param name="Links">Links to articles in it, the first ones.</param>
/// <param name="LinkCount">All of them.</param>
/// <param name="Feeds">The feed itself, or those that a page names.</param>
/// <param name="Sitemaps">Those that robots.txt of the host names.</param>
/// <param name="Next">The page it goes on to, or null.</param>
/// <param name="Article">The page read as an article, or the first article linked from it.</param>
internal sealed record TryReport(
    Uri Asked, Uri Address, string Robots, string? Error, string? Source, int Bytes, string? ContentType, string? Charset, string? Kind,
    int LinkCount, IReadOnlyList<TryReport.LinkOf> Links, IReadOnlyList<TryReport.FeedOf> Feeds, IReadOnlyList<Uri> Sitemaps, Uri? Next, TryReport.ArticleOf? Article)
{
    /// <summary>A link as its place gives it; the date in UTC.</summary>
    internal sealed record LinkOf(Uri Address, string? Title, DateTime? Published);

    /// <summary>A feed. Error: why it cannot be read.</summary>
    internal sealed record FeedOf(Uri Address, string? Format, string? Title, int Items, string? Error);

    /// <summary>An extracted article with what the monitor finds in it.</summary>
    /// <param name="Modified">When it was changed, with where that stands, or null.</param>
    /// <param name="RejectedDates">What was not taken as its date, and why.</param>
    internal sealed record ArticleOf(
        Uri Address, string? Error, string Title, string? Published, DateOrigin? PublishedFrom, string? Modified, IReadOnlyList<string> RejectedDates, string? Language, string? Author, int Length, string FirstLines,
        bool Relevant, IReadOnlyList<string> Names, IReadOnlyList<string> Visits);

    /// <summary>Nothing but why.</summary>
    public static TryReport Failed(Uri asked, string robots, string error, string? source) =>
        new(asked, asked, robots, error, source, 0, null, null, null, 0, [], [], [], null, null);
}
