using System.Text;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Prefilter;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests.Prefilter;

/// <summary>One watchlist with its prefilter and its slow path, which must agree on every page.</summary>
internal sealed class PrefilterCase(Watchlist watchlist)
{
    private static readonly DateTime FetchedAt = new(2024, 9, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly PagePrefilter prefilter = new(watchlist);
    private readonly ArticleAnalyzer analyzer = new(watchlist);

    public static Lazy<PrefilterCase> BuiltIn { get; } = new(() => new PrefilterCase(ReadBuiltIn()));

    public Watchlist Watchlist => watchlist;

    public bool Passes(byte[] body, string? contentType, string? sourceSide) => prefilter.CanBeRelevant(body, contentType, sourceSide);

    public bool Passes(string html, string? sourceSide = null) => Passes(Encoding.UTF8.GetBytes(html), null, sourceSide);

    public bool IsRelevant(byte[] body, string? contentType, string? sourceSide) =>
        analyzer.Analyze(ArticleExtractor.Extract(new FetchedPage(new Uri("https://news.example/a"), body, contentType, FetchedAt)), sourceSide).Relevant;

    /// <summary>Whether the page is relevant and the prefilter says that it cannot be.</summary>
    public bool Loses(string html, string? sourceSide) => !Passes(html, sourceSide) && IsRelevant(Encoding.UTF8.GetBytes(html), null, sourceSide);

    /// <summary>The sides of outlets for which the page is relevant and the prefilter says that it cannot be.</summary>
    public IEnumerable<string> Lost(byte[] body, string? contentType)
    {
        Article article = ArticleExtractor.Extract(new FetchedPage(new Uri("https://news.example/a"), body, contentType, FetchedAt));
        foreach (string? side in (string?[])[null, .. watchlist.Sides])
        {
            if (!Passes(body, contentType, side) && analyzer.Analyze(article, side).Relevant)
                yield return side ?? "no side";
        }
    }

    private static Watchlist ReadBuiltIn()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "MongoliaDprk.Monitor.sln")))
            at = at.Parent;
        string folder = Path.Combine(at!.FullName, "src", "Watchlist");
        return WatchlistReader.Read(
        [
            .. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
                .Select(file => new WatchlistFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file))),
        ]);
    }
}
