namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>What a page's JSON-LD says of its article (schema.org Article and its kinds).</summary>
/// <param name="Published">Value of datePublished as written, or null.</param>
/// <param name="Created">Value of dateCreated or uploadDate as written, or null.</param>
internal sealed record LinkedArticle(
    string? Headline,
    IReadOnlyList<string> Authors,
    string? Published,
    string? Created,
    string? Modified,
    string? Body,
    string? Language,
    string? SiteName)
{
    /// <summary>The dates are of an article, not only of the page as such (WebPage) or of another thing.</summary>
    public bool IsArticle { get; init; }

    /// <summary>All schema.org types named on the page.</summary>
    public IReadOnlyCollection<string> Types { get; init; } = [];

    public string? Section { get; init; }

    /// <summary>Address of the first picture, or null.</summary>
    public string? Image { get; init; }

    /// <summary>Address the article states for itself, or null.</summary>
    public string? Address { get; init; }

    public static LinkedArticle None { get; } = new(null, [], null, null, null, null, null, null);
}
