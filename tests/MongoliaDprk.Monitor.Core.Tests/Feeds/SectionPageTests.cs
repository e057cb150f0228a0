using System.Text;
using AngleSharp.Html.Parser;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Links;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Tests.Feeds;

public sealed class SectionPageTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ulaanbaatar");

    public static TheoryData<string> Names => [.. SectionPages.All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Exactly_the_articles_are_found_with_headline_and_date(string name)
    {
        (_, string address, string html) = SectionPages.All.Single(page => page.Name == name);
        Assert.Equal(Expected(new Uri(address), html), Read(address, html, null).Select(Line));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_selector_gives_the_same_headlines_and_dates(string name)
    {
        (_, string address, string html) = SectionPages.All.Single(page => page.Name == name);
        Assert.Equal(Expected(new Uri(address), html), Read(address, html.Replace("Read more", "", StringComparison.Ordinal), "[expect]").Select(Line));
    }

    [Fact]
    public void A_date_of_which_the_line_leaves_open_whose_it_is_is_left_out()
    {
        const string html = "<div>28.05.2024 <a href='/a/10001'>The first of many long headlines</a> 27.05.2024 <a href='/a/10002'>The second of many long headlines</a> 26.05.2024</div>";
        Assert.All(Read("https://outlet.test/", html, null), link => Assert.Null(link.Published));
    }

    [Theory]
    [InlineData("28 May")]
    [InlineData("13:05")]
    [InlineData("Plan for the years 2024, 2025 and 2026")]
    [InlineData("2024")]
    [InlineData("Page 1 of 20")]
    public void What_is_no_whole_date_gives_none(string text) => Assert.Null(ListingDate.Parse(text, null));

    [Fact]
    public void A_page_of_links_without_end_is_read_in_time_in_proportion_to_its_length()
    {
        StringBuilder html = new();
        for (int i = 0; i < 30_000; i++)
            html.Append("<div class=nav><div><a href='/a/").Append(i).Append("'>A headline that is long enough</a>");
        Assert.True(Read("https://outlet.test/", html.ToString(), null).Count <= 2000);
    }

    private static IEnumerable<string> Expected(Uri address, string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        Uri from = Uri.TryCreate(address, document.QuerySelector("base")?.GetAttribute("href"), out Uri? stated) ? stated : address;
        foreach (var marked in document.QuerySelectorAll("[expect]"))
        {
            string[] parts = marked.GetAttribute("expect")!.Split('|');
            yield return $"{LinkAddress.Canonical(new Uri(from, marked.GetAttribute("href")!))} {parts[0]} {parts.ElementAtOrDefault(1)}";
        }
    }

    private static string Line(Link link) =>
        $"{link.Address} {link.Title} {(link.Published is { } at ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, Zone)).ToString("yyyy-MM-dd", null) : null)}";

    private static IReadOnlyList<Link> Read(string address, string html, string? selector) => ListingReader.Read(
        new FetchedPage(new Uri(address), Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", default), new ListingPage(new Uri(address), selector), Zone);
}
