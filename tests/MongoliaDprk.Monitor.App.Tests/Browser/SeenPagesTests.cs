using Microsoft.Playwright;

namespace MongoliaDprk.Monitor.App.Tests.Browser;

/// <summary>Every page as a browser shows it: what fails is listed for all pages at once.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SeenPagesTests(BrowserSite site)
{
    private const string TooWide = """
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
          [...document.querySelectorAll('main *, header *, footer *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .unseen'))
            .slice(0, 3).map(e => e.outerHTML.slice(0, 160))
        """;

    /// <summary>Words of two elements in one line with nothing between them: markup loses a space easily, and no other test sees it.</summary>
    private const string RunTogether = """
        () => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange(), found = [];
          let before = null;
          for (let node; node = walker.nextNode();) {
            if (!node.data.trim() || !node.parentElement.checkVisibility() || node.parentElement.closest('svg, option, mark, ins, del')) continue;
            range.selectNodeContents(node);
            const boxes = [...range.getClientRects()], first = boxes[0], last = boxes.at(-1);
            if (!first) continue;
            if (before && before.parent !== node.parentElement && /[\p{L}\p{N}·]$/u.test(before.words) && /^[\p{L}\p{N}·]/u.test(node.data)
                && Math.abs(before.box.bottom - first.bottom) < 8 && Math.abs(first.left - before.box.right) < 1)
              found.push(before.words.slice(-30) + '|' + node.data.slice(0, 30));
            before = { words: node.data, parent: node.parentElement, box: last };
          }
          return found;
        }
        """;

    /// <summary>A folder for pictures to be looked at, also of the dark colours; null = nobody asked, and they lie beside the program of the tests.</summary>
    private static readonly string? Asked = Environment.GetEnvironmentVariable("MONITOR_SCREENSHOTS");

    [BrowserFact]
    public async Task Every_page_loads_without_an_error_asks_no_other_host_and_loses_no_space()
    {
        List<string> faults = [];
        IPage page = await site.NewPageAsync();
        page.Console += (_, said) => { if (said.Type is "error" or "warning") faults.Add($"{page.Url}: console: {said.Text}"); };
        page.PageError += (_, error) => faults.Add($"{page.Url}: {error}");
        page.RequestFailed += (_, request) => faults.Add($"{page.Url}: {request.Url} failed: {request.Failure}");
        page.Response += (_, response) => { if (response.Status >= 400) faults.Add($"{page.Url}: {response.Url} answered {response.Status}"); };
        page.Request += (_, request) => { if (new Uri(request.Url) is { Scheme: not "data" } asked && asked.Authority != site.Address.Authority) faults.Add($"{page.Url}: asks {request.Url}"); };
        foreach (string address in site.Pages)
        {
            await page.GotoAsync(address);
            if (await page.Locator("h1").CountAsync() != 1)
                faults.Add($"{address}: not one h1");
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            faults.AddRange((await page.EvaluateAsync<string[]>(RunTogether)).Select(words => $"{address}: no space in {words}"));
        }

        await page.Context.CloseAsync();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [BrowserFact]
    public async Task No_page_scrolls_sideways_on_a_narrow_screen_and_each_is_pictured_narrow_and_wide()
    {
        List<string> faults = [];
        foreach (int width in (int[])[360, 1280])
        {
            IPage page = await site.NewPageAsync(width);
            foreach (string address in site.Pages)
            {
                await page.GotoAsync(address);
                faults.AddRange((await page.EvaluateAsync<string[]>(TooWide)).Select(element => $"{address} at {width} px: {element}"));
                await PictureAsync(page, address, width, "");
                if (Asked is null)
                    continue;
                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                await PictureAsync(page, address, width, "-dark");
                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            }

            await page.Context.CloseAsync();
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Of the whole page. The caret is left as it is: what hides it is a style that the page's policy forbids.</summary>
    private static Task PictureAsync(IPage page, string address, int width, string scheme) => page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Asked ?? Path.Combine(AppContext.BaseDirectory, "screenshots"), $"{Name(address)}-{width}{scheme}.png"),
        FullPage = true,
        Caret = ScreenshotCaret.Initial,
    });

    private static string Name(string address) => address == "/" ? "today" : string.Concat(address[1..].Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
