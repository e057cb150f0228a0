using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

/// <summary>A number that nobody can count again is worth nothing: each leads to a list, and the list has that many rows.</summary>
[Collection(DemoCollection.Name)]
public sealed class NumberTests(DemoSite site)
{
    private static readonly string[] Starts =
    [
        "/", "/claims", "/mentions", "/mentions?unit=article", "/mentions?unit=hit", "/mentions?unit=headline", "/actors?named=true", "/sources", "/visits?historical=true", "/visits?open=true",
        "/trends?per=day", "/trends?by=office&unit=hit&per=month", "/trends?by=office&unit=headline&per=year&from=", "/trends?by=topic&per=week&unit=mention",
        "/trends?by=source&per=quarter&stories=true", "/trends?by=country&unit=hit", "/trends?by=side&per=week", "/trends?by=language&unit=headline",
        "/trends?by=salience&unit=mention", "/trends?by=all&per=day&average=3&year=true", "/trends?text=%EB%AA%BD%EA%B3%A8&per=day", "/trends?measure=share&per=day&salience=headline",
    ];

    private readonly Dictionary<string, int> lengths = [];

    [Fact]
    public async Task Every_number_on_every_page_is_the_length_of_the_list_it_leads_to()
    {
        HashSet<string> pages = [.. Starts];
        foreach (string start in Starts.Where(s => s.StartsWith("/mentions", StringComparison.Ordinal) || s is ['/', 'a' or 's', ..]))
        {
            IHtmlDocument page = await site.PageAsync(start);
            pages.UnionWith(Addresses(page, "/actors/").Take(6).Concat(Addresses(page, "/sources/")).Concat(Addresses(page, "/articles/").Take(6)));
        }

        List<string> wrong = [];
        int walked = 0;
        foreach (string address in pages.Where(p => !p.Contains('#', StringComparison.Ordinal)))
        {
            IHtmlDocument page = await site.PageAsync(address);
            foreach (IElement link in page.QuerySelectorAll("a.count-link"))
            {
                int told = int.Parse(link.TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
                string list = link.GetAttribute("href")!;
                int rows = await LengthAsync(list.StartsWith('#') ? address + list : list);
                walked++;
                if (rows != told)
                    wrong.Add($"{address}: {told} leads to {rows} rows of {list}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(walked > 300, $"only {walked} numbers were met");
    }

    [Theory]
    [InlineData("몽골")]
    [InlineData("朝鲜")]
    [InlineData("монгол улс")]
    [InlineData("МОНГОЛ")]
    [InlineData("モンゴル")]
    public async Task Words_of_every_script_are_found_and_marked_in_no_other_article(string words)
    {
        IHtmlDocument page = await site.PageAsync("/mentions?unit=article&text=" + Uri.EscapeDataString(words));
        Assert.NotEmpty(page.QuerySelectorAll("[data-row=article]"));
        foreach (string article in Addresses(page, "/articles/").Where(a => !a.Contains('#', StringComparison.Ordinal)))
        {
            string text = (await site.PageAsync(article)).QuerySelector("main")!.TextContent;
            Assert.All(words.Split(' '), w => Assert.Contains(w, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task A_list_has_one_address_and_the_same_rows_for_programs()
    {
        IHtmlDocument page = await site.PageAsync("/mentions?unit=hit&country=mn");
        int rows = await LengthAsync("/mentions?unit=hit&country=mn");
        string csv = await site.Client.GetStringAsync(page.QuerySelector(".exports a[download]")!.GetAttribute("href"));
        Assert.Equal(rows, csv.Split("\r\n").Length - 2);
        using HttpResponseMessage untidy = await site.Client.GetAsync("/mentions?country=mn&text=&unit=hit&from=");
        Assert.Equal("/mentions?unit=hit&country=mn", untidy.Headers.Location?.ToString());
    }

    private static IEnumerable<string> Addresses(IHtmlDocument page, string path) =>
        page.QuerySelectorAll($"main a[href^='{path}']").Select(a => a.GetAttribute("href")!).Distinct();

    private async Task<int> LengthAsync(string list)
    {
        if (lengths.TryGetValue(list, out int known))
            return known;
        int rows = 0;
        string[] parts = list.Split('#');
        for (string? next = parts[0]; next is not null;)
        {
            IHtmlDocument page = await site.PageAsync(next);
            IParentNode part = parts.Length > 1 ? page.QuerySelector($"section[aria-labelledby={parts[1]}]")! : page;
            rows += part.QuerySelectorAll("[data-row]").Length;
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        return lengths[list] = rows;
    }
}
