using System.Security.Cryptography;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Links;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>The rows of one analysed page.</summary>
internal sealed class ArticleRows(Watchlist watchlist, Source? source, string sourceId, FetchedPage page, Analysis analysis)
{
    private readonly Article article = analysis.Article;
    private Uri address = Canonical(page.Address, analysis.Article.CanonicalAddress, source) ?? LinkAddress.Canonical(page.Address);

    public string AddressHash => Storage.AddressHash.Of(address);

    /// <summary>The address is what the page says of itself, and not where it was found.</summary>
    public bool IsCanonical => AddressHash != Storage.AddressHash.Of(page.Address);

    public string Title { get; } = StoredText.Clean(analysis.Article.Title);

    public string Text { get; } = StoredText.Clean(analysis.Article.Text);

    /// <summary>See <see cref="Storage.TextHash"/>.</summary>
    public string? TextHash { get; } = Storage.TextHash.Of(analysis.Article.Title, analysis.Article.Text);

    /// <summary>The day of the fetch at the outlet.</summary>
    public DateOnly CollectedDay { get; } = DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(page.FetchedAt, DateTimeKind.Utc), source?.TimeZone ?? TimeZoneInfo.Utc));

    /// <summary>The day the article counts for.</summary>
    public DateOnly Day => article.Published?.Day ?? CollectedDay;

    public void DisbelieveCanonical() => address = LinkAddress.Canonical(page.Address);

    /// <param name="hash">Hash of the address it goes by: mostly <see cref="AddressHash"/>.</param>
    public ArticleRow Article(string hash)
    {
        FindingRows findings = new(sourceId, Day, analysis);
        string search = SearchWords.Normalize($"{Title} {Text}");
        return new ArticleRow
        {
            AddressHash = hash,
            Address = address.AbsoluteUri,
            SourceId = sourceId,
            SourceSide = source?.Side,
            Title = Title,
            Text = Text,
            Language = StoredText.CleanOrNull(article.Language),
            Author = StoredText.CleanOrNull(article.Author),
            Published = article.Published?.ToString(),
            PublishedAt = article.Published?.At.UtcDateTime,
            PublishedPrecision = article.Published?.Precision,
            PublishedFrom = article.Published?.From,
            Day = Day,
            CollectedAt = page.FetchedAt,
            Relevant = analysis.Relevant,
            Countries = findings.Countries,
            SearchText = search,
            Bigrams = SearchWords.Bigrams(search),
            AnalyzerVersion = ArticleAnalyzer.Version,
            WatchlistVersion = watchlist.Version,
            Mentions = findings.Mentions(0),
            Topics = findings.Topics(0),
            Pages = [Page(0)],
        };
    }

    /// <param name="articleId">0 = an article still to be stored.</param>
    public PageRow Page(long articleId) => new()
    {
        ArticleId = articleId,
        BodyHash = Convert.ToHexStringLower(SHA256.HashData(page.Body.Span)),
        Address = page.Address.AbsoluteUri,
        Body = Compression.Pack(page.Body.Span),
        ContentType = StoredText.CleanOrNull(page.ContentType),
        FetchedAt = page.FetchedAt,
    };

    /// <summary>What a page says of its own address counts only on its own outlet, below the front page, and not where the outlet lists its articles.</summary>
    private static Uri? Canonical(Uri fetched, Uri? stated, Source? source)
    {
        if (stated is not { IsAbsoluteUri: true, AbsolutePath.Length: > 1, Scheme: "http" or "https" })
            return null;
        if (stated.IdnHost != fetched.IdnHost && (source is null || !SourceHosts.Has(source, stated)))
            return null;
        string key = LinkAddress.Key(stated);
        return source is not null && source.Listings.Select(l => l.Address).Concat(source.Feeds).Append(source.Site).Any(a => LinkAddress.Key(a) == key)
            ? null
            : LinkAddress.Canonical(stated);
    }
}
