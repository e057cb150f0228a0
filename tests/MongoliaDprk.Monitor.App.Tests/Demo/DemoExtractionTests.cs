using System.Text;
using MongoliaDprk.Monitor.App.Demo;
using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Tests.Demo;

/// <summary>Every page of the demonstration's web, in its charset and with what its feed says, must be read without a fault.</summary>
public sealed class DemoExtractionTests
{
    private static readonly DateTime Start = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Uri Site = new("http://127.0.0.1:5099/");
    private static readonly IReadOnlyList<DemoOutlet> Outlets = [.. DemoOutlet.All().Select(outlet => DemoDates.Fill(outlet, Start))];

    public static TheoryData<string, string> Pages()
    {
        var pages = new TheoryData<string, string>();
        foreach (DemoOutlet outlet in Outlets)
            outlet.Articles.ForEach(article => pages.Add(outlet.Id, article.Slug));
        return pages;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_read_without_a_fault_with_what_the_feed_says_of_it(string outletId, string slug)
    {
        (DemoOutlet outlet, DemoArticle article) = Find(outletId, slug);
        Source source = DemoWeb.Source(outlet, Site);
        Link link = Assert.Single(Links(outlet, source), l => l.Address.AbsolutePath == DemoPages.Path(article));

        AssertRead(outlet, article, ArticleExtractor.Extract(Page(outlet, article), source, link));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_read_without_a_fault_when_only_its_outlet_is_known(string outletId, string slug)
    {
        (DemoOutlet outlet, DemoArticle article) = Find(outletId, slug);

        AssertRead(outlet, article, ArticleExtractor.Extract(Page(outlet, article), DemoWeb.Source(outlet, Site)));
    }

    private static void AssertRead(DemoOutlet outlet, DemoArticle expected, Article read)
    {
        Assert.Equal(expected.Title, read.Title);
        Assert.Equal(expected.Paragraphs, read.Text.Split('\n').Where(line => !line.StartsWith("(2026.", StringComparison.Ordinal)));
        Assert.Equal(expected.Language, read.Language);
        DateTime published = TimeZoneInfo.ConvertTimeFromUtc(Start.AddHours(-expected.HoursAgo), TimeZoneInfo.FindSystemTimeZoneById(outlet.TimeZone));
        Assert.Equal(DateOnly.FromDateTime(published), read.Published?.Day);
    }

    private static (DemoOutlet Outlet, DemoArticle Article) Find(string outletId, string slug)
    {
        DemoOutlet outlet = Outlets.Single(o => o.Id == outletId);
        return (outlet, outlet.Articles.Single(a => a.Slug == slug));
    }

    private static FetchedPage Page(DemoOutlet outlet, DemoArticle article) =>
        new(new Uri(Site, DemoPages.Path(article)), outlet.Encoding.GetBytes(DemoPages.Article(outlet, article, Start)), "text/html", Start);

    private static IReadOnlyList<Link> Links(DemoOutlet outlet, Source source)
    {
        LinkPlace place = Assert.Single(LinkPlace.Of(source, DateTime.MinValue));
        Encoding encoding = outlet.Feed == DemoFeedKind.Json ? Encoding.UTF8 : outlet.Encoding;
        byte[] body = encoding.GetBytes(DemoFeeds.Write(outlet, Site, Start));
        return place.Read(new FetchedPage(place.Address, body, DemoFeeds.ContentType(outlet.Feed), Start)).Links;
    }
}
