using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MongoliaDprk.Monitor.App.Tests.Browser;

/// <summary>WCAG 2.2 A and AA as far as axe-core can tell, and the keyboard, which it cannot.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(BrowserSite site)
{
    private const int TabsPerPage = 40;

    private const string Focus = """
        () => {
          const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
          return {
            id: e.id, href: e.getAttribute('href') ?? '', what: e.outerHTML.slice(0, 120), isBody: e === document.body,
            ring: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,
            inView: r.width > 0 && r.height > 0 && r.bottom > 0 && r.right > 0 && r.top < innerHeight && r.left < innerWidth };
        }
        """;

    private static readonly AxeRunOptions Rules = Only("tag", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static readonly AxeRunOptions Contrast = Only("rule", "color-contrast");

    [BrowserFact]
    public async Task No_page_breaks_a_rule_of_WCAG_and_its_colours_can_be_told_apart_in_the_dark_too()
    {
        List<string> faults = [];
        IPage page = await site.NewPageAsync();
        foreach (string address in site.Pages)
        {
            await page.GotoAsync(address);
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            foreach ((ColorScheme scheme, AxeRunOptions rules) in new[] { (ColorScheme.Light, Rules), (ColorScheme.Dark, Contrast) })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                AxeResult result = await page.RunAxe(rules);
                Assert.Contains(result.Passes, rule => rule.Id == "color-contrast");
                faults.AddRange(result.Violations.Select(rule => $"{address} ({scheme}): {rule.Id}, {rule.Nodes.Length} times: {rule.Nodes[0].Html} {string.Join(", ", rule.Nodes[0].Any.Select(check => check.Message))}"));
            }
        }

        await page.Context.CloseAsync();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [BrowserFact]
    public async Task The_keyboard_reaches_the_menu_and_everything_it_reaches_has_a_ring_in_view()
    {
        List<string> faults = [];
        IPage page = await site.OpenAsync("/");
        string[] menu = await page.Locator("nav[aria-label=Main] a").EvaluateAllAsync<string[]>("links => links.map(l => l.getAttribute('href'))");
        foreach (string address in site.Pages)
        {
            await page.GotoAsync(address);
            List<Focused> reached = await TabAsync(page);
            if (!menu.All(entry => reached.Take(menu.Length + 2).Any(f => f.Href == entry)))
                faults.Add($"{address}: the menu is not among the first that Tab reaches");
            faults.AddRange(reached.Where(f => !f.Ring || !f.InView).Select(f => $"{address}: {(f.Ring ? "out of view" : "no ring")}: {f.What}"));
        }

        await page.Context.CloseAsync();
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    [BrowserFact]
    public async Task The_first_link_of_a_page_shows_itself_and_skips_the_menu()
    {
        IPage page = await site.OpenAsync("/mentions");
        await page.Keyboard.PressAsync("Tab");
        Focused first = await page.EvaluateAsync<Focused>(Focus);
        Assert.Equal(("#content", true), (first.Href, first.InView));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("content", (await page.EvaluateAsync<Focused>(Focus)).Id);
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"));
        await page.Context.CloseAsync();
    }

    private static AxeRunOptions Only(string type, params List<string> values) => new()
    {
        RunOnly = new RunOnlyOptions { Type = type, Values = values },
        ResultTypes = [ResultType.Violations], // of the rules that are kept, one element each is enough
    };

    /// <summary>What Tab reaches from the top of the page, at most <see cref="TabsPerPage"/>.</summary>
    private static async Task<List<Focused>> TabAsync(IPage page)
    {
        List<Focused> reached = [];
        for (int i = 0; i < TabsPerPage; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            Focused focused = await page.EvaluateAsync<Focused>(Focus);
            if (focused.IsBody)
                break;
            reached.Add(focused);
        }

        return reached;
    }

    /// <summary>The element that has the keyboard.</summary>
    private sealed class Focused
    {
        public string Id { get; set; } = "";

        public string Href { get; set; } = "";

        public string What { get; set; } = "";

        public bool IsBody { get; set; }

        public bool Ring { get; set; }

        public bool InView { get; set; }
    }
}
