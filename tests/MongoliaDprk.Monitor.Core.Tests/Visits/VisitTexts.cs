using System.Globalization;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Core.Tests.Visits;

/// <summary>Runs texts through the analysis with the project's own watchlist; the tables of texts lie beside this file.</summary>
internal static class VisitTexts
{
    public static Watchlist Watchlist { get; } = WatchlistReader.Read(Files());

    private static ArticleAnalyzer Analyzer { get; } = new(Watchlist);

    /// <param name="day">ISO day of publication, or empty = unknown.</param>
    /// <param name="side">Side of the outlet, or empty = none.</param>
    public static IReadOnlyList<VisitReport> Detect(string? language, string day, string side, string title, string text)
    {
        PublishedDate? published = day.Length == 0 ? null
            : new PublishedDate(new DateTimeOffset(DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeSpan.Zero), DatePrecision.Day, DateOrigin.Meta);
        return Analyzer.Analyze(new Article(title, text, language, published, null, null), side.Length > 0 ? side : null).Visits;
    }

    /// <summary>The rows of a table, without its comments, cell by cell.</summary>
    public static IEnumerable<string[]> Lines(string table) =>
        File.ReadLines(Path.Combine(ProjectFolder.Top, "tests", "MongoliaDprk.Monitor.Core.Tests", "Visits", table))
            .Where(l => !l.StartsWith('#')).Select(l => l.Split('\t'));

    private static WatchlistFile[] Files()
    {
        string folder = Path.Combine(ProjectFolder.Top, "src", "Watchlist");
        return [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(f => new WatchlistFile(Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText(f)))];
    }
}
