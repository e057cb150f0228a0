using System.Globalization;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Tests.Alerts;

/// <summary>Stores articles that announce visits, as a poll would: each makes one alert.</summary>
internal static class TestReports
{
    /// <param name="number">Tells articles and visits apart.</param>
    public static async Task AddAsync(MonitorDatabase database, TimeProvider time, int number = 1)
    {
        ArticleStore articles = new(database, TestWatchlist.Pair, time);
        Uri address = new($"http://paper.invalid/{number}");
        await articles.AddLinksAsync("paper", [new Link(address)], null, default);
        PendingLink link = Assert.Single(await articles.PendingLinksAsync("paper", 1, default));
        DateTimeOffset now = time.GetUtcNow();
        Article article = new("A visit " + number, $"The president will arrive on Thursday {number}.", "en", new PublishedDate(now, DatePrecision.Minute, DateOrigin.Meta), null, null);
        string day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(30 * number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        VisitReport visit = new(
            ["visitor " + number], "aa", "bb", "Capital", day, null, VisitStage.Announced, true, "The president will arrive on Thursday.", 0.95, ["said so"]);
        await articles.SaveAsync(
            link, new FetchedPage(address, "<p>page"u8.ToArray(), "text/html", now.UtcDateTime), new Analysis(article, true, ["aa", "bb"], [], [], [visit]), default);
    }
}
