using System.Globalization;
using Microsoft.Playwright;

namespace MongoliaDprk.Monitor.App.Tests.Browser;

/// <summary>An analyst's ways through the dashboard, with the mouse and without a script.</summary>
[Collection(BrowserCollection.Name)]
public sealed class JourneyTests(BrowserSite site)
{
    [BrowserFact]
    public async Task From_a_filter_to_the_list_its_evidence_and_the_same_list_as_a_file()
    {
        IPage page = await site.OpenAsync("/mentions");
        int all = await CountAsync(page);
        string actor = (await page.Locator("td a[href^='/actors/']").First.GetAttributeAsync("href"))!.Split('/')[^1];
        await page.Locator("#actor").SelectOptionAsync(actor);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        Assert.Contains($"actor={actor}", page.Url, StringComparison.Ordinal);
        int count = await CountAsync(page);
        Assert.InRange(count, 1, all - 1);

        IDownload file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync());
        Assert.Equal(count, Records(await File.ReadAllTextAsync(await file.PathAsync())) - 1);

        ILocator evidence = page.Locator("td.evidence a.title").First;
        string title = await evidence.InnerTextAsync();
        await evidence.ClickAsync();
        Assert.Equal(title, await page.Locator("h1").InnerTextAsync());
        Assert.True(await page.Locator("main mark").First.IsVisibleAsync());
        Assert.True(await page.Locator($"main a[href='/actors/{actor}']").First.IsVisibleAsync());
        Assert.NotEqual(0, await page.Locator("main a[rel~=external][rel~=noopener]").CountAsync());
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_visit_is_confirmed_and_the_decision_taken_back()
    {
        IPage page = await site.OpenAsync("/review?below=100");
        int open = await CountAsync(page);
        await page.Locator("main article h2 a").First.ClickAsync();
        string visit = page.Url;
        await DecideAsync(page, "confirm", "two outlets say the same");
        Assert.True(await page.GetByText("two outlets say the same").First.IsVisibleAsync());

        await page.GotoAsync("/review?below=100");
        Assert.Equal(open - 1, await CountAsync(page));
        Assert.True(await page.GetByRole(AriaRole.Cell, new() { Name = "two outlets say the same" }).IsVisibleAsync());

        await page.GotoAsync(visit);
        await DecideAsync(page, "undo", "it was one outlet and its copy");
        await page.GotoAsync("/review?below=100");
        Assert.Equal(open, await CountAsync(page));
        Assert.True(await page.GetByRole(AriaRole.Cell, new() { Name = "two outlets say the same" }).IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    private static async Task DecideAsync(IPage page, string kind, string why)
    {
        await page.Locator($"#kind-{kind}").CheckAsync();
        await page.Locator("#by").FillAsync("an analyst");
        await page.Locator("#why").FillAsync(why);
        await page.GetByRole(AriaRole.Button, new() { Name = "Decide", Exact = true }).ClickAsync();
    }

    private static async Task<int> CountAsync(IPage page) =>
        int.Parse((await page.Locator("[data-total]").First.InnerTextAsync()).Split(' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    /// <summary>Records of a CSV file (RFC 4180): a line break inside quotation marks ends none.</summary>
    private static int Records(string csv)
    {
        bool quoted = false;
        return csv.Count(c =>
        {
            quoted ^= c == '"';
            return c == '\n' && !quoted;
        });
    }
}
