using System.Security.Cryptography;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Links;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>The rows of one analysed page.</summary>
internal sealed class ArticleRows(Watchlist watchlist, Source? source, string sourceId, ReadPages read, Analysis analysis)
{
    private readonly Article article = analysis.Article;
    private readonly FetchedPage page = read.First;
    private Uri address = Canonical(read.First.Address, analysis.Article.CanonicalAddress, source) ?? LinkAddress.Canonical(read.First.Address);

    public string AddressHash => Storage.AddressHash.Of(address);

    /// <summary>The address is what the page says of itself, and not where it was found.</summary>
    public bool IsCanonical => AddressHash != Storage.AddressHash.Of(page.Address);

    public string Title { get; } = StoredText.Clean(analysis.Article.Title);

    public string Text { get; } = StoredText.Clean(analysis.Article.Text);

    /// <summary>See <see cref="Storage.TextHash"/>.</summary>
    public string? TextHash { get; } = Storage.TextHash.Of(analysis.Article.Title, analysis.Article.Text);

    /// <summary>The day of the fetch at the outlet.</summary>
    public DateOnly CollectedDay { get; } = DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(read.First.FetchedAt, DateTimeKind.Utc), source?.TimeZone ?? TimeZoneInfo.Utc));

    /// <summary>The day the article counts for.</summary>
    public DateOnly Day => article.Published?.Day ?? CollectedDay;

    public void DisbelieveCanonical() => address = LinkAddress.Canonical(page.Address);

    /// <param name="hash">Hash of the address it goes by: mostly <see cref="AddressHash"/>.</param>
    public ArticleRow Article(string hash)
    {
        ArticleRow row = new()
        {
            AddressHash = hash,
            Address = address.AbsoluteUri,
            SourceId = sourceId,
            SourceSide = source?.Side,
            Title = "",
            Text = "",
            SearchText = "",
            WatchlistVersion = "",
            Published = article.Published?.ToString(),
            PublishedAt = article.Published?.At.UtcDateTime,
            PublishedPrecision = article.Published?.Precision,
            PublishedFrom = article.Published?.From,
            Day = Day,
            CollectedAt = page.FetchedAt,
            Versions = [Version(0, 1)],
            Pages = [.. Pages(0)],
        };
        row.PublicSince = StoryFinder.PublicSince(row);
        WriteTo(row, Day);
        return row;
    }

    /// <summary>Writes what an edit can change.</summary>
    /// <param name="day">The day the article counts for, whenever it was edited.</param>
    public void WriteTo(ArticleRow row, DateOnly day)
    {
        row.Title = Title;
        row.Text = Text;
        row.Language = StoredText.CleanOrNull(article.Language);
        row.Author = StoredText.CleanOrNull(article.Author);
        FindingRows findings = new(sourceId, day, analysis);
        row.Relevant = analysis.Relevant;
        row.Countries = findings.Countries;
        row.SearchText = SearchWords.Normalize($"{Title} {Text}");
        row.Bigrams = SearchWords.Bigrams(row.SearchText);
        row.AnalyzerVersion = ArticleAnalyzer.Version;
        row.WatchlistVersion = watchlist.Version;
        row.Mentions.AddRange(findings.Mentions(row.Id));
        row.Topics.AddRange(findings.Topics(row.Id));
    }

    /// <param name="articleId">0 = an article still to be stored.</param>
    public ArticleVersionRow Version(long articleId, int number) => new()
    {
        ArticleId = articleId,
        Number = number,
        Title = Title,
        Published = article.Published?.ToString(),
        FetchedAt = page.FetchedAt,
        PageHashes = [.. read.Pages.Select(Hash)],
        AnalyzerVersion = ArticleAnalyzer.Version,
        WatchlistVersion = watchlist.Version,
    };

    /// <summary>The bytes it was read from, each once.</summary>
    /// <param name="articleId">0 = an article still to be stored.</param>
    public IEnumerable<PageRow> Pages(long articleId) => read.Pages.Select(p => Page(articleId, p)).DistinctBy(p => p.BodyHash);

    /// <inheritdoc cref="Pages"/>
    public static PageRow Page(long articleId, FetchedPage page) => new()
    {
        ArticleId = articleId,
        BodyHash = Hash(page),
        Address = page.Address.AbsoluteUri,
        Body = Compression.Pack(page.Body.Span),
        ContentType = StoredText.CleanOrNull(page.ContentType),
        FetchedAt = page.FetchedAt,
    };

    /// <summary>See <see cref="PageRow.BodyHash"/>.</summary>
    public static string Hash(FetchedPage page) => Convert.ToHexStringLower(SHA256.HashData(page.Body.Span));

    /// <summary>What a page says of its own address counts only on its own outlet, below the front page, and not where the outlet lists its articles.</summary>
    private static Uri? Canonical(Uri fetched, Uri? stated, Source? source)
    {
        if (stated is not { IsAbsoluteUri: true, AbsolutePath.Length: > 1, Scheme: "http" or "https" })
            return null;
        if (LinkHost.Name(stated) != LinkHost.Name(fetched) && (source is null || !SourceHosts.Has(source, stated)))
            return null;
        string key = LinkAddress.Key(stated);
        return source is not null && source.Listings.Select(l => l.Address).Concat(source.Feeds).Append(source.Site).Any(a => LinkAddress.Key(a) == key)
            ? null
            : LinkAddress.Canonical(stated);
    }
}
