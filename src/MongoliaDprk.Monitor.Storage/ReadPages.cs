using MongoliaDprk.Monitor.Core;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>The pages that one article was read from.</summary>
/// <param name="Pages">In reading order, at least one; all are kept as evidence.</param>
/// <param name="ETag">Of the only page, verbatim; null where there are several, for it says nothing of the others.</param>
/// <param name="LastModified">As <paramref name="ETag"/>.</param>
public sealed record ReadPages(IReadOnlyList<FetchedPage> Pages, string? ETag = null, string? LastModified = null)
{
    /// <summary>The one whose address is the article's.</summary>
    public FetchedPage First => Pages[0];

    public static implicit operator ReadPages(FetchedPage page) => new([page]);
}
