using System.Text;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests.Articles;

/// <summary>Pages written for the tests of this folder.</summary>
internal static class Pages
{
    public static readonly DateTime FetchedAt = new(2024, 6, 1, 12, 0, 0, DateTimeKind.Utc);

    public const string Sentence = "The two ministers signed a plan of exchange for three years, discussed trade, and agreed to meet again in the autumn.";

    /// <summary>A body of running text long enough that nothing else on a page is taken for it.</summary>
    public static string Paragraphs(int count = 6) => string.Concat(Enumerable.Range(1, count).Select(i => $"<p>Paragraph {i}. {Sentence} {Sentence}</p>"));

    public static Article Read(string html, Source? source = null, Link? link = null, string address = "http://news.example/story") =>
        ArticleExtractor.Extract(new FetchedPage(new Uri(address), Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", FetchedAt), source, link);

    public static Source Outlet(string zone = "Asia/Ulaanbaatar", SourceCalendar calendar = SourceCalendar.Gregorian, PageSelectors? selectors = null) => new(
        "outlet", "Outlet", "aa", "aa", ["en"], new Uri("http://news.example/"), TimeZoneInfo.FindSystemTimeZoneById(zone), calendar, true,
        TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(5), [], [], [], [], selectors ?? PageSelectors.None);
}
